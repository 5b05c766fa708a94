import type { LibraryModel } from "../types.ts";

/** T-DM1 in the human, with its payload in fifteen organs (after the public model ADC-archives). */
export const pbpkPayloadTDm1: LibraryModel = {
  name: "pbpk-payload-t-dm1",
  summary: "T-DM1 in the human, with its payload in fifteen organs (after the public model ADC-archives)",
  text: `model pbpk-payload-t-dm1
title "T-DM1 in the human, fifteen organs with FcRn, with its payload in each"
cite jones2019 biopbpk adcarchives

index o = 1..15

param MW      = 150000 Da "molar mass of antibodies"          reported biopbpk
param score   = 6 1       "AC-SINS score of unspecific binding" reported adcarchives
param lymph_share = 0.002 1 "lymph flow per plasma flow"      reported biopbpk
param sigma[o] = 0.95 0.85 0.95 0.95 0.95 0.95 0.85 0.99 0.9 0.9 0.95 0.9 0.9 0.85 0.95 1
                          "reflection at the vessel"          reported biopbpk
param lymph_reflection = 0 1 "reflection on the way into lymph; 0.2 in Jones 2019" reported adcarchives
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
param kon_ps  = 559 1/(uM*h) "unspecific association"        reported adcarchives
param sites   = 18.5 uM   "unspecific sites on membranes"     reported biopbpk
param kint_ps = 0.0380 1/h "internalisation of what is bound unspecifically" reported biopbpk
param own     = 10 mg/mL  "endogenous immunoglobulin in plasma, kept constant" reported biopbpk

param load    = 3.5 1     "drugs on a conjugate"              reported adcarchives
param kdec    = 3.06e-3 1/h "deconjugation in plasma, of a whole conjugate" reported scheuher2023
param kout    = 0.14 1/h  "payload across membranes"          reported adcarchives
param kex     = 0.34 1/h  "loss of payload from interstitium" reported adcarchives
param half_drug = 3 h     "half-life of payload in plasma"    reported adcarchives
param shed    = 4 nM      "shed HER2 in plasma"               reported adcarchives
param half_shed = 5 h     "its half-life"                     reported adcarchives
param half_bound = 120 h  "half-life of its complex"          reported adcarchives
param kon_shed = 2.07 1/(nM*h) "association with HER2"         reported adcarchives
param kd_shed = 0.314 nM  "dissociation constant"             reported scheuher2023

use fcrn-body
species stripped : nmol "antibody without drug, cumulative"
species X : nmol "payload in plasma"
species gone : nmol "payload eliminated, cumulative"
species S : nmol = shed * V_plasma "free shed HER2"
species SC : nmol "shed HER2 with conjugate"
species cleared : nmol "conjugate cleared with shed HER2, cumulative"
CX = X / V_plasma
reaction strip : A -> stripped + load X at kdec * A
reaction drop  : X -> gone at log(2) / half_drug * X
reaction make  : nothing -> S at log(2) / half_shed * shed * V_plasma
reaction lose  : S -> nothing at log(2) / half_shed * S
reaction bind  : A + S <-> SC at kon_shed * C * S - kon_shed * kd_shed * SC
reaction clear : SC -> cleared + load X at log(2) / half_bound * SC
use organ-payload as drug over o (catabolism = organ_x_catabolism[o], VO = VO[o], VV = VV[o], VI = VI[o], VE = up[o] * transit)

output plasma : ug/mL = C * MW "conjugate in plasma"
output liver : nM = drug_cell[2] "payload in the liver's cells, an index"
output lung : nM = drug_cell[1] "payload in the lung's cells, an index"
output skin : nM = drug_cell[5] "payload in the skin's cells, an index"
output payload_plasma : nM = CX "payload in plasma"
output balance_antibody : 1 = (in_body + degraded + stripped + SC + cleared - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (load * (in_body + SC) + X + gone + sum(o: drug_inside[o] + drug_fluid[o]) - load * given) / max(load * given, 1e-9 {nmol})
                          "payload found beside payload given: stays 0"
`,
};
