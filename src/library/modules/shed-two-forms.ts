import type { LibraryModule } from "../types.ts";

/** Shed target in a fluid that binds conjugate and naked antibody. */
export const shedTwoForms: LibraryModule = {
  name: "shed-two-forms",
  summary: "Shed target in a fluid that binds conjugate and naked antibody",
  text: `module shed-two-forms
title "Shed target in a fluid: loss, binding of conjugate and naked antibody, loss of complexes"
cite scheuher2023

needs species A : nmol "conjugate in the fluid"
needs species B : nmol "naked antibody in the fluid"
needs species S : nmol "shed target in the fluid"
needs species X : nmol "where payload goes"
needs species gone : nmol "antibody eliminated or degraded, cumulative"
needs volume : L      "the fluid"
needs load   : 1      "drugs on a conjugate"
needs kon    : 1/(nM*s) "association"
needs kd     : nM     "dissociation constant"
needs half   : d      "half-life of complexes"
needs half_shed : h   "half-life of shed target"
provides antibody : nmol "antibody on shed target"

species SA : nmol "shed target with conjugate"
species SB : nmol "shed target with naked antibody"
reaction lose  : S -> nothing  at log(2) / half_shed * S
reaction bind  : A + S <-> SA  at kon * A / volume * S - kon * kd * SA
reaction bindB : B + S <-> SB  at kon * B / volume * S - kon * kd * SB
reaction clear : SA -> gone + load X at log(2) / half * SA
reaction clearB : SB -> gone   at log(2) / half * SB
antibody = SA + SB
`,
};
