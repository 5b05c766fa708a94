import type { LibraryModule } from "../types.ts";

/** Antigen-negative cells in culture that payload enters, after the public model her2-invitro. */
export const her2NegativeCells: LibraryModule = {
  name: "her2-negative-cells",
  summary: "Antigen-negative cells in culture that payload enters, after the public model her2-invitro",
  text: `module her2-negative-cells
title "Antigen-negative cells in culture: payload from the medium, division and death"
cite adcarchives

needs species payload : nM "payload in the medium"
needs Vm      : L       "culture medium"
needs Vc      : L/cells "volume of a cell"
needs seeded  : cells   "cells at the start"
needs doubling : h      "doubling time"
needs crowd   : cells   "cells in the well, living and dying, of both kinds"
needs full    : cells   "cells at which growth stops"
needs tau     : h       "time in which a dying cell empties"
needs kin     : 1/h     "exchange of payload with the medium"
needs kmax    : 1/h     "fastest killing"
needs ic50    : nM      "payload inside at half of it"
provides living : cells "living cells"

kill = kmax * P / (ic50 + P)
room = Vc * living
species P : nM "payload in the cells"
species living : cells = seeded "living antigen-negative cells"
species ghosts : cells "dying antigen-negative cells"
reaction enter  : payload <-> (Vm / room) P at kin * (payload - P) * room / Vm
reaction dieP   : P -> nothing       at kill * P
reaction divide : nothing -> living  at log(2) / doubling * (1 - crowd / full) * living
reaction strike : living -> ghosts   at kill * living
reaction empty  : ghosts -> nothing  at ghosts / tau
`,
};
