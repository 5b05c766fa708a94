import type { LibraryModule } from "../types.ts";

/** Catabolites in cells: lysine adduct, drug, S-methyl drug; tubulin; exchange across the membrane. */
export const cellCatabolites: LibraryModule = {
  name: "cell-catabolites",
  summary: "Catabolites in cells: lysine adduct, drug, S-methyl drug; tubulin; exchange across the membrane",
  text: `module cell-catabolites
title "Catabolites in one population of cells: reduction, S-methylation, tubulin, exchange across the membrane"
cite erickson2006 lopus2010

index k = 1..3

needs species outside[k] : nmol "catabolite around the cells: 1 lysine adduct, 2 drug, 3 S-methyl drug"
needs near      : L          "volume of fluid that catabolites around the cells are in"
needs number    : cells      "living cells"
needs dying     : 1/h        "share of the cells that dies per time"
needs cell_volume : L/cells  "volume of a cell"
needs reduction : 1/h        "lysine adduct to drug"
needs methylation : 1/h      "drug to S-methyl drug"
needs kout[k]   : 1/h        "leaving the cell, of what is not bound to tubulin"
needs influx[k] : 1          "entry relative to leaving, each by its concentration; 1 for what crosses by itself"
needs tubulin   : nM         "binding sites for the drug in a cell"
needs ktub      : 1/(nM*h)   "association with tubulin"
needs kdtub[k]  : nM         "dissociation constant from tubulin"
provides inside[k] : nM      "catabolite in the cells, free and bound"
# What can drive killing; a composition names one.
provides free  : nM          "all catabolites in the cells that are free"
provides bound : nM          "all catabolites in the cells that tubulin holds"
provides total : nM          "all catabolites in the cells"
provides occupancy : 1       "share of the binding sites that are taken"

species Y[k] : nmol  "catabolite in cells, free"
species T[k] : nmol  "catabolite in cells, bound to tubulin"
# Where there are no cells there is nothing in them, rather than nothing over nothing.
room : L = max(number, 1e-9 {cells}) * cell_volume "volume of the living cells"
inside[k] = (Y[k] + T[k]) / room
free = sum(k: Y[k]) / room
bound = sum(k: T[k]) / room
total = free + bound
sites = tubulin * room - sum(k: T[k]) "binding sites that are free"
occupancy = sum(k: T[k]) / (tubulin * room)

reaction reduce     : Y[1] -> Y[2]       at reduction * Y[1]
reaction methylate  : Y[2] -> Y[3]       at methylation * Y[2]
# Entry follows from leaving: permeability times surface is kout times the volume of the cells.
reaction cross[k]   : Y[k] <-> outside[k] at kout[k] * (Y[k] - influx[k] * room * outside[k] / near)
reaction bind[k]    : Y[k] <-> T[k]      at ktub * sites * Y[k] / room - ktub * kdtub[k] * T[k]
reaction spill[k]   : Y[k] -> outside[k] at dying * Y[k]
reaction spillT[k]  : T[k] -> outside[k] at dying * T[k]

output catabolite_inside[k] : nM = inside[k] "catabolite k in the cells: 1 lysine adduct, 2 drug, 3 S-methyl drug"
output tubulin_occupancy : % = occupancy   "share of the binding sites on tubulin that are taken"
`,
};
