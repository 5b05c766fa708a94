import type { LibraryModel } from "../types.ts";
import { type Linked, smccDm1, spdbDm4, sppDm1 } from "./linked.ts";

/** huC242 with a linker in antigen-positive cells in culture; the linkers differ in nothing else. */
const activation = ({ linker, conjugate }: Linked): LibraryModel => ({
  name: `activation-huc242-${conjugate.toLowerCase()}`,
  summary: `huC242-${conjugate} in antigen-positive cells in culture: which catabolites form inside, and what leaves`,
  text: `model activation-huc242-${conjugate.toLowerCase()}
title "huC242-${conjugate} in antigen-positive cells in culture: which catabolites form inside, and what leaves"
cite erickson2006 lopus2010 scheuher2023

use linker-${linker} as linker
use canag-values
param number0 = 1e6 cells     "cells, which neither divide nor die" assumed "a dish" range 1e5..1e7
param volume  = 1 mL          "culture medium"                assumed "a dish" range 0.5..5
kdec[i] = 0 {1/h}
kclear[k] = 0 {1/h}
none : 1/h = 0 {1/h}

use medium as well (near = volume)
state number : cells = number0 "cells" constant
use cell-trafficking as cell (around = well_A, released = pool_Y[1], free = well_free, born = none * number, dying = none)
use cell-catabolites as pool (outside = well_X, dying = none, near = volume, kout = linker_kout, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)

output active_inside : nM = sum(k: pool_inside[k]) "all catabolites in the cells, free and bound"
output lysine_adduct_inside : nM = pool_inside[1] "lysine adduct in the cells"
output drug_inside : nM = pool_inside[2] "free drug (thiol) in the cells"
output methyl_drug_inside : nM = pool_inside[3] "S-methyl drug in the cells"
output lysine_adduct_outside : nM = well_X[1] / volume "lysine adduct in the medium"
output drug_outside : nM = well_X[2] / volume "free drug (thiol) in the medium"
output methyl_drug_outside : nM = well_X[3] / volume "S-methyl drug in the medium"
output lysine_adduct_outside_mass : ng/mL = well_X[1] * linker_molar_mass[1] / volume "lysine adduct in the medium"
output drug_outside_mass : ng/mL = well_X[2] * linker_molar_mass[2] / volume "free drug (thiol) in the medium"
output methyl_drug_outside_mass : ng/mL = well_X[3] * linker_molar_mass[3] / volume "S-methyl drug in the medium"
output balance_antibody : 1 = (sum(i: well_A[i] + cell_B[i] + cell_Be[i]) + cell_degraded - well_given) / max(well_given, 1e-9 {nmol})
                              "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (well_A[i] + cell_B[i] + cell_Be[i])) + sum(k: pool_Y[k] + pool_T[k] + well_X[k])
                              + well_cleared - well_given_drug) / max(well_given_drug, 1e-9 {nmol})
                              "drug found beside drug given: stays 0"
`,
});

/** huC242-SMCC-DM1 in antigen-positive cells in culture: which catabolites form inside, and what leaves. */
export const activationHuc242SmccDm1 = activation(smccDm1);

/** huC242-SPDB-DM4 in antigen-positive cells in culture: which catabolites form inside, and what leaves. */
export const activationHuc242SpdbDm4 = activation(spdbDm4);

/** huC242-SPP-DM1 in antigen-positive cells in culture: which catabolites form inside, and what leaves. */
export const activationHuc242SppDm1 = activation(sppDm1);
