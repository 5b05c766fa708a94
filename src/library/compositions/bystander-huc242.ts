import type { LibraryModel } from "../types.ts";
import { type Linked, smccDm1, spdbDm4, sppDm1 } from "./linked.ts";

/** huC242 with a linker on two kinds of cells in one fluid; the linkers differ in nothing else. */
const bystander = ({ linker, conjugate }: Linked): LibraryModel => ({
  name: `bystander-huc242-${conjugate.toLowerCase()}`,
  summary: `huC242-${conjugate} on antigen-positive and antigen-negative cells that share one fluid: the bystander effect`,
  text: `model bystander-huc242-${conjugate.toLowerCase()}
title "huC242-${conjugate} on antigen-positive and antigen-negative cells that share one fluid"
cite erickson2006 lopus2010 scheuher2023 kovtun2006

use linker-${linker} as linker
use canag-values
param cells0  = 1e5 cells  "cells at the start, of both kinds"  assumed "a well" range 1e4..1e6
param share   = 0.5 1      "antigen-positive share of the cells at the start" assumed "a mixture" range 0.05..0.95
param volume  = 1 mL       "culture medium"                     assumed "a well" range 0.1..2
param near    = 1 mL       "fluid that catabolites are in: the medium; between packed cells 0.8 of their volume" assumed "a well" range 0.0001..2
param wash    = 0 1/h      "loss of catabolites from between packed cells into the medium" derived "none from a well"
param doubling = 30 h      "doubling time of both kinds"        assumed "cancer cells in culture" range 20..60
param kmax    = 0.05 1/h   "fastest killing"                    assumed "0.014 to 0.2 per h in models of T-DM1 and T-DXd, adcarchives" range 0.014..0.2
param q50     = 0.5 %      "occupancy of tubulin at half of it" assumed "intracellular drug of 24 to 240 nM in models of T-DM1, scheuher2023, over 20 uM of sites" range 0.05..5
param hill    = 1 1        "steepness"                          assumed "none is published" range 1..2
param delay   = 12 h       "mean time in each of four stages of dying" assumed "cells die one to three days after damage" range 6..24
kdec[i] = 0 {1/h}
kclear[k] = wash
growth = log(2) / doubling

use medium as well
use cells-transit as positive (number0 = share * cells0, kill = positive_kill_kill)
use cells-transit as negative (number0 = (1 - share) * cells0, kill = negative_kill_kill)
use cell-trafficking as cell (around = well_A, released = positive_pool_Y[1], free = well_free, number = positive_N, number0 = share * cells0, born = positive_born, dying = positive_kill_kill)
use cell-catabolites as positive_pool (outside = well_X, number = positive_N, dying = positive_kill_kill, kout = linker_kout, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)
use cell-catabolites as negative_pool (outside = well_X, number = negative_N, dying = negative_kill_kill, kout = linker_kout, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)
use kill-occupancy as positive_kill (occupancy = positive_pool_occupancy)
use kill-occupancy as negative_kill (occupancy = negative_pool_occupancy)

output negative_left : % = negative_N / ((1 - share) * cells0 * exp(growth * time)) "living antigen-negative cells beside those of an untreated well"
output positive_left : % = positive_N / (share * cells0 * exp(growth * time)) "living antigen-positive cells beside those of an untreated well"
output all_left : % = (positive_N + negative_N) / (cells0 * exp(growth * time)) "living cells beside those of an untreated well"
output balance_antibody : 1 = (sum(i: well_A[i] + cell_B[i] + cell_Be[i]) + cell_degraded - well_given) / max(well_given, 1e-9 {nmol})
                              "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (well_A[i] + cell_B[i] + cell_Be[i]))
                              + sum(k: positive_pool_Y[k] + positive_pool_T[k] + negative_pool_Y[k] + negative_pool_T[k] + well_X[k])
                              + well_cleared - well_given_drug) / max(well_given_drug, 1e-9 {nmol})
                              "drug found beside drug given: stays 0"
`,
});

/** huC242-SMCC-DM1 on antigen-positive and antigen-negative cells that share one fluid: the bystander effect. */
export const bystanderHuc242SmccDm1 = bystander(smccDm1);

/** huC242-SPDB-DM4 on antigen-positive and antigen-negative cells that share one fluid: the bystander effect. */
export const bystanderHuc242SpdbDm4 = bystander(spdbDm4);

/** huC242-SPP-DM1 on antigen-positive and antigen-negative cells that share one fluid: the bystander effect. */
export const bystanderHuc242SppDm1 = bystander(sppDm1);
