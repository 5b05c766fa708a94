import type { LibraryModule } from "../types.ts";

/** Peripheral neuropathy: a hazard that grows with time and with the concentration at a slow site. */
export const neuropathyWeibull: LibraryModule = {
  name: "neuropathy-weibull",
  summary: "Peripheral neuropathy: a hazard that grows with time and with the concentration at a slow site",
  text: `module neuropathy-weibull
title "Peripheral neuropathy: Weibull hazard with the concentration at a site that follows slowly"
cite lu2017

needs plasma : ng/mL "conjugated drug in plasma"
needs k1e    : 1/h   "how fast the site follows"
needs alpha  : mL/(ng*h) "hazard per concentration"
needs beta   : 1     "shape: above 1 the hazard grows with time"
needs relative : 1   "hazard relative to that of the reference patient"
provides hazard : 1/h "hazard"

species site : ng/mL "concentration at the site"
species cumulated : 1 "hazard so far"
site' = k1e * (plasma - site)
# The article writes b (a C)^b t^(b-1); this is the same with a bare number under the exponent.
hazard = relative * beta * alpha * max(site, 0) * max(alpha * site * time, 1e-15)^(beta - 1)
cumulated' = hazard
output without_event : % = exp(-cumulated) "share of patients without neuropathy of grade 2 or higher"
`,
};
