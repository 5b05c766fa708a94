import type { LibraryModule } from "../types.ts";

/** Living cells that divide and are killed, and four stages of dying. */
export const cellsTransit: LibraryModule = {
  name: "cells-transit",
  summary: "Living cells that divide and are killed, and four stages of dying",
  text: `module cells-transit
title "Cells: division, killing, death by stages"
cite simeoni2004

index stage = 1..4

needs number0 : cells "living cells at the start"
needs growth  : 1/h   "net division of a living cell"
needs kill    : 1/h   "killing of a living cell"
needs delay   : h     "mean time in a stage of dying"
provides N     : cells   "living cells"
provides total : cells   "living and dying cells"
provides born  : cells/h "cells that come by division"

species N : cells = number0  "living cells"
species D[stage] : cells     "cells in a stage of dying"
species dead : cells         "cells that are gone, cumulative"
species divided : cells = number0 "cells that came by division, and those at the start, cumulative"
born = growth * N
total = N + sum(stage: D[stage])
reaction divide : nothing -> N + divided at born
reaction strike : N -> D[1] at kill * N
reaction pass[stage in 1..3] : D[stage] -> D[stage+1] at D[stage] / delay
reaction go     : D[4] -> dead at D[4] / delay

output living : cells = N "living cells"
output cells_in_all : cells = total "living and dying cells"
output balance_cells : 1 = (total + dead - divided) / divided "cells found beside cells made: stays 0"
`,
};
