import type { LibraryModel } from "../types.ts";

/** T-DM1 and N87 tumours in mice (Scheuher 2023). */
export const scheuher2023TDm1N87: LibraryModel = {
  name: "scheuher-2023-t-dm1-n87",
  summary: "T-DM1 and N87 tumours in mice (Scheuher 2023)",
  text: `model scheuher-2023-t-dm1-n87
title "T-DM1 and N87 tumours in mice"
cite scheuher2023

use scheuher-2023-mouse
param half_drug = 3 h     "half-life of payload"            reported scheuher2023
param MW = 148781 Da      "molar mass of the conjugate"     reported scheuher2023
param load = 3.5 1        "drugs on a conjugate"            reported scheuher2023
param kdec = 8.5e-7 1/s   "deconjugation"                   reported scheuher2023
param kcleave = 0 1/s     "cleavage of the linker in endosomes" reported scheuher2023
param kin = 5.95e-5 1/s   "payload into cells"              reported scheuher2023
param kout = 3.95e-5 1/s  "payload out of cells"            reported scheuher2023
param kdT = 950 nM        "dissociation constant from the sites" reported scheuher2023
param cytosol = 0.51 1    "share of a cell that is cytosol" reported scheuher2023
param V0 = 320 mm^3  "tumour at the start"          calibrated "the untreated tumour of scheuher2023"
param kmax = 0.15 1/d  "fastest killing"                reported scheuher2023
param tau = 1 d    "mean time in a stage of death"   reported scheuher2023
param kc50 = 25 nM   "payload in cells at half of it" reported scheuher2023
param hill = 2 1    "steepness"                      reported scheuher2023
param doubling = 12.37 d "doubling time"                 reported scheuher2023
param linear = 189.56 mm^3/d "linear growth"              reported scheuher2023
use scheuher-2023
output balance_antibody : 1 = (A + Ap + B + Bp + in_tumour + gone - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (load * (A + Ap) + conjugated + unconjugated + X + Xp + gone_drug - load * given) / max(load * given, 1e-9 {nmol})
                          "payload found beside payload given: stays 0"
`,
};
