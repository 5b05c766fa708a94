import type { LibraryModule } from "../types.ts";

/** Sulfo-SPDB-DM4, a charged hindered disulfide: as SPDB-DM4 once it is cleaved. */
export const linkerSulfoSpdb: LibraryModule = {
  name: "linker-sulfo-spdb",
  summary: "Sulfo-SPDB-DM4, a charged hindered disulfide: as SPDB-DM4 once it is cleaved",
  text: `module linker-sulfo-spdb
title "Sulfo-SPDB-DM4: a charged, hindered disulfide; lysine adduct, then DM4, then S-methyl-DM4"
cite erickson2006 sun2011 adcarchives

index k = 1..3

param reduction   = 2 1/h "Lys-sulfo-SPDB-DM4 to DM4" assumed "no rate is published; as SPDB" range 0.2..20
param methylation = 2 1/h "DM4 to S-methyl-DM4"       assumed "no rate is published; as SPDB" range 0.2..20
param washout[k]  = 0.05 2.27 2.27 1/h "net leaving of cells, tubulin included: Lys-sulfo-SPDB-DM4, DM4, S-methyl-DM4"
                          assumed "the charged adduct leaves more slowly than Lys-SMCC-DM1; DM4 and S-methyl-DM4 as with SPDB" range 0.01..30
param influx[k] = 0.005 1 1 1 "entry relative to leaving"
                          assumed "the adduct is charged twice; DM4 and S-methyl-DM4 cross by themselves" range 0.0005..1

needs retention : 1 "what is in the cell for one that is free"
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
};
