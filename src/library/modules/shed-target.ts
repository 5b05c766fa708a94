import type { LibraryModule } from "../types.ts";

/** Target in blood: made, cleared, bound by every form of the antibody; complexes are cleared at a rate of their own. */
export const shedTarget: LibraryModule = {
  name: "shed-target",
  summary:
    "Target in blood: made, cleared, bound by every form of the antibody; complexes are cleared at a rate of their own",
  text: `module shed-target
title "Soluble target that binds antibody in plasma; its baseline is solved from its level without drug"
cite scheuher2023

index i = 0..8

needs species A[i] : nmol "antibody with i drugs in plasma"
needs species drug : nmol "where drug goes that complexes set free"
needs load[i] : 1    "drugs on antibody of form i"
needs volume  : L    "plasma"
needs level   : nM   "target in plasma without drug, in binding sites"
needs lost    : 1/h  "clearance of free target"
needs lost_bound : 1/h "clearance of complexes"
needs kon     : 1/(nM*h) "association"
needs kd      : nM   "dissociation constant"
provides free_target : nM "free target in plasma"

# Made as fast as it is lost without drug: the baseline stays by itself.
synthesis = lost * level * volume
koff = kon * kd
species S : nmol = level * volume "free target in plasma"
species C[i] : nmol "target bound to antibody with i drugs"
species made : nmol = level * volume "target made, what was there at the start included, cumulative"
species gone : nmol "target cleared, cumulative"
species cleared : nmol "antibody cleared as a complex, cumulative"
free_target = S / volume
reaction make     : nothing -> S + made at synthesis
reaction lose     : S -> gone           at lost * S
reaction bind[i]  : A[i] + S <-> C[i]   at kon * A[i] * S / volume - koff * C[i]
reaction clear[i] : C[i] -> gone + cleared + load[i] drug at lost_bound * C[i]

output shed_free : nM = free_target "free target in plasma"
output balance_shed : 1 = (S + sum(i: C[i]) + gone - made) / made "target found beside target made: stays 0"
`,
};
