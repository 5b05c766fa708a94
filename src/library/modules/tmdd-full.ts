import type { LibraryModule } from "../types.ts";

/** An antibody in two compartments that binds a target: full target-mediated disposition. */
export const tmddFull: LibraryModule = {
  name: "tmdd-full",
  summary: "An antibody in two compartments that binds a target: full target-mediated disposition",
  text: `module tmdd-full
title "Target-mediated disposition, full: free antibody, free target, complex"
cite mager2001

needs CL  : L/h "clearance"
needs Vc  : L   "central volume"
needs Vp  : L   "peripheral volume"
needs Q   : L/h "distribution clearance"
needs R0  : nM  "target without drug"
needs kdeg : 1/h "loss of free target"
needs kint : 1/h "loss of the complex"
needs kon : 1/(nM*h) "association"
needs koff : 1/h "dissociation"
needs MW  : Da  "molar mass"

# Made as fast as it is lost without drug.
ksyn = kdeg * R0
compartment central = Vc "plasma"
species A in central : nmol "free antibody, central"
species P : nmol "antibody, peripheral"
species R in central : nmol = R0 * Vc "free target"
species C in central : nmol "complex"
species made : nmol = R0 * Vc "target made, what was there at the start included, cumulative"
species lost : nmol "target lost, cumulative"
species gone : nmol "antibody eliminated, cumulative"
species given : nmol "antibody given, cumulative" constant
reaction eliminate : A -> gone    at CL / Vc * A
reaction exchange  : A <-> P      at Q / Vc * A - Q / Vp * P
reaction make      : nothing -> R + made at ksyn * Vc
reaction lose      : R -> lost    at kdeg * R
reaction bind      : A + R <-> C  at kon * conc(A) * R - koff * C
reaction take      : C -> gone + lost at kint * C
dose adc : mg "antibody into a vein" into A = 1 / MW into given = 1 / MW
output free : mg/L = conc(A) * MW "free antibody"
output total : mg/L = (A + C) / Vc * MW "antibody, free and bound"
output target_free : nM = conc(R) "free target"
output occupancy : % = C / (C + R) "share of the target that is bound"
output balance_target : 1 = (R + C + lost - made) / made "target found beside target made: stays 0"
output balance_antibody : 1 = (A + P + C + gone - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
`,
};
