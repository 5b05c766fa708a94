import type { LibraryModule } from "../types.ts";

/** An ocular effect: a delayed site of action, cumulative logits of grades. */
export const ocularEffect: LibraryModule = {
  name: "ocular-effect",
  summary: "An ocular effect: a delayed site of action, cumulative logits of grades",
  text: `module ocular-effect
title "Ocular effect: a site of action that lags behind plasma, chance of each grade by cumulative logits"

index g = 1..3

needs plasma : nM  "concentration that drives it"
needs ke0    : 1/h "how fast the site follows"
needs base[g] : 1  "logit of grade g or higher without drug"
needs slope  : 1/nM "logit per concentration at the site"
provides chance[g] : 1 "chance of grade g or higher"

species site : nM "concentration at the site of action"
site' = ke0 * (plasma - site)
chance[g] = 1 / (1 + exp(-(base[g] + slope * site)))
output at_site : nM = site "concentration at the site of action"
output grade_or_higher[g] : % = chance[g] "chance of grade g or higher"
`,
};
