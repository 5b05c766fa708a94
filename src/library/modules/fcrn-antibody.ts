import type { LibraryModule } from "../types.ts";

/** One antibody in an organ: plasma, membranes, endosomes, interstitium, bound to FcRn once or twice. */
export const fcrnAntibody: LibraryModule = {
  name: "fcrn-antibody",
  summary:
    "One antibody in an organ: plasma, membranes, endosomes, interstitium, bound to FcRn once or twice",
  text: `module fcrn-antibody
title "One antibody in an organ: pinocytosis, transit through endosomes, binding to FcRn, sorting, lymph"
cite jones2019 biopbpk

# Spaces: 1 membrane towards plasma, 2 early endosome (pH 7.4), 3 acidic endosome (pH 6), 4 late endosome (pH 7.4),
# 5 membrane towards interstitium
index s = 1..5

needs species F[s] : nmol "free FcRn"
needs species lymph_node : nmol "the antibody in the lymph node"
needs species degraded : nmol "the antibody degraded, cumulative"
needs VV    : L   "plasma in the organ"
needs VI    : L   "interstitial fluid"
needs VS[s] : L   "space s"
needs CF[s] : nM  "free FcRn in space s"
needs L     : L/h "lymph flow"
needs sigma : 1   "reflection at the vessel"
needs lymph_reflection : 1 "reflection on the way into lymph"
needs up    : L/h "pinocytosis"
needs FR    : 1   "share of pinocytosis on the side of plasma"
needs spoil : 1   "share of free antibody in acidic endosomes that is degraded"
needs kon[s]  : 1/(nM*h) "association with the first FcRn"
needs koff[s] : 1/h      "dissociation from FcRn, first or second"
needs second  : 1        "association with the first FcRn relative to the second"
needs kdeg  : 1/h "loss of complexes on membranes"
needs kon_ps  : 1/(nM*h) "association with membranes, unspecific"
needs koff_ps : 1/h      "dissociation from membranes"
needs sites   : nM       "unspecific sites on membranes"
needs kint_ps : 1/h      "internalisation of what is bound unspecifically"
provides CV : nM "concentration in the organ's plasma"

species V     : nmol "antibody in the organ's plasma"
species I     : nmol "antibody in interstitial fluid"
species A[s]  : nmol "free antibody in space s"
species B1[s] : nmol "antibody on one FcRn in space s"
species B2[s] : nmol "antibody on two FcRn in space s"
species MV    : nmol "antibody on the membrane towards plasma, unspecific"
species MI    : nmol "antibody on the membrane towards interstitium, unspecific"
CV = V / VV
CI = I / VI
CS[s] = A[s] / VS[s]

reaction filter  : V -> I          at (1 - sigma) * L * CV
reaction drain   : I -> lymph_node at (1 - lymph_reflection) * L * CI
reaction sipV    : V <-> A[1]      at up * FR * (CV - CS[1])
reaction sipI    : I <-> A[5]      at up * (1 - FR) * (CI - CS[5])
reaction inV     : A[1] -> A[2]    at up * FR * CS[1]
reaction inI     : A[5] -> A[2]    at up * (1 - FR) * CS[5]
reaction acidify : A[2] -> A[3]    at up * CS[2]
reaction spoiled : A[3] -> degraded at up * spoil * CS[3]
reaction saved   : A[3] -> A[4]    at up * (1 - spoil) * CS[3]
reaction outV    : A[4] -> A[1]    at up * FR * CS[4]
reaction outI    : A[4] -> A[5]    at up * (1 - FR) * CS[4]

reaction bind[s]  : A[s] + F[s] <-> B1[s]  at kon[s] * A[s] * CF[s] - koff[s] * B1[s]
reaction again[s] : B1[s] + F[s] <-> B2[s] at kon[s] / second * B1[s] * CF[s] - koff[s] * B2[s]
reaction inV1     : B1[1] -> B1[2] at up * FR * B1[1] / VS[1]
reaction inV2     : B2[1] -> B2[2] at up * FR * B2[1] / VS[1]
reaction inI1     : B1[5] -> B1[2] at up * (1 - FR) * B1[5] / VS[5]
reaction inI2     : B2[5] -> B2[2] at up * (1 - FR) * B2[5] / VS[5]
reaction on1[s in 2..3] : B1[s] -> B1[s+1] at up * B1[s] / VS[s]
reaction on2[s in 2..3] : B2[s] -> B2[s+1] at up * B2[s] / VS[s]
reaction outV1    : B1[4] -> B1[1] at up * FR * B1[4] / VS[4]
reaction outV2    : B2[4] -> B2[1] at up * FR * B2[4] / VS[4]
reaction outI1    : B1[4] -> B1[5] at up * (1 - FR) * B1[4] / VS[4]
reaction outI2    : B2[4] -> B2[5] at up * (1 - FR) * B2[4] / VS[4]
reaction loseV1   : B1[1] -> degraded + F[1]   at kdeg * B1[1]
reaction loseV2   : B2[1] -> degraded + 2 F[1] at kdeg * B2[1]
reaction loseI1   : B1[5] -> degraded + F[5]   at kdeg * B1[5]
reaction loseI2   : B2[5] -> degraded + 2 F[5] at kdeg * B2[5]
reaction stickV   : A[1] <-> MV    at kon_ps * sites * A[1] - koff_ps * MV
reaction stickI   : A[5] <-> MI    at kon_ps * sites * A[5] - koff_ps * MI
reaction swallowV : MV -> A[2]     at kint_ps * MV
reaction swallowI : MI -> A[2]     at kint_ps * MI
catabolism : nmol/h = up * spoil * CS[3] + kdeg * (B1[1] + B2[1] + B1[5] + B2[5]) "antibody degraded in the organ"
all = V + I + MV + MI + sum(s: A[s] + B1[s] + B2[s]) "antibody in the organ"
`,
};
