import type { LibraryModel } from "../types.ts";

/** Belantamab mafodotin in myeloma: clearance that falls with time, M-protein, resistance (Collins 2023). */
export const collins2023Belantamab: LibraryModel = {
  name: "collins-2023-belantamab",
  summary:
    "Belantamab mafodotin in myeloma: clearance that falls with time, M-protein, resistance (Collins 2023)",
  text: `model collins-2023-belantamab
title "Belantamab mafodotin in myeloma: clearance that falls with time, M-protein, resistance"
cite collins2023 nlmixr2lib

param CL   = 0.915 L/d "clearance at the start"                   reported collins2023
param fall = 0.309 1   "fall of log clearance with time"          reported collins2023
param half_time = 56.9 d "time of half of it"                     reported collins2023
param steep = 3.81 1   "steepness in time"                        reported collins2023
param Vc   = 4.46 L    "central volume"                           reported collins2023
param Q    = 0.740 L/d "distribution clearance"                   reported collins2023
param Vp   = 6.49 L    "peripheral volume"                        reported collins2023
param kg   = 0.0174 1/d "growth of M-protein"                     reported collins2023
param A50  = 1.16 g/L  "M-protein at which growth is half as fast; printed with ug/mL" reported collins2023
param full = 150 g/L   "largest M-protein"                        reported collins2023
param kd   = 0.0207 1/d "fastest decline"                         reported collins2023
param kd_low = 1.41 1  "factor on it for M-protein below 20 g/L at the start" reported collins2023
param potency = 0.619 mL/ug "decline per concentration at the site" reported collins2023
param resist = 0.0024 1/d "resistance"                            reported collins2023
param ke0  = 0.0284 1/d "how fast the site follows plasma"        reported collins2023
param M0   = 30 g/L    "M-protein at the start"                   assumed "an example" range 5..60
covariate B2M   = 350 nM "beta-2 microglobulin in serum, 350 nmol/L"
covariate sBCMA = 100 ng/mL "soluble BCMA in serum"

use clearance-waning as clearance (start = CL)
species A : mg "conjugate, central"
species P : mg "conjugate, peripheral"
species site : ug/mL "conjugate at the site of action"
species M : g/L = M0 "M-protein"
species gone : mg "conjugate eliminated, cumulative"
species given : mg "conjugate given, cumulative" constant
reaction eliminate : A -> gone at clearance_CL / Vc * A
reaction exchange  : A <-> P at Q / Vc * A - Q / Vp * P
site' = ke0 * (sBCMA / 100 {ng/mL})^(-0.414) * (A / Vc - site)
use growth-allee as law (size = M / 1 {g/L}, speed = kg * (B2M / 350 {nM})^0.219, half = A50 / 1 {g/L}, largest = full / 1 {g/L})
use resistance-decay as resistance
reaction grow    : nothing -> M at law_growth * M
reaction decline : M -> nothing at kd * if(M0 < 20 {g/L}, kd_low, 1) * (1 - exp(-potency * max(site, 0))) * resistance_left * M
dose adc : mg "conjugate into a vein" into A = 1 into given = 1
output m_protein : g/L = M "M-protein"
output conjugate : ug/mL = A / Vc "conjugate in plasma"
output balance_antibody : 1 = (A + P + gone - given) / max(given, 1e-9 {mg}) "conjugate found beside conjugate given: stays 0"
`,
};
