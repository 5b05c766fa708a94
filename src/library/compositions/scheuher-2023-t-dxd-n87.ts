import type { LibraryModel } from "../types.ts";

/** T-DXd and N87 tumours in mice (Scheuher 2023). */
export const scheuher2023TDxdN87: LibraryModel = {
  name: "scheuher-2023-t-dxd-n87",
  summary: "T-DXd and N87 tumours in mice (Scheuher 2023)",
  text: `model scheuher-2023-t-dxd-n87
title "T-DXd and N87 tumours in mice"
cite scheuher2023

use scheuher-2023-mouse
param half_drug = 0.85 h  "half-life of payload"            reported scheuher2023
param MW = 153702 Da      "molar mass of the conjugate"     reported scheuher2023
param load = 8 1          "drugs on a conjugate"            reported scheuher2023
param kdec = 1.7e-7 1/s   "deconjugation"                   reported scheuher2023
param kcleave = 0 1/s     "cleavage of the linker in endosomes" assumed "the value is not printed" range 0..1e-4
param kin = 0.0128 1/s    "payload into cells"              reported scheuher2023
param kout = 0.00898 1/s  "payload out of cells"            reported scheuher2023
param kdT = 161 nM        "dissociation constant from the sites" reported scheuher2023
param cytosol = 0.43 1    "share of a cell that is cytosol" reported scheuher2023
param V0 = 153 mm^3  "tumour at the start"          calibrated "the untreated tumour of scheuher2023"
param kmax = 0.32 1/d  "fastest killing"                reported scheuher2023
param tau = 1e-3 d    "mean time in a stage of death"   reported scheuher2023
param kc50 = 9.54 nM   "payload in cells at half of it" reported scheuher2023
param hill = 2 1    "steepness"                      reported scheuher2023
param doubling = 9.70 d "doubling time"                 reported scheuher2023
param linear = 175 mm^3/d "linear growth"              reported scheuher2023
use scheuher-2023
output balance_antibody : 1 = (A + Ap + B + Bp + in_tumour + gone - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (load * (A + Ap) + conjugated + unconjugated + X + Xp + gone_drug - load * given) / max(load * given, 1e-9 {nmol})
                          "payload found beside payload given: stays 0"
`,
};
