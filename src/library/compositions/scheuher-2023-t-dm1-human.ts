import type { LibraryModel } from "../types.ts";

/** T-DM1 in patients with HER2-positive tumours (Scheuher 2023). */
export const scheuher2023TDm1Human: LibraryModel = {
  name: "scheuher-2023-t-dm1-human",
  summary: "T-DM1 in patients with HER2-positive tumours (Scheuher 2023)",
  text: `model scheuher-2023-t-dm1-human
title "T-DM1 in a typical patient with a HER2-positive tumour, shed HER2 and normal cells"
cite scheuher2023

param half_drug = 3 h     "half-life of payload"            reported scheuher2023
param MW = 148781 Da      "molar mass of the conjugate"     reported scheuher2023
param load = 3.5 1        "drugs on a conjugate"            reported scheuher2023
param kdec = 8.5e-7 1/s   "deconjugation"                   reported scheuher2023
param kcleave = 0 1/s     "cleavage of the linker in endosomes" reported scheuher2023
param kin = 5.95e-5 1/s   "payload into cells"              reported scheuher2023
param kout = 3.95e-5 1/s  "payload out of cells"            reported scheuher2023
param kdT = 950 nM        "dissociation constant from the sites" reported scheuher2023
param cytosol = 0.51 1    "share of a cell that is cytosol" reported scheuher2023
param kmax = 0.139 1/d  "fastest killing"               reported scheuher2023
param kc50 = 23.8 nM   "payload in cytosol, free and bound, at half of it" reported scheuher2023
param tau = 1 d     "mean time in a stage of death"    assumed "that of N87 in mice; not printed for patients" range 0.001..4
use scheuher-2023-human
`,
};
