import type { LibraryModule } from "../types.ts";

/** SPDB-DM4, a hindered disulfide: lysine adduct, DM4, S-methyl-DM4. */
export const linkerSpdb: LibraryModule = {
  name: "linker-spdb",
  summary: "SPDB-DM4, a hindered disulfide: lysine adduct, DM4, S-methyl-DM4",
  text: `module linker-spdb
title "SPDB-DM4: a hindered disulfide; Lys-SPDB-DM4, then DM4, then S-methyl-DM4"
cite erickson2006 adcarchives

index k = 1..3

param reduction   = 2 1/h "Lys-SPDB-DM4 to DM4"   assumed "no rate is published; complete while antibody is degraded, erickson2006" range 0.2..20
param methylation = 2 1/h "DM4 to S-methyl-DM4"   assumed "no rate is published; complete while antibody is degraded, erickson2006" range 0.2..20
param washout[k]  = 0.142 2.27 2.27 1/h "net leaving of cells, tubulin included: Lys-SPDB-DM4, DM4, S-methyl-DM4"
                          assumed "adduct as Lys-SMCC-DM1, scheuher2023; DM4 from a half-life of 18 min in a public model that cites erickson2006; S-methyl-DM4 as DM4" range 0.05..30
`,
};
