import type { LibraryModule } from "../types.ts";

/** The lysine adduct, and its two forms whose ring has opened: nothing tells them apart in the model. */
const adducts = ["Lys-SMCC-DM1", "Lys-SMCC-DM1 ring-opened a", "Lys-SMCC-DM1 ring-opened b"];

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
param washout_adduct = 0.142 1/h "net leaving of cells, tubulin included: Lys-SMCC-DM1"
                          reported scheuher2023
param influx_adduct = 0.02 1 "entry of Lys-SMCC-DM1 relative to leaving"
                          assumed "charged; it is about 50 times less toxic from outside, sun2011" range 0.002..0.1
param molar_mass[k] = 1103.71 738.29 752.31 Da "molar mass: Lys-SMCC-DM1; the others never form" derived "structures"

needs retention : 1 "what is in the cell for one that is free"

washout[1] = washout_adduct
# Drug and S-methyl drug never form; what would hold for them does not matter.
washout[m in 2..3] = washout_adduct
influx[1] = influx_adduct
influx[m in 2..3] = influx_adduct
free_reduction : 1/h = reduction * retention     "of what is free, so that the net rate is the linker's"
free_methylation : 1/h = methylation * retention
kout[k] : 1/h = washout[k] * retention
`,
  catabolites: {
    linker: "SMCC",
    payload: "DM1",
    cell: [adducts, [], []],
    liver: [adducts, [], [], [], []],
    leftOut: ["MCC-DM1"],
  },
};
