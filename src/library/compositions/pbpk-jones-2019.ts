import type { LibraryModel } from "../types.ts";

/** A species, and what of the model is known of it. */
interface Body {
  readonly name: string;
  readonly summary: string;
  /** Who it is, as in "An antibody in …". */
  readonly whom: string;
  readonly cite: string;
  readonly physiology: string;
  /** Unspecific association in 1/(uM*h), and its source. */
  readonly association: string;
  readonly from: string;
  /** Mark of the endogenous immunoglobulin. */
  readonly own: string;
  /** Values that the species' physiology lacks. */
  readonly more?: string;
}

const asInTheHuman = 'assumed "as in the human, biopbpk" range 2..20';

/** Jones 2019 in one species; species differ in volumes, flows and endothelial cells. */
const jones = ({
  name,
  summary,
  whom,
  cite,
  physiology,
  association,
  from,
  own,
  more = "",
}: Body): LibraryModel => ({
  name,
  summary,
  text: `model ${name}
title "An antibody in ${whom}: fifteen organs with FcRn, endogenous immunoglobulin and unspecific binding"
cite ${cite}

index o = 1..15

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
param kon_ps  = ${association} 1/(uM*h) "unspecific association"        reported ${from}
param sites   = 18.5 uM   "unspecific sites on membranes"     reported biopbpk
param kint_ps = 0.0380 1/h "internalisation of what is bound unspecifically" reported biopbpk
param own     = 10 mg/mL  "endogenous immunoglobulin in plasma, kept constant" ${own}

KD_ps = 10^exp(1.8051 - 0.2624 * score) * 1 {nM} "from the score"
${more}use ${physiology}
use fcrn-whole-body

output plasma : ug/mL = C * MW "antibody in plasma"
output balance_antibody : 1 = (in_body + degraded - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
`,
});

/** An antibody in the human: fifteen organs with FcRn (Jones 2019). */
export const pbpkJones2019 = jones({
  name: "pbpk-jones-2019",
  summary: "An antibody in the human: fifteen organs with FcRn (Jones 2019)",
  whom: "the human",
  cite: "jones2019 biopbpk",
  physiology: "physiology-human",
  association: "80.6",
  from: "biopbpk",
  own: "reported biopbpk",
});

/** An antibody in the cynomolgus monkey: fifteen organs with FcRn. */
export const pbpkJones2019Cynomolgus = jones({
  name: "pbpk-jones-2019-cynomolgus",
  summary: "An antibody in the cynomolgus monkey: fifteen organs with FcRn (after Jones 2019)",
  whom: "the cynomolgus monkey",
  cite: "jones2019 biopbpk adcarchives",
  physiology: "physiology-cynomolgus",
  association: "792",
  from: "adcarchives",
  own: "reported adcarchives",
});

/** An antibody in the mouse: fifteen organs with FcRn. */
export const pbpkJones2019Mouse = jones({
  name: "pbpk-jones-2019-mouse",
  summary: "An antibody in the mouse: fifteen organs with FcRn (after Jones 2019)",
  whom: "the mouse",
  cite: "jones2019 biopbpk lishah2019",
  physiology: "physiology-mouse",
  association: "80.6",
  from: "biopbpk",
  own: asInTheHuman,
  more: `param endothelium[o] = 0.0834 0.1877 0.0011 0.1928 0.0819 0.0999 0.1478 0.0115 0.0157 0.0121 0.0209 0.0001 0.0001 0.0499 0.0951 1
              "share of endothelial cells; one set for all species" reported biopbpk
param endothelial_cells = 1.422e9 cells "endothelial cells of the mouse" reported biopbpk
param endothelial_scale = 1 1 "endothelial cells relative to the mouse" derived "the mouse itself"
`,
});
