import type { LibraryModule } from "../types.ts";

/** An organ with FcRn, for which an antibody that is given and the body's own compete. */
export const fcrnOrgan: LibraryModule = {
  name: "fcrn-organ",
  summary: "An organ with FcRn, for which an antibody that is given and the body's own compete",
  text: `module fcrn-organ
title "An organ with FcRn: an antibody that is given and endogenous immunoglobulin"
cite jones2019 biopbpk

index s = 1..5

needs species lymph_node : nmol "the given antibody in the lymph node"
needs species own_lymph_node : nmol "endogenous immunoglobulin in the lymph node"
needs species degraded : nmol "given antibody degraded, cumulative"
needs species own_degraded : nmol "endogenous immunoglobulin degraded, cumulative"
needs VV    : L   "plasma in the organ"
needs VI    : L   "interstitial fluid"
needs L     : L/h "lymph flow"
needs sigma : 1   "reflection at the vessel"
needs up    : L/h "pinocytosis"
needs FR    : 1   "share of pinocytosis on the side of plasma"
needs recycled : 1 "share of free FcRn that goes back to acidic endosomes"
needs transit  : h "transit through endosomes"
needs resting  : h "transit through membranes"
needs acidic   : 1 "acidic share of endosomes"
needs FcRn0    : nM "FcRn in endosomes at the start"
needs FcRn_surface : 1 "FcRn on membranes relative to endosomes at the start"
needs kon_ps  : 1/(nM*h) "unspecific association of the given antibody"
needs no_ps   : 1/(nM*h) "unspecific association of endogenous immunoglobulin"

VS[1] = up * resting
VS[2] = up * transit * (1 - acidic) / 2
VS[3] = up * transit * acidic
VS[4] = up * transit * (1 - acidic) / 2
VS[5] = up * resting
start[1] = FcRn_surface
start[s in 2..4] = 1
start[5] = FcRn_surface
species F[s] : nmol = FcRn0 * start[s] * VS[s] "free FcRn in space s"
CF[s] = F[s] / VS[s]
reaction inV     : F[1] -> F[2] at up * FR * CF[1]
reaction inI     : F[5] -> F[2] at up * (1 - FR) * CF[5]
reaction on[s in 2..3] : F[s] -> F[s+1] at up * CF[s]
reaction back    : F[4] -> F[3] at up * recycled * CF[4]
reaction outV    : F[4] -> F[1] at up * FR * (1 - recycled) * CF[4]
reaction outI    : F[4] -> F[5] at up * (1 - FR) * (1 - recycled) * CF[4]
use fcrn-antibody as x
use fcrn-antibody as e (lymph_node = own_lymph_node, degraded = own_degraded, kon_ps = no_ps)
balance = sum(s: F[s] + x_B1[s] + e_B1[s] + 2 * (x_B2[s] + e_B2[s]) - FcRn0 * start[s] * VS[s]) / sum(s: FcRn0 * start[s] * VS[s])
`,
};
