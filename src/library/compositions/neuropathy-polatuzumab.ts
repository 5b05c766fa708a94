import type { LibraryModel } from "../types.ts";

/** Polatuzumab vedotin and peripheral neuropathy in patients (Lu 2017, Lu 2019). */
export const neuropathyPolatuzumab: LibraryModel = {
  name: "neuropathy-polatuzumab",
  summary:
    "Polatuzumab vedotin in patients: conjugated MMAE, and time to peripheral neuropathy (Lu 2017, 2019)",
  text: `model neuropathy-polatuzumab
title "Polatuzumab vedotin in patients: conjugated MMAE, and time to peripheral neuropathy of grade 2 or higher"
cite lu2017 lu2019 nlmixr2lib

# Plasma is that of the two-analyte model without its saturable part: as transcribed that part multiplies an amount by a rate in
# ng/mL/h, and at 0.0203 ng/mL/h it is below a thousandth of what is eliminated. The transcription does not say whether the
# waning factor acts on both clearances; here it acts on the lasting one. Times in months are months of 30.4 days.
param CLss   = 0.0344 L/h  "lasting clearance of conjugated MMAE"   reported lu2019
param CLt    = 0.00623 L/h "clearance that wanes, at the start"     reported lu2019
param wane   = 0.0046 1/h  "how fast it wanes"                      reported lu2019
param more   = 0.223 1     "what lasting clearance has more at the start" reported lu2019
param month50 = 3.53 1     "months until half of that is gone"      reported lu2019
param steep  = 2.27 1      "steepness in time"                      reported lu2019
param Vc     = 3.15 L      "central volume"                         reported lu2019
param Q      = 0.0145 L/h  "distribution clearance"                 reported lu2019
param Vp     = 3.98 L      "peripheral volume"                      reported lu2019
param load   = 3.5 1       "drugs on a conjugate"                   assumed "3 to 4 on conjugates with interchain cysteines" range 3..4
param MW     = 150000 Da   "molar mass of the conjugate"            derived "an immunoglobulin G with drugs"
param MWm    = 718 Da      "molar mass of MMAE"                     reported nlmixr2lib
param k1e    = 3.60e-4 1/h "how fast the site follows plasma"       reported lu2017
param alpha  = 2.26e-6 mL/(ng*h) "hazard per concentration"         reported lu2017
param beta   = 1.37 1      "shape"                                  reported lu2017
param by_weight = 0.0219 1/kg "log hazard per kg above 80 kg"       reported lu2017
param by_sex = 0.296 1     "log hazard of women"                    reported lu2017
param by_history = -0.222 1 "log hazard with neuropathy of grade 1 at the start" reported lu2017
param by_vinca = -0.102 1  "log hazard after vinca alkaloids"       reported lu2017
param by_platinum = 0.159 1 "log hazard after platinum"             reported lu2017
param by_rituximab = -0.577 1 "log hazard with rituximab"           reported lu2017
covariate WT = 80 kg       "body weight"
covariate female = 0 1     "1 in women"
covariate history = 0 1    "1 with neuropathy of grade 1 at the start"
covariate vinca = 0 1      "1 after vinca alkaloids"
covariate platinum = 0 1   "1 after platinum"
covariate rituximab = 0 1  "1 with rituximab"

months = time / 730 {h}
CL = CLss * (1 + more * month50^steep / (month50^steep + months^steep)) + CLt * exp(-wane * time)
species A : nmol "conjugated MMAE, central"
species P : nmol "conjugated MMAE, peripheral"
species gone : nmol "conjugated MMAE eliminated, cumulative"
species given : nmol "conjugated MMAE given, cumulative" constant
reaction eliminate : A -> gone at CL / Vc * A
reaction exchange  : A <-> P at Q / Vc * A - Q / Vp * P
relative = exp(by_weight * (WT - 80 {kg}) + by_sex * female + by_history * history + by_vinca * vinca + by_platinum * platinum + by_rituximab * rituximab)
use neuropathy-weibull as nerve (plasma = A / Vc * MWm)
dose adc : mg "conjugate into a vein" into A = load / MW into given = load / MW

output conjugated_mmae : ng/mL = A / Vc * MWm "MMAE on antibody, in plasma"
output at_site : ng/mL = nerve_site "concentration at the slow site"
output with_neuropathy : % = 1 - exp(-nerve_cumulated) "patients who have had neuropathy of grade 2 or higher"
output balance_drug : 1 = (A + P + gone - given) / max(given, 1e-9 {nmol}) "MMAE found beside MMAE given: stays 0"
`,
};
