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
`,
};
