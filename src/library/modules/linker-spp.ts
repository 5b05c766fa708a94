import type { LibraryModule } from "../types.ts";

/** SPP-DM1, a less hindered disulfide: lysine adduct, DM1, S-methyl-DM1. */
export const linkerSpp: LibraryModule = {
  name: "linker-spp",
  summary: "SPP-DM1, a less hindered disulfide: lysine adduct, DM1, S-methyl-DM1",
  text: `module linker-spp
title "SPP-DM1: a less hindered disulfide; Lys-SPP-DM1, then DM1"
cite erickson2006 sun2011

index k = 1..3

param reduction   = 2 1/h "Lys-SPP-DM1 to DM1"  assumed "no rate is published; less hindered than SPDB-DM4" range 0.5..50
param methylation = 0.5 1/h "DM1 to S-methyl-DM1" assumed "no rate is published" range 0..5
param washout[k]  = 0.142 2.27 2.27 1/h "net leaving of cells, tubulin included: Lys-SPP-DM1, DM1, S-methyl-DM1"
                          assumed "adduct as Lys-SMCC-DM1, scheuher2023; DM1 as DM4" range 0.05..30
param influx[k] = 0.02 1 1 1 "entry relative to leaving"
                          assumed "the lysine adduct is charged, as Lys-SMCC-DM1, sun2011; DM1 crosses by itself" range 0.002..1

needs retention : 1 "what is in the cell for one that is free"
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
};
