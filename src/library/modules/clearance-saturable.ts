import type { LibraryModule } from "../types.ts";

/** Elimination that saturates (Michaelis-Menten), beside linear clearance. */
export const clearanceSaturable: LibraryModule = {
  name: "clearance-saturable",
  summary: "Elimination that saturates (Michaelis-Menten), beside linear clearance",
  text: `module clearance-saturable
title "Elimination that saturates, beside linear clearance"
cite lu2019

needs species A : nmol "antibody in plasma"
needs species gone : nmol "antibody eliminated, cumulative"
needs V    : L      "volume of plasma"
needs vmax : nmol/h "fastest elimination"
needs km   : nM     "concentration at half of it"

reaction saturate : A -> gone at vmax * A / V / (km + A / V)
`,
};
