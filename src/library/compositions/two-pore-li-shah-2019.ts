import type { LibraryModel } from "../types.ts";

/** Proteins of any size in the mouse: a whole body with small and large pores (Li and Shah 2019). */
export const twoPoreLiShah2019: LibraryModel = {
  name: "two-pore-li-shah-2019",
  summary: "Proteins of any size in the mouse: a whole body with small and large pores (Li and Shah 2019)",
  text: `model two-pore-li-shah-2019
title "Proteins of any size in the mouse: fifteen organs with small and large pores, renal filtration, no FcRn"
cite lishah2019 adcarchives

use physiology-mouse
index o = 1..15

param MW    = 150000 Da "molar mass of the protein"    derived "immunoglobulin G; to be set for another protein"
param lymph_share = 0.002 1 "lymph flow per plasma flow" reported lishah2019
param r_small = 4.44 nm  "radius of small pores"       reported lishah2019
param r_large = 22.85 nm "radius of large pores"       reported lishah2019
param alpha_large = 0.042 1 "hydraulic conductance of large pores" reported lishah2019
param alpha_small = 0.942 1 "hydraulic conductance of small pores, as printed; with the large ones 0.984" reported lishah2019
param iso   = 0.38 1     "isogravimetric flow per lymph flow" reported lishah2019
param Xp    = 13197 nm^3 "proportionality of permeability" reported lishah2019
param lymph_reflection = 0.2 1 "reflection on the way into lymph" reported lishah2019
param uptake = 0.55 1/h  "pinocytosis, per volume of endosomes" reported lishah2019
param kdeg  = 32.2 1/h   "degradation in endosomes"    reported lishah2019

da = MW / 1 {Da}
radius = 0.0483 {nm} * da^0.386                 "radius of the protein"
theta = exp(1 - 8.7 / (1 + exp(0.028 * (72.3 - da / 1000)))) "glomerular sieving; the sign as the public model corrects it"
sigma_large = 3.5e-5 * da^0.717
sigma_small = 1 - 0.8489 * exp(-4e-5 * da)
open_small = 0.2352 * exp(-8.295e-5 * da) + 0.7767 * exp(-5.3095e-4 * da)
open_large = 0.3429 * exp(-1.2175e-4 * da) + 0.6571 * exp(-4.21e-6 * da)
ps_small = Xp / radius * open_small * (1 - alpha_large) / r_small^2
ps_large = Xp / radius * open_large * alpha_large / r_large^2
share_small = alpha_small - iso
share_large = alpha_large + iso

# The liver's lymph is a share of all plasma that it receives.
L[1] = lymph_share * Q_all
L[2] = lymph_share * (Q[2] + Q[10] + Q[11] + Q[12] + Q[14])
L[o in 3..15] = lymph_share * Q[o]
Q_all = sum(o in 2..15: Q[o])
flow[1] = Q_all
flow[o in 2..15] = Q[o]

species A  : nmol "protein in the plasma pool"
species LN : nmol "protein in the lymph node"
species degraded : nmol "protein degraded, cumulative"
species filtered : nmol "protein filtered by the kidney, cumulative"
species given : nmol    "protein given, cumulative" constant
C = A / V_plasma
CLN = LN / V_lymph
use two-pore-organ as organ over o (VV = VV[o], VI = VI[o], VE = VE[o], L = L[o], lymph_node = LN)
use circulation as blood (pool = A, V = organ_V, CV = organ_CV, lymph_node = LN, Q = flow)
reaction filter : organ_V[9] -> filtered at theta * GFR * organ_CV[9]

dose protein : nmol "protein into a vein" into A = 1 into given = 1

output plasma : nM = C "protein in plasma"
output in_liver : nmol = organ_V[2] + organ_I[2] + organ_E[2] "protein in the liver"
output in_muscle : nmol = organ_V[4] + organ_I[4] + organ_E[4] "protein in muscle"
output excreted : nmol = filtered "protein filtered by the kidney"
output balance_antibody : 1 = (A + LN + degraded + filtered + sum(o: organ_V[o] + organ_I[o] + organ_E[o]) - given) / max(given, 1e-9 {nmol})
                          "protein found beside protein given: stays 0"
`,
};
