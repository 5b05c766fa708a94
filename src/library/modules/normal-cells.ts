import type { LibraryModule } from "../types.ts";

/** Normal cells with some target: a sink for conjugate and antibody, and the source of shed target. */
export const normalCells: LibraryModule = {
  name: "normal-cells",
  summary: "Normal cells with some target: a sink for conjugate and antibody, and the source of shed target",
  text: `module normal-cells
title "Normal cells with some target: binding, internalisation, recycling, degradation, shedding"
cite scheuher2023

needs species A : nmol "conjugate around the cells"
needs species B : nmol "naked antibody around the cells"
needs species S : nmol "shed target around the cells"
needs species X : nmol "where payload goes"
needs species gone : nmol "antibody eliminated or degraded, cumulative"
needs volume : L       "fluid around the cells"
needs number : cells   "cells"
needs copies : copies/cells "target on a cell"
needs load   : 1       "drugs on a conjugate"
needs kon    : 1/(nM*s) "association"
needs kd     : nM      "dissociation constant"
needs kendo  : 1/s     "internalisation"
needs krec   : 1/s     "recycling"
needs kdeg   : 1/s     "degradation"
needs kshed  : 1/s     "shedding"
needs kdec   : 1/s     "deconjugation"
provides antibody : nmol "conjugate and naked antibody on and in the cells"

inner = kendo / (krec + kdeg)
species R  : nmol = copies * number "target on the surface"
species RA : nmol "conjugate on target, surface"
species RB : nmol "naked antibody on target, surface"
species Re : nmol = inner * copies * number "target in endosomes"
species RAe : nmol "conjugate on target, endosomes"
species RBe : nmol "naked antibody on target, endosomes"
reaction make   : nothing -> R at copies * (kshed + kendo * kdeg / (kdeg + krec)) * number
reaction shed   : R -> S       at kshed * R
reaction bind   : A + R <-> RA at kon * A / volume * R - kon * kd * RA
reaction bindB  : B + R <-> RB at kon * B / volume * R - kon * kd * RB
reaction strip  : RA -> RB + load X at kdec * RA
reaction enter  : R <-> Re     at kendo * R - krec * Re
reaction enterA : RA <-> RAe   at kendo * RA - krec * RAe
reaction enterB : RB <-> RBe   at kendo * RB - krec * RBe
reaction digest : Re -> nothing at kdeg * Re
reaction digestA : RAe -> gone + load X at kdeg * RAe
reaction digestB : RBe -> gone at kdeg * RBe
conjugate = RA + RAe "conjugate on and in the cells"
antibody = conjugate + RB + RBe
`,
};
