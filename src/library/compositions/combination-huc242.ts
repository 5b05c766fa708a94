import type { LibraryModel } from "../types.ts";

/** A drug that huC242-DM4 was tried with in culture. */
interface Partner {
  readonly name: string;
  readonly drug: string;
  /** Its values, as statements. */
  readonly values: string;
  readonly module: string;
}

/** huC242-DM4 and another drug on antigen-positive cells; the pairs differ in the other drug and in how the two interact. */
const combination = ({ name, drug, values, module }: Partner): LibraryModel => ({
  name: `combination-huc242-dm4-${name}`,
  summary: `huC242-DM4 and ${drug} on antigen-positive cells in culture`,
  text: `model combination-huc242-dm4-${name}
title "huC242-DM4 and ${drug} on antigen-positive cells in culture"
cite immunogen2007 erickson2006 lopus2010

# The announcement of 2007 reports synergy with docetaxel and additivity with 5-fluorouracil in gastric cancer cells, and no
# numbers. Maytansinoids and taxanes act on tubulin in opposite ways, so their occupancies do not add: the interaction is empirical.
use linker-spdb as linker
use canag-values
param cells0  = 1e5 cells  "cells at the start"                 assumed "a well" range 1e4..1e6
param volume  = 1 mL       "culture medium"                     assumed "a well" range 0.1..2
param doubling = 30 h      "doubling time"                      assumed "cancer cells in culture" range 20..60
param kmax    = 0.05 1/h   "fastest killing by the conjugate"   assumed "0.014 to 0.2 per h in models of T-DM1 and T-DXd, adcarchives" range 0.014..0.2
param q50     = 0.5 %      "occupancy of tubulin at half of it" assumed "intracellular drug of 24 to 240 nM in models of T-DM1, scheuher2023, over 20 uM of sites" range 0.05..5
param hill    = 1 1        "steepness"                          assumed "none is published" range 1..2
param delay   = 12 h       "mean time in each of four stages of dying" assumed "cells die one to three days after damage" range 6..24
${values}
kdec[i] = 0 {1/h}
kclear[k] = 0 {1/h}
growth = log(2) / doubling

use medium as well (near = volume)
use cells-transit as cells (number0 = cells0, kill = pair_kill)
use cell-trafficking as cell (around = well_A, released = pool_Y[1], free = well_free, number = cells_N, number0 = cells0, born = cells_born, dying = pair_kill)
use cell-catabolites as pool (outside = well_X, number = cells_N, near = volume, dying = pair_kill, kout = linker_kout, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)
# The driver of the conjugate is what tubulin holds, in nM, so that both drugs are concentrations.
use ${module} as pair (a = pool_bound, b = partner, kmaxA = kmax, kmaxB = kmax_partner, ec50A = q50 * tubulin, ec50B = ec50_partner, hillA = hill, hillB = hill_partner)

output living_left : % = cells_N / (cells0 * exp(growth * time)) "living cells beside those of an untreated well"
output balance_antibody : 1 = (sum(i: well_A[i] + cell_B[i] + cell_Be[i]) + cell_degraded - well_given) / max(well_given, 1e-9 {nmol})
                              "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (well_A[i] + cell_B[i] + cell_Be[i])) + sum(k: pool_Y[k] + pool_T[k] + well_X[k])
                              + well_cleared - well_given_drug) / max(well_given_drug, 1e-9 {nmol})
                              "drug found beside drug given: stays 0"
`,
});

/** huC242-DM4 and docetaxel on antigen-positive cells: less of each is needed in the presence of the other. */
export const combinationHuc242Dm4Docetaxel = combination({
  name: "docetaxel",
  drug: "docetaxel",
  values: `param partner = 0 nM       "docetaxel in the medium, which stays" derived "none unless it is set"
param ec50_partner = 3 nM  "docetaxel at half of its killing"   assumed "nanomolar, as in most cancer cells" range 0.5..20
param kmax_partner = 0.04 1/h "fastest killing by docetaxel"    assumed "as the conjugate" range 0.014..0.1
param hill_partner = 1 1   "steepness of docetaxel"             assumed "none is published" range 1..2
param psi     = 0.4 1      "factor on the concentration of each that half of its killing needs, in the presence of the other" assumed "synergy is reported without a number; combination indices of trastuzumab with docetaxel are 0.30 to 0.62, pegram2004" range 0.2..0.8`,
  module: "kill-pair-psi",
});

/** huC242-DM4 and 5-fluorouracil on antigen-positive cells: doses add. */
export const combinationHuc242Dm4Fluorouracil = combination({
  name: "fluorouracil",
  drug: "5-fluorouracil",
  values: `param partner = 0 uM       "5-fluorouracil in the medium, which stays" derived "none unless it is set"
param ec50_partner = 5 uM  "5-fluorouracil at half of its killing" assumed "micromolar, as in most cancer cells" range 0.5..50
param kmax_partner = 0.04 1/h "fastest killing by 5-fluorouracil" assumed "as the conjugate" range 0.014..0.1
param hill_partner = 1 1   "steepness of 5-fluorouracil"        assumed "none is published" range 1..2`,
  module: "kill-pair-additive",
});
