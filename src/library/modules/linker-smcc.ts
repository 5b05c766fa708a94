import type { LibraryModule } from "../types.ts";

/** SMCC-DM1, a thioether: only the lysine adduct forms. */
export const linkerSmcc: LibraryModule = {
  name: "linker-smcc",
  summary: "SMCC-DM1, a thioether: only the lysine adduct forms",
  text: `module linker-smcc
title "SMCC-DM1: a thioether; degradation gives Lys-SMCC-DM1 and nothing else"
cite erickson2006 sun2011 scheuher2023

index k = 1..3

param reduction   = 0 1/h "lysine adduct to drug"    derived "a thioether is not reduced"
param methylation = 0 1/h "drug to S-methyl drug"    derived "no thiol forms"
param washout[k]  = 0.142 0.142 0.142 1/h "net leaving of cells, tubulin included: Lys-SMCC-DM1; the others never form"
                          reported scheuher2023
param influx[k] = 0.02 0.02 0.02 1 "entry relative to leaving"
                          assumed "Lys-SMCC-DM1 is about 50 times less toxic from outside, sun2011: charged, it hardly enters" range 0.002..0.1

needs retention : 1 "what is in the cell for one that is free"
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
};
