import type { LibraryModel } from "../types.ts";

/** huC242-SPDB-DM4 in antigen-positive cells: which catabolites form inside, and what leaves. */
export const activationHuc242SpdbDm4: LibraryModel = {
  name: "activation-huc242-spdb-dm4",
  summary: "huC242-SPDB-DM4 in antigen-positive cells: which catabolites form inside, and what leaves",
  text: `model activation-huc242-spdb-dm4
title "huC242-SPDB-DM4 in antigen-positive cells in culture: which catabolites form inside, and what leaves"
cite erickson2006 lopus2010 scheuher2023

# Copies of CanAg, affinity and internalisation of huC242 and the rates of reduction and methylation are not published:
# each stands as an assumption with its range.
use linker-spdb as linker

index i = 0..8
param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009 1
                              "share of the lot with i drugs" assumed "as tusamitamab ravtansine, pouzin2022; only the mean of huC242-DM4 is known" range 0..1
param copies  = 1e6 copies/cells "CanAg on the surface of a cell" assumed "no count is published; COLO 205 stains strongly" range 1e5..1e7
param kon     = 0.36 1/(nM*h) "association with CanAg"          assumed "1e5 per M and s, usual for antibodies" range 0.1..4
param kd      = 10 nM         "dissociation constant from CanAg" assumed "a modeller's guess, adcarchives" range 0.5..50
param kint    = 0.15 1/h      "internalisation"                 assumed "as HER2, scheuher2023; none is published for CanAg" range 0.02..0.5
param krec    = 0.0864 1/h    "recycling"                       assumed "as HER2, scheuher2023" range 0..0.3
param kdeg    = 0.457 1/h     "degradation in lysosomes"        assumed "as HER2, scheuher2023" range 0.1..2.4
param cell_volume = 2e-12 L/cells "volume of a cell"            reported scheuher2023
param tubulin = 20 uM         "binding sites for maytansinoids" assumed "soluble tubulin; model data book" range 1..30
param ktub    = 1e-3 1/(nM*s) "association with tubulin"        assumed "as in scheuher2023" range 1e-4..1e-2
param kdtub   = 930 nM        "dissociation constant from tubulin" reported lopus2010
param number0 = 1e5 cells     "cells at the start"              assumed "a well of 24" range 1e3..1e6
param volume  = 0.5 mL        "culture medium"                  assumed "a well of 24" range 0.1..2
load[i] = i
kdec[i] = 0 {1/h}
kclear[k] = 0 {1/h}
none : 1/h = 0 {1/h} "cells neither divide nor die"
kdtubs[k] = kdtub
retention = 1 + tubulin / kdtub "what is in the cell for one that is free"
leaving[k] = linker_washout[k] * retention      "of what is free, so that the net rate is the linker's"
reduction = linker_reduction * retention
methylation = linker_methylation * retention

use medium as well
state number : cells = number0 "cells" constant
use cell-trafficking as cell (around = well_A, released = pool_Y[1], free = well_free, born = none * number, dying = none)
use cell-catabolites as pool (outside = well_X, dying = none, kout = leaving, kdtub = kdtubs)


output balance_antibody : 1 = (sum(i: well_A[i] + cell_B[i] + cell_Be[i]) + cell_degraded - well_given) / max(well_given, 1e-9 {nmol})
                              "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (well_A[i] + cell_B[i] + cell_Be[i])) + sum(k: pool_Y[k] + pool_T[k] + well_X[k])
                              + well_cleared - well_given_drug) / max(well_given_drug, 1e-9 {nmol})
                              "drug found beside drug given: stays 0"
`,
};
