import type { LibraryModel } from "../types.ts";

/** T-DXd in patients with HER2-positive tumours (Scheuher 2023). */
export const scheuher2023TDxdHuman: LibraryModel = {
  name: "scheuher-2023-t-dxd-human",
  summary: "T-DXd in patients with HER2-positive tumours (Scheuher 2023)",
  text: `model scheuher-2023-t-dxd-human
title "T-DXd in a typical patient with a HER2-positive tumour, shed HER2 and normal cells"
cite scheuher2023

param half_drug = 0.85 h  "half-life of payload"            reported scheuher2023
param MW = 153702 Da      "molar mass of the conjugate"     reported scheuher2023
param load = 8 1          "drugs on a conjugate"            reported scheuher2023
param kdec = 1.67e-8 1/s   "deconjugation"                   reported scheuher2023
param kcleave = 0 1/s     "cleavage of the linker in endosomes" assumed "the value is not printed" range 0..1e-4
param kin = 0.0128 1/s    "payload into cells"              reported scheuher2023
param kout = 0.00898 1/s  "payload out of cells"            reported scheuher2023
param kdT = 161 nM        "dissociation constant from the sites" reported scheuher2023
param cytosol = 0.43 1    "share of a cell that is cytosol" reported scheuher2023
param kmax = 0.201 1/d  "fastest killing"               reported scheuher2023
param kc50 = 9.54 nM   "payload in cytosol, free and bound, at half of it" reported scheuher2023
param tau = 1e-3 d     "mean time in a stage of death"    assumed "that of N87 in mice; not printed for patients" range 0.001..4
use scheuher-2023-human
`,
};
