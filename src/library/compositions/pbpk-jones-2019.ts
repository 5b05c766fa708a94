import type { LibraryModel } from "../types.ts";

/** An antibody in the human: fifteen organs with FcRn (Jones 2019). */
export const pbpkJones2019: LibraryModel = {
  name: "pbpk-jones-2019",
  summary: "An antibody in the human: fifteen organs with FcRn (Jones 2019)",
  text: `model pbpk-jones-2019
title "An antibody in the human: fifteen organs with FcRn, endogenous immunoglobulin and unspecific binding"
cite jones2019 biopbpk

use physiology-human
index o = 1..15
index s = 1..5

param MW      = 150000 Da "molar mass of antibodies"          reported biopbpk
param score   = 0 1       "AC-SINS score of unspecific binding" derived "an antibody without it"
param lymph_share = 0.002 1 "lymph flow per plasma flow"      reported biopbpk
param sigma[o] = 0.95 0.85 0.95 0.95 0.95 0.95 0.85 0.99 0.9 0.9 0.95 0.9 0.9 0.85 0.95 1
                          "reflection at the vessel"          reported biopbpk
param lymph_reflection = 0.2 1 "reflection on the way into lymph" reported biopbpk
param sip     = 150e-6 nL/h/cells "pinocytosis of an endothelial cell" reported biopbpk
param FR      = 0.715 1   "share of pinocytosis on the side of plasma" reported biopbpk
param recycled = 0.99 1   "share of free FcRn that goes back to acidic endosomes" reported biopbpk
param spoil   = 0.95 1    "share of free antibody in acidic endosomes that is degraded" reported biopbpk
param transit = 10.8 min  "transit through endosomes"         reported biopbpk
param resting = 1 min     "transit through membranes"         reported biopbpk
param acidic  = 0.33 1    "acidic share of endosomes"         reported biopbpk
param FcRn0   = 44.093 uM "FcRn in endosomes"                 reported biopbpk
param FcRn_surface = 1e-4 1 "FcRn on membranes relative to endosomes" reported biopbpk
param kon7    = 3.22 1/(uM*h) "association with FcRn at pH 7.4" reported biopbpk
param kon6    = 80.6 1/(uM*h) "association with FcRn at pH 6" reported biopbpk
param KD7     = 154077 nM "dissociation constant from FcRn at pH 7.4" reported biopbpk
param KD6     = 700 nM    "dissociation constant from FcRn at pH 6" reported biopbpk
param second  = 83.7 1    "association with the first FcRn relative to the second" reported biopbpk
param half_complex = 11.1 h "half-life of complexes on membranes" reported biopbpk
param kon_ps  = 80.6 1/(uM*h) "unspecific association"        reported biopbpk
param sites   = 18.5 uM   "unspecific sites on membranes"     reported biopbpk
param kint_ps = 0.0380 1/h "internalisation of what is bound unspecifically" reported biopbpk
param own     = 10 mg/mL  "endogenous immunoglobulin in plasma, kept constant" reported biopbpk

L[1] = lymph_share * Q[1]
L[2] = lymph_share * (Q[2] + Q[10] + Q[11] + Q[12] + Q[14])
L[o in 3..15] = lymph_share * Q[o]
up[o] = sip * endothelial_cells * endothelial_scale * endothelium[o]
kon[1] = kon7
kon[2] = kon7
kon[3] = kon6
kon[4] = kon7
kon[5] = kon7
koff[1] = kon7 * KD7
koff[2] = kon7 * KD7
koff[3] = kon6 * KD6
koff[4] = kon7 * KD7
koff[5] = kon7 * KD7
kdeg = log(2) / half_complex
koff_ps = kon_ps * 10^exp(1.8051 - 0.2624 * score) * 1 {nM}
no_ps = 0 * kon_ps

species A   : nmol "antibody in the plasma pool"
species LN  : nmol "antibody in the lymph node"
species degraded : nmol "antibody degraded, cumulative"
species given : nmol "antibody given, cumulative" constant
# The body makes what it loses: its pool stays, and what flows in and out of it is only counted.
species own_pool : nmol "endogenous immunoglobulin that left the pool, net, cumulative"
species own_LN : nmol "endogenous immunoglobulin in the lymph node"
species own_degraded : nmol "endogenous immunoglobulin degraded, cumulative"
C = A / V_plasma
use fcrn-organ as organ over o (lymph_node = LN, own_lymph_node = own_LN, VV = VV[o], VI = VI[o], L = L[o], sigma = sigma[o], up = up[o])
use circulation as blood (pool = A, V = organ_x_V, CV = organ_x_CV, lymph_node = LN, CLN = LN / V_lymph)
use circulation as own_blood (pool = own_pool, V = organ_e_V, CV = organ_e_CV, C = own / MW, lymph_node = own_LN, CLN = own_LN / V_lymph)

dose adc : mg "antibody into a vein" into A = 1 / MW into given = 1 / MW

output plasma : ug/mL = C * MW "antibody in plasma"
output in_liver : ug/mL = organ_x_all[2] / VO[2] * MW "antibody in the liver, per volume of organ"
output in_skin : ug/mL = organ_x_all[5] / VO[5] * MW "antibody in skin, per volume of organ"
output balance_antibody : 1 = (A + LN + degraded + sum(o: organ_x_all[o]) - given) / max(given, 1e-9 {nmol})
                          "antibody found beside antibody given: stays 0"
output balance_target : 1 = sum(o: abs(organ_balance[o])) "FcRn found beside FcRn at the start: stays 0"
`,
};
