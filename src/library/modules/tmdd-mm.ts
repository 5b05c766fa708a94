import type { LibraryModule } from "../types.ts";

/** An antibody in two compartments that binds a target: Michaelis-Menten form. */
export const tmddMm: LibraryModule = {
  name: "tmdd-mm",
  summary: "An antibody in two compartments that binds a target: Michaelis-Menten form",
  text: `module tmdd-mm
title "Target-mediated disposition, Michaelis-Menten: for far more antibody than target"
cite gibiansky2008

needs CL  : L/h "clearance"
needs Vc  : L   "central volume"
needs Vp  : L   "peripheral volume"
needs Q   : L/h "distribution clearance"
needs R0  : nM  "target without drug"
needs kint : 1/h "loss of the complex"
needs Kss : nM  "concentration at half of the fastest elimination by the target"
needs MW  : Da  "molar mass"

compartment central = Vc "plasma"
species A in central : nmol "antibody, central"
species P : nmol "antibody, peripheral"
species gone : nmol "antibody eliminated, cumulative"
species given : nmol "antibody given, cumulative" constant
reaction eliminate : A -> gone at CL / Vc * A
reaction exchange  : A <-> P   at Q / Vc * A - Q / Vp * P
reaction take      : A -> gone at kint * R0 * conc(A) / (Kss + conc(A)) * Vc
dose adc : mg "antibody into a vein" into A = 1 / MW into given = 1 / MW
output free : mg/L = conc(A) * MW "free antibody"
output total : mg/L = conc(A) * MW "antibody; what is bound is not told apart"
output balance_antibody : 1 = (A + P + gone - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
`,
};
