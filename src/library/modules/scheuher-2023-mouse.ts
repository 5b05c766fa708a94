import type { LibraryModule } from "../types.ts";

/** What the mouse models of Scheuher 2023 share. */
export const scheuher2023Mouse: LibraryModule = {
  name: "scheuher-2023-mouse",
  summary: "What the mouse models of Scheuher 2023 share",
  text: `module scheuher-2023-mouse
title "Plasma, transport and HER2 in mice with xenografts, after Scheuher 2023"
cite scheuher2023

param Vc = 1 mL          "central volume"                       reported scheuher2023
param Vp = 5.7 mL        "peripheral volume"                    reported scheuher2023
param half = 11.6 d      "half-life of antibody"                reported scheuher2023
param spread = 2.65 h    "half-time of distribution of antibody" reported scheuher2023
param part = 0.34 1      "partition of antibody into the peripheral space" reported scheuher2023
param spread_drug = 0.1 h "half-time of distribution of payload" reported scheuher2023
param part_drug = 83 1   "partition of payload into the peripheral space" reported scheuher2023
param P_adc = 50.34 um/d "permeability of vessels for antibody" reported scheuher2023
param D_adc = 1.74e-3 cm^2/d "diffusion of antibody"            reported scheuher2023
param void_adc = 0.24 1  "share of the tumour that antibody reaches" reported scheuher2023
param P_drug = 924 um/d  "permeability of vessels for payload"  reported scheuher2023
param D_drug = 0.11 cm^2/d "diffusion of payload"               reported scheuher2023
param void_drug = 0.44 1 "share of the tumour that payload reaches outside cells" reported scheuher2023
param vessel = 8 um      "radius of a vessel"                   reported scheuher2023
param krogh = 75 um      "half the distance between vessels"    reported scheuher2023
param Vmax = 5 mL        "largest tumour"                       reported scheuher2023
param cell_volume = 2e-12 L/cells "volume of a cell"            reported scheuher2023
param copies = 1e6 copies/cells "HER2 on a cell"                reported scheuher2023
param kon = 1e-4 1/(nM*s) "association with HER2"               reported scheuher2023
param kd = 0.3 nM        "dissociation constant"                reported scheuher2023
param kendo = 4.27e-5 1/s "internalisation"                     reported scheuher2023
param krec = 2.4e-5 1/s  "recycling"                            reported scheuher2023
param kdeg = 1.27e-4 1/s "degradation"                          reported scheuher2023
param kshed = 1.832e-5 1/s "shedding of HER2, from the steady state of the soluble form in patients" derived "scheuher2023: 8 ng/mL in plasma, a half-life of 5 h"
param sites = 65 nM      "payload's binding sites in cells"     reported scheuher2023
param konT = 1e-3 1/(nM*s) "association with them"              reported scheuher2023
param psi = 20 1         "sharpness of the passage"             reported scheuher2023
`,
};
