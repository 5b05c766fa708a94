import type { LibraryModule } from "../types.ts";

/** SPDB-DM4, a hindered disulfide: lysine adduct, DM4, S-methyl-DM4. */
export const linkerSpdb: LibraryModule = {
  name: "linker-spdb",
  summary: "SPDB-DM4, a hindered disulfide: lysine adduct, DM4, S-methyl-DM4",
  text: `module linker-spdb
title "SPDB-DM4: a hindered disulfide; Lys-SPDB-DM4, then DM4, then S-methyl-DM4"
cite erickson2006 sun2011 adcarchives

index k = 1..3

param reduction   = 2 1/h "Lys-SPDB-DM4 to DM4"   assumed "no rate is published; complete while antibody is degraded, erickson2006" range 0.2..20
param methylation = 2 1/h "DM4 to S-methyl-DM4"   assumed "no rate is published; complete while antibody is degraded, erickson2006" range 0.2..20
param washout[k]  = 0.142 2.27 2.27 1/h "net leaving of cells, tubulin included: Lys-SPDB-DM4, DM4, S-methyl-DM4"
                          assumed "adduct as Lys-SMCC-DM1, scheuher2023; DM4 from a half-life of 18 min in a public model that cites erickson2006; S-methyl-DM4 as DM4" range 0.05..30
param influx[k] = 0.02 1 1 1 "entry relative to leaving"
                          assumed "the lysine adduct is charged, as Lys-SMCC-DM1, sun2011; DM4 and S-methyl-DM4 cross by themselves" range 0.002..1

needs retention : 1 "what is in the cell for one that is free"
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
};
