import type { LibraryModule } from "../types.ts";

/** An antibody in fifteen organs with FcRn, after Jones 2019; a species' physiology goes with it. */
export const fcrnWholeBody: LibraryModule = {
  name: "fcrn-whole-body",
  summary: "An antibody in fifteen organs with FcRn, after Jones 2019; a species' physiology goes with it",
  text: `module fcrn-whole-body
title "An antibody in a body of fifteen organs with FcRn, endogenous immunoglobulin and unspecific binding"
cite jones2019 biopbpk

index o = 1..15
index s = 1..5

needs V_plasma : L "plasma pool"
needs V_lymph : L "lymph node"
needs VO[o] : L "organ"
needs VV[o] : L "plasma in the organ"
needs VI[o] : L "interstitial fluid"
needs Q[o] : L/h "plasma flow"
needs endothelium[o] : 1 "share of endothelial cells"
needs endothelial_cells : cells "endothelial cells of the mouse"
needs endothelial_scale : 1 "endothelial cells relative to the mouse"

needs MW : Da "molar mass of antibodies"
needs KD_ps : nM "dissociation constant of unspecific binding to membranes"
needs lymph_share : 1 "lymph flow per plasma flow"
needs sigma[o] : 1 "reflection at the vessel"
needs sip : nL/h/cells "pinocytosis of an endothelial cell"
needs kon7 : 1/(uM*h) "association with FcRn at pH 7.4"
needs kon6 : 1/(uM*h) "association with FcRn at pH 6"
needs KD7 : nM "dissociation constant from FcRn at pH 7.4"
needs KD6 : nM "dissociation constant from FcRn at pH 6"
needs half_complex : h "half-life of complexes on membranes"
needs kon_ps : 1/(uM*h) "unspecific association"
needs own : mg/mL "endogenous immunoglobulin in plasma, kept constant"

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
koff_ps = kon_ps * KD_ps
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

output in_liver : ug/mL = organ_x_all[2] / VO[2] * MW "antibody in the liver, per volume of organ"
output in_skin : ug/mL = organ_x_all[5] / VO[5] * MW "antibody in skin, per volume of organ"
output balance_target : 1 = sum(o: abs(organ_balance[o])) "FcRn found beside FcRn at the start: stays 0"
in_body = A + LN + sum(o: organ_x_all[o]) "antibody in the body"
`,
};
