import type { LibraryModule } from "../types.ts";
import { disulfideCatabolites } from "./disulfide-catabolites.ts";

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
param washout_adduct = 0.142 1/h "net leaving of cells, tubulin included: Lys-SPP-DM1"
                          assumed "as Lys-SMCC-DM1, scheuher2023" range 0.05..0.5
param washout_drug = 2.27 1/h "net leaving of cells, tubulin included: DM1 and S-methyl-DM1"
                          assumed "as DM4, adcarchives" range 1.5..33
param influx_adduct = 0.02 1 "entry of Lys-SPP-DM1 relative to leaving"
                          assumed "charged, as Lys-SMCC-DM1, which is about 50 times less toxic from outside, sun2011" range 0.002..0.1
param influx_drug = 1 1 "entry of DM1 and S-methyl-DM1 relative to leaving"
                          derived "they cross by themselves, both ways alike"
param molar_mass[k] = 998.64 738.29 752.31 Da "molar mass: Lys-SPP-DM1, DM1, S-methyl-DM1" derived "structures"

needs retention : 1 "what is in the cell for one that is free"

washout[1] = washout_adduct
washout[m in 2..3] = washout_drug
influx[1] = influx_adduct
influx[m in 2..3] = influx_drug
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
  catabolites: disulfideCatabolites("SPP", "DM1"),
};
