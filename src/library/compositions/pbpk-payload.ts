import type { LibraryModel } from "../types.ts";

/** A conjugate of the public model ADC-archives, and the values in which it differs. */
interface Conjugate {
  readonly conjugate: string;
  /** The statement of its unspecific binding to membranes. */
  readonly unspecific: string;
  /** Drugs on a conjugate. */
  readonly load: number;
  /** Deconjugation, 1/h. */
  readonly lost: string;
  /** Payload across membranes, 1/h. */
  readonly across: number;
  /** Half-life of payload in plasma: the rest of its statement. */
  readonly payload: string;
  /** Soluble target: its name, concentration in nM, half-lives free and bound in h, dissociation constant in nM. */
  readonly target: string;
  readonly shed: string;
  readonly shedHalf: number;
  readonly boundHalf: number;
  readonly kd: string;
}

const nameOf = (conjugate: string): string => `pbpk-payload-${conjugate.toLowerCase().replaceAll(" ", "-")}`;

const scored = (score: number): string =>
  `param score   = ${score} 1       "AC-SINS score of unspecific binding, tuned to plasma" reported adcarchives
KD_ps = 10^exp(1.8051 - 0.2624 * score) * 1 {nM} "from the score"`;

/** A conjugate in fifteen organs, with its payload in each. */
const payload = (of: Conjugate): LibraryModel => {
  const { conjugate, unspecific, load, lost, across, payload, target, shed, shedHalf, boundHalf, kd } = of;
  return {
    name: nameOf(conjugate),
    summary: `${conjugate} in the human, with its payload in fifteen organs (after the public model ADC-archives)`,
    text: `model ${nameOf(conjugate)}
title "${conjugate} in the human, fifteen organs with FcRn, with its payload in each"
cite jones2019 biopbpk adcarchives

index o = 1..15

param MW      = 150000 Da "molar mass of antibodies"          reported biopbpk
${unspecific}
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

param load    = ${load} 1     "drugs on a conjugate"              reported adcarchives
param kdec    = ${lost} 1/h "deconjugation in plasma, of a whole conjugate" reported adcarchives
param kout    = ${across} 1/h  "payload across membranes"          reported adcarchives
param kex     = 0.34 1/h  "loss of payload from interstitium" reported adcarchives
param half_drug = ${payload}
param shed    = ${shed} nM      "${target} in plasma"               reported adcarchives
param half_shed = ${shedHalf} h     "its half-life"                     reported adcarchives
param half_bound = ${boundHalf} h  "half-life of its complex"          reported adcarchives
param kon_shed = 2.07 1/(nM*h) "association with it"          reported adcarchives
param kd_shed = ${kd} nM  "dissociation constant"             reported adcarchives

use fcrn-body
species stripped : nmol "antibody without drug, cumulative"
species X : nmol "payload in plasma"
species gone : nmol "payload eliminated, cumulative"
species S : nmol = shed * V_plasma "free ${target}"
species SC : nmol "${target} with conjugate"
species cleared : nmol "conjugate cleared with ${target}, cumulative"
CX = X / V_plasma
reaction strip : A -> stripped + load X at kdec * A
reaction drop  : X -> gone at log(2) / half_drug * X
reaction make  : nothing -> S at log(2) / half_shed * shed * V_plasma
reaction lose  : S -> nothing at log(2) / half_shed * S
reaction bind  : A + S <-> SC at kon_shed * C * S - kon_shed * kd_shed * SC
reaction clear : SC -> cleared + load X at log(2) / half_bound * SC
state liver_area : nM*h = 0 {nM*h} "payload in the liver's cells, area under the curve"
liver_area' = drug_cell[2]
use organ-payload as drug over o (catabolism = organ_x_catabolism[o], VO = VO[o], VV = VV[o], VI = VI[o], VE = up[o] * transit)

output plasma : ug/mL = C * MW "conjugate in plasma"
output liver : nM = drug_cell[2] "payload in the liver's cells, an index"
output liver_mean : nM = liver_area / max(time, 1 {h}) "payload in the liver's cells, mean from the start on, an index"
output lung : nM = drug_cell[1] "payload in the lung's cells, an index"
output skin : nM = drug_cell[5] "payload in the skin's cells, an index"
output payload_plasma : nM = CX "payload in plasma"
output balance_antibody : 1 = (in_body + degraded + stripped + SC + cleared - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (load * (in_body + SC) + X + gone + sum(o: drug_inside[o] + drug_fluid[o]) - load * given) / max(load * given, 1e-9 {nmol})
                          "payload found beside payload given: stays 0"
`,
  };
};

/** T-DM1 in the human, with its payload in fifteen organs. */
export const pbpkPayloadTDm1 = payload({
  conjugate: "T-DM1",
  unspecific: scored(6),
  load: 3.5,
  lost: "3.06e-3",
  across: 0.14,
  payload: '3 h     "half-life of payload in plasma"    reported adcarchives',
  target: "shed HER2",
  shed: "4",
  shedHalf: 5,
  boundHalf: 120,
  kd: "0.314",
});

/** T-DXd in the human, with its payload in fifteen organs. */
export const pbpkPayloadTDxd = payload({
  conjugate: "T-DXd",
  unspecific: scored(6),
  load: 8,
  lost: "6.12e-4",
  across: 32.32,
  payload: '0.0462 h "half-life of payload in plasma, tuned" reported adcarchives',
  target: "shed HER2",
  shed: "4",
  shedHalf: 5,
  boundHalf: 120,
  kd: "0.314",
});

/** Brentuximab vedotin in the human, with its payload in fifteen organs. */
export const pbpkPayloadBrentuximabVedotin = payload({
  conjugate: "Brentuximab vedotin",
  unspecific: scored(15),
  load: 4.4,
  lost: "3.271e-3",
  across: 2,
  payload: '0.485 h "half-life of payload in plasma" reported adcarchives',
  target: "shed CD30",
  shed: "0.2136",
  shedHalf: 0.1,
  boundHalf: 28,
  kd: "4.667",
});

/** Polatuzumab vedotin in the human, with its payload in fifteen organs. */
export const pbpkPayloadPolatuzumabVedotin = payload({
  conjugate: "Polatuzumab vedotin",
  unspecific: scored(9),
  load: 3.5,
  lost: "6.473e-3",
  across: 2,
  payload: '0.485 h "half-life of payload in plasma" reported adcarchives',
  target: "CD79b on B cells",
  shed: "0.01812",
  shedHalf: 24,
  boundHalf: 4,
  kd: "0.26",
});

/** Cantuzumab mertansine in the human, with its payload in fifteen organs. */
export const pbpkPayloadCantuzumabMertansine = payload({
  conjugate: "Cantuzumab mertansine",
  unspecific:
    'param KD_ps   = 1e-4 nM   "dissociation constant of unspecific binding, tuned to plasma" reported adcarchives',
  load: 3.5,
  lost: "0.13",
  across: 0.14,
  payload: '3 h     "half-life of payload in plasma"    reported adcarchives',
  target: "shed CanAg",
  shed: "0.05",
  shedHalf: 5,
  boundHalf: 120,
  kd: "10",
});

/** Mirvetuximab soravtansine in the human, with its payload in fifteen organs. */
export const pbpkPayloadMirvetuximabSoravtansine = payload({
  conjugate: "Mirvetuximab soravtansine",
  unspecific: scored(15),
  load: 3.5,
  lost: "0",
  across: 2.27,
  payload:
    '0.001 h "half-life of payload in plasma: none comes back into organs" derived "the public model for DM4 leaves plasma out, adcarchives"',
  target: "shed folate receptor",
  shed: "0.25",
  shedHalf: 5,
  boundHalf: 120,
  kd: "0.01",
});

/** Tusamitamab ravtansine in the human, with its payload in fifteen organs. */
export const pbpkPayloadTusamitamabRavtansine = payload({
  conjugate: "Tusamitamab ravtansine",
  unspecific: scored(8),
  load: 3.8,
  lost: "0",
  across: 2.27,
  payload:
    '0.001 h "half-life of payload in plasma: none comes back into organs" derived "the public model for DM4 leaves plasma out, adcarchives"',
  target: "shed CEACAM5",
  shed: "0.6667",
  shedHalf: 5,
  boundHalf: 105,
  kd: "0.017",
});
