import type { LibraryModule } from "../types.ts";
import { disulfideCatabolites } from "./disulfide-catabolites.ts";

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
param washout_adduct = 0.142 1/h "net leaving of cells, tubulin included: Lys-SPDB-DM4"
                          assumed "as Lys-SMCC-DM1, scheuher2023" range 0.05..0.5
param washout_drug = 2.27 1/h "net leaving of cells, tubulin included: DM4 and S-methyl-DM4"
                          assumed "a half-life of 18 min in a public model that cites erickson2006; another has 26.5 min; 750 per h over what tubulin retains is 33, adcarchives" range 1.5..33
param influx_adduct = 0.02 1 "entry of Lys-SPDB-DM4 relative to leaving"
                          assumed "charged, as Lys-SMCC-DM1, which is about 50 times less toxic from outside, sun2011" range 0.002..0.1
param influx_drug = 1 1 "entry of DM4 and S-methyl-DM4 relative to leaving"
                          derived "they cross by themselves, both ways alike"
param molar_mass[k] = 1026.69 780.37 794.39 Da "molar mass: Lys-SPDB-DM4, DM4, S-methyl-DM4" derived "structures"

needs retention : 1 "what is in the cell for one that is free"

washout[1] = washout_adduct
washout[m in 2..3] = washout_drug
influx[1] = influx_adduct
influx[m in 2..3] = influx_drug
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
  catabolites: disulfideCatabolites("SPDB", "DM4"),
};
