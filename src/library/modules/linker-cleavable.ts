import type { LibraryModule } from "../types.ts";

/** A linker that proteases of the lysosome cleave: the drug forms at once. */
export const linkerCleavable: LibraryModule = {
  name: "linker-cleavable",
  summary: "A linker that proteases of the lysosome cleave: the drug forms at once",
  text: `module linker-cleavable
title "A protease-cleavable linker: cathepsins set the drug free before the antibody is degraded"
cite scheuher2023

index k = 1..3

param reduction   = 20 1/h "intermediate to drug" assumed "self-immolation and cleavage are faster than degradation" range 5..200
param methylation = 0 1/h  "a second product"     derived "none forms"
param washout[k]  = 0.142 32.3 32.3 1/h "net leaving of cells: intermediate, deruxtecan's drug; no third form"
                          reported scheuher2023
param influx[k] = 0.02 1.43 1.43 1 "entry relative to leaving"
                          derived "46.1 over 32.3 per h for the drug of deruxtecan, scheuher2023; the intermediate is on its way inside"

needs retention : 1 "what is in the cell for one that is free"
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
};
