import type { LibraryModule } from "../types.ts";

/** Antigen-positive cells in culture, in concentrations, after the public model her2-invitro. */
export const her2PositiveCells: LibraryModule = {
  name: "her2-positive-cells",
  summary: "Antigen-positive cells in culture, in concentrations, after the public model her2-invitro",
  text: `module her2-positive-cells
title "Antigen-positive cells in culture: target, endosome, payload, division and death"
cite adcarchives scheuher2023

# Written in concentrations, as the public model is: what is inside cells is not thinned out when they divide, and a
# dying cell hands over the payload of a living one. Other compositions use cell-trafficking, which balances.
needs species medium  : nM "conjugate in the medium"
needs species payload : nM "payload in the medium"
needs Vm      : L       "culture medium"
needs Vc      : L/cells "volume of a cell"
needs seeded  : cells   "cells at the start"
needs doubling : h      "doubling time"
needs crowd   : cells   "cells in the well, living and dying, of both kinds"
needs full    : cells   "cells at which growth stops"
needs tau     : h       "time in which a dying cell empties"
needs copies  : copies/cells "targets of a cell"
needs kon     : 1/(nM*h) "association"
needs kd      : nM      "dissociation constant"
needs kdeg    : 1/h     "degradation of target on the surface"
needs krec    : 1/h     "recycling"
needs kendo   : 1/h     "internalisation"
needs klys    : 1/h     "degradation of conjugate inside"
needs kout    : 1/h     "exchange of payload with the medium"
needs kcell   : 1/h     "loss of payload in the cells"
needs drugs   : 1       "drugs on a conjugate"
needs kmax    : 1/h     "fastest killing"
needs ic50    : nM      "payload inside at half of it"
provides living : cells "living cells"

koff = kon * kd
kill = kmax * P / (ic50 + P)
room = Vc * living
# The start is lower than copies by the factor 1 L / Vm, as in the public model; synthesis makes up for it.
species R  : nM = copies * seeded / 1 {L}                "target on the surface, per volume of medium"
species Re : nM = kendo / krec * copies * seeded / 1 {L} "target in endosomes, per volume of cells"
species B  : nM "bound conjugate on the surface, per volume of medium"
species Be : nM "bound conjugate in endosomes, per volume of cells"
species Ae : nM "free conjugate in endosomes, per volume of cells"
species P  : nM "payload in the cells"
species living : cells = seeded "living antigen-positive cells"
species ghosts : cells "dying antigen-positive cells"

reaction make    : nothing -> R          at copies * kdeg * living / Vm
reaction lose    : R -> nothing          at kdeg * R
reaction enter   : R -> (Vm / room) Re   at kendo * R
reaction recycle : Re -> (room / Vm) R   at krec * Re
reaction bind    : medium + R <-> B      at kon * medium * R - koff * B
reaction enterB  : B -> (Vm / room) Be   at kendo * B
reaction recycleB : Be -> (room / Vm) B  at krec * Be
reaction bindE   : Ae + Re <-> Be        at kon * Ae * Re - koff * Be
reaction digest  : Be -> drugs P         at klys * Be
reaction digestA : Ae -> drugs P         at klys * Ae
reaction leave   : P <-> (room / Vm) payload at kout * (P - payload)
reaction spoil   : P -> nothing          at kcell * P
reaction dieR    : R -> nothing          at kill * R
reaction dieRe   : Re -> nothing         at kill * Re
reaction dieB    : B -> nothing          at kill * B
reaction dieBe   : Be -> nothing         at kill * Be
reaction dieAe   : Ae -> nothing         at kill * Ae
reaction dieP    : P -> nothing          at kill * P
reaction divide  : nothing -> living     at log(2) / doubling * (1 - crowd / full) * living
reaction strike  : living -> ghosts      at kill * living
reaction empty   : ghosts -> nothing     at ghosts / tau
reaction spill   : nothing -> payload    at ghosts / tau * Vc / Vm * P
`,
};
