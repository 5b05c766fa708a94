import type { LibraryModule } from "../types.ts";

/** Target on cells: synthesis, binding, internalisation, recycling, degradation that sets drug free. */
export const cellTrafficking: LibraryModule = {
  name: "cell-trafficking",
  summary: "Target on cells: synthesis, binding, internalisation, recycling, degradation that sets drug free",
  text: `module cell-trafficking
title "Target turnover, binding, internalisation and degradation in one population of cells"
cite scheuher2023

index i = 0..8

needs species around[i] : nmol "antibody with i drugs around the cells"
needs species released : nmol  "what degradation makes of one bound drug, in the cells"
needs free[i]  : nM          "free antibody with i drugs at the cells"
needs load[i]  : 1           "drugs on antibody of form i"
needs number   : cells       "living cells"
needs number0  : cells       "living cells at the start"
needs born     : cells/h     "cells that come by division"
needs dying    : 1/h         "share of the cells that dies per time"
needs copies   : copies/cells "targets on the surface of an untreated cell"
needs kon      : 1/(nM*h)    "association"
needs kd       : nM          "dissociation constant"
needs kint     : 1/h         "internalisation of target, free or bound"
needs krec     : 1/h         "recycling from endosome to surface"
needs kdeg     : 1/h         "degradation in the lysosome"
provides bound : nmol        "antibody with drugs on the surface"

koff = kon * kd
inner = kint / (krec + kdeg)  "targets inside for one on the surface, without antibody"
synthesis = copies * kint * kdeg / (krec + kdeg) "targets made per cell so that the surface stays as it is"
species R  : nmol = copies * number0         "target on the surface"
species Re : nmol = copies * inner * number0 "target in endosomes"
species B[i]  : nmol "antibody with i drugs on the surface, bound"
species Be[i] : nmol "antibody with i drugs in endosomes, bound"
species made : nmol = copies * (1 + inner) * number0 "target made, what was there at the start included, cumulative"
species lost : nmol "target degraded or gone with dying cells, cumulative"
species degraded : nmol "antibody degraded, cumulative"
bound = sum(i: if(load[i] > 0, B[i], 0))

reaction make        : nothing -> R + made   at synthesis * number
reaction divide      : nothing -> R + made   at copies * born
reaction divideInner : nothing -> Re + made  at copies * inner * born
reaction bind[i]     : around[i] + R <-> B[i] at kon * free[i] * R - koff * B[i]
reaction enter       : R <-> Re              at kint * R - krec * Re
reaction enterB[i]   : B[i] <-> Be[i]        at kint * B[i] - krec * Be[i]
reaction degrade     : Re -> lost            at kdeg * Re
reaction degradeB[i] : Be[i] -> lost + degraded + load[i] released at kdeg * Be[i]
reaction die         : R -> lost             at dying * R
reaction dieInner    : Re -> lost            at dying * Re
reaction dieB[i]     : B[i] -> around[i] + lost  at dying * B[i]
reaction dieBe[i]    : Be[i] -> around[i] + lost at dying * Be[i]

output surface_target : copies/cells = R / number "free target on the surface, per living cell"
output bound_conjugate : copies/cells = bound / number "antibody with drugs on the surface, per living cell"
output balance_target : 1 = (R + Re + sum(i: B[i] + Be[i]) + lost - made) / made "target found beside target made: stays 0"
`,
};
