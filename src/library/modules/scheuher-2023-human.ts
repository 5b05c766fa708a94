import type { LibraryModule } from "../types.ts";

/** What the human models of Scheuher 2023 share. */
export const scheuher2023Human: LibraryModule = {
  name: "scheuher-2023-human",
  summary: "What the human models of Scheuher 2023 share",
  text: `module scheuher-2023-human
title "Plasma, transport, tumour and HER2 in patients, after Scheuher 2023"
cite scheuher2023

param Vc = 3 L           "central volume"                       reported scheuher2023
param Vp = 13 L          "peripheral volume"                    reported scheuher2023
param half = 11.6 d      "half-life of antibody"                reported scheuher2023
param spread = 10 h      "half-time of distribution of antibody" reported scheuher2023
param part = 0.187 1     "partition of antibody into the peripheral space" reported scheuher2023
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
param V0 = 1600 mm^3     "tumour at the start"                  reported scheuher2023
param Vmax = 523.8 mL    "largest tumour"                       reported scheuher2023
param doubling = 25 d    "doubling time"                        reported scheuher2023
param linear = 621 mm^3/d "linear growth"                       reported scheuher2023
param cell_volume = 2e-12 L/cells "volume of a cell"            reported scheuher2023
param copies = 1e6 copies/cells "HER2 on a tumour cell"         reported scheuher2023
param kon = 1e-4 1/(nM*s) "association with HER2"               reported scheuher2023
param kd = 0.3 nM        "dissociation constant"                reported scheuher2023
param kendo = 4.27e-5 1/s "internalisation"                     reported scheuher2023
param krec = 2.4e-5 1/s  "recycling"                            reported scheuher2023
param kdeg = 1.27e-4 1/s "degradation"                          reported scheuher2023
param kshed = 1.832e-5 1/s "shedding of HER2"                   derived "gives 8 ng/mL, 0.08 nM, of shed HER2 in plasma, scheuher2023"
param sites = 65 nM      "payload's binding sites in cells"     reported scheuher2023
param konT = 1e-3 1/(nM*s) "association with them"              reported scheuher2023
param psi = 20 1         "sharpness of the passage"             reported scheuher2023
param hill = 2 1         "steepness"                            assumed "that of N87 in mice; not printed for patients" range 1..4
param normal_copies = 2e4 copies/cells "HER2 on a normal cell"  reported scheuher2023
param normal_central = 2.74e8 cells "normal cells with HER2, central" reported scheuher2023
param normal_peripheral = 2.08e11 cells "normal cells with HER2, peripheral" reported scheuher2023
param half_shed = 5 h    "half-life of shed HER2"               reported scheuher2023
param spread_shed = 8 h  "half-time of distribution of shed HER2" reported scheuher2023

kd_shed = log(2) / half_shed
k12s = log(2) / spread_shed / (1 + Vc / Vp)
k21s = log(2) / spread_shed * (Vc / Vp) / (1 + Vc / Vp)
# The steady state of shedding, distribution and loss.
shed_c = kshed * normal_copies * normal_central
shed_p = kshed * normal_copies * normal_peripheral
S0 = (shed_c * (kd_shed + k21s) + k21s * shed_p) / (kd_shed * (kd_shed + k12s + k21s))
Sp0 = (shed_p + k12s * S0) / (kd_shed + k21s)
species S  : nmol = S0 "shed HER2, central"
species Sp : nmol = Sp0 "shed HER2, peripheral"
reaction distributeS : S <-> Sp at k12s * S - k21s * Sp

use scheuher-2023
use shed-two-forms as shed (volume = Vc)
use shed-two-forms as shed_far (A = Ap, B = Bp, S = Sp, X = Xp, volume = Vp)
use normal-cells as normal (volume = Vc, number = normal_central, copies = normal_copies)
use normal-cells as normal_far (A = Ap, B = Bp, S = Sp, X = Xp, volume = Vp, number = normal_peripheral, copies = normal_copies)

output shed_free : nM = S / Vc "free shed HER2 in plasma"
output balance_antibody : 1 = (A + Ap + B + Bp + in_tumour + shed_antibody + shed_far_antibody + normal_antibody + normal_far_antibody + gone - given) / max(given, 1e-9 {nmol})
                          "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (load * (A + Ap + shed_SA + shed_far_SA + normal_conjugate + normal_far_conjugate) + conjugated + unconjugated + X + Xp + gone_drug - load * given) / max(load * given, 1e-9 {nmol})
                          "payload found beside payload given: stays 0"
`,
};
