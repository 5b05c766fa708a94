import type { LibraryModule } from "../types.ts";

/** An antibody in two compartments that binds a target: quasi-steady-state form. */
export const tmddQss: LibraryModule = {
  name: "tmdd-qss",
  summary: "An antibody in two compartments that binds a target: quasi-steady-state form",
  text: `module tmdd-qss
title "Target-mediated disposition, quasi-steady state: total antibody, total target"
cite gibiansky2008

needs CL  : L/h "clearance"
needs Vc  : L   "central volume"
needs Vp  : L   "peripheral volume"
needs Q   : L/h "distribution clearance"
needs R0  : nM  "target without drug"
needs kdeg : 1/h "loss of free target"
needs kint : 1/h "loss of the complex"
needs Kss : nM  "quasi-steady-state constant, (koff + kint)/kon"
needs MW  : Da  "molar mass"

ksyn = kdeg * R0
species T : nmol "antibody, central, free and bound"
species P : nmol "antibody, peripheral"
species Rt : nM = R0 "target, free and bound"
species made : nM = R0 "target made, what was there at the start included, cumulative"
species lost : nM "target lost, cumulative"
species gone : nmol "antibody eliminated, cumulative"
species given : nmol "antibody given, cumulative" constant
excess = T / Vc - Rt - Kss
# The root is written so that nothing is lost by subtraction when there is little antibody.
root = sqrt(excess^2 + 4 * Kss * T / Vc)
C = if(excess > 0, (excess + root) / 2, 2 * Kss * T / Vc / (root - excess))
bound = Rt * C / (Kss + C)
reaction eliminate : T -> gone     at CL * C
reaction exchange  : T <-> P       at Q * C - Q / Vp * P
reaction take      : T -> gone     at kint * bound * Vc
reaction make      : nothing -> Rt + made at ksyn
reaction lose      : Rt -> lost    at kdeg * (Rt - bound) + kint * bound
dose adc : mg "antibody into a vein" into T = 1 / MW into given = 1 / MW
output free : mg/L = C * MW "free antibody"
output total : mg/L = T / Vc * MW "antibody, free and bound"
output target_free : nM = Rt - bound "free target"
output occupancy : % = bound / Rt "share of the target that is bound"
output balance_target : 1 = (Rt + lost - made) / made "target found beside target made: stays 0"
output balance_antibody : 1 = (T + P + gone - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
`,
};
