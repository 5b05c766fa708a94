import type { LibraryModule } from "../types.ts";

/** Conjugate and naked antibody in two compartments: one step takes all drugs. */
export const plasmaOneStep: LibraryModule = {
  name: "plasma-one-step",
  summary: "Conjugate and naked antibody in two compartments: one step takes all drugs",
  text: `module plasma-one-step
title "Conjugate that loses all its drugs in one step, and naked antibody, two compartments"
cite scheuher2023

# A chain of loads loses one drug at a time: use it where the lot is known. Here all drugs of a conjugate leave together, so that
# an assay of conjugates falls too fast for the drug that is set free.
needs Vc   : L   "central volume"
needs Vp   : L   "peripheral volume"
needs Q    : L/h "distribution clearance"
needs CL   : L/h "clearance of both"
needs kdec : 1/h "conversion of conjugate to naked antibody"
needs load : 1   "drugs on a conjugate"
needs MW   : Da  "molar mass of the conjugate"
needs species drug : nmol "where drug goes that comes off"
provides plasma : nM "concentration of conjugate"

species A  : nmol "conjugate, central"
species P  : nmol "conjugate, peripheral"
species N  : nmol "naked antibody, central"
species NP : nmol "naked antibody, peripheral"
species eliminated : nmol "antibody eliminated, cumulative"
species eliminated_drug : nmol "drug eliminated with its antibody, cumulative"
species given : nmol "antibody given, cumulative" constant
plasma = A / Vc
reaction eliminate  : A -> eliminated + load eliminated_drug at CL / Vc * A
reaction eliminateN : N -> eliminated at CL / Vc * N
reaction exchange   : A <-> P  at Q / Vc * A - Q / Vp * P
reaction exchangeN  : N <-> NP at Q / Vc * N - Q / Vp * NP
reaction convert    : A -> N + load drug at kdec * A
dose adc : mg "conjugate into a vein" into A = 1 / MW into given = 1 / MW

output conjugate      : ug/mL = A / Vc * MW       "conjugate in plasma"
output total_antibody : ug/mL = (A + N) / Vc * MW "conjugate and naked antibody in plasma"
output balance_antibody : 1 = (A + P + N + NP + eliminated - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
`,
};
