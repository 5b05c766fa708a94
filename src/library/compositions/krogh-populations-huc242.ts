import type { LibraryModel } from "../types.ts";
import { type Linked, smccDm1, spdbDm4, sppDm1 } from "./linked.ts";

/** What one kind of cell that binds the antibody is made of, ring by ring; kinds differ in copies and share. */
const binding = (kind: string): string => `
use cells-transit as ${kind} over n (number0 = ${kind}_share * packing * tissue_volume[n] / cell_volume, growth = still, kill = ${kind}_kill_kill[n])
use cell-trafficking as ${kind}_cell over n (around = tissue_A[n], released = ${kind}_pool_Y[n, 1], free = tissue_free[n, i], load = loads[i], number = ${kind}_N[n], number0 = ${kind}_share * packing * tissue_volume[n] / cell_volume, born = ${kind}_born[n], dying = ${kind}_kill_kill[n], copies = ${kind}_copies)
${feeding(kind)}`;

/** What takes up catabolites from the fluid of its ring and dies of them. */
const feeding = (
  kind: string,
): string => `use cell-catabolites as ${kind}_pool over n (outside = tissue_X[n], near = void_drug * tissue_volume[n], number = ${kind}_N[n], dying = ${kind}_kill_kill[n], kout = linker_kout[k], influx = linker_influx[k], reduction = linker_free_reduction, methylation = linker_free_methylation)
use kill-occupancy as ${kind}_kill over n (occupancy = ${kind}_pool_occupancy[n])`;

/** Living cells of a kind beside those at the start, everywhere, in the first ring and in the last. */
const left = (
  kind: string,
  words: string,
): string => `output ${kind}_left : % = sum(n: ${kind}_N[n]) / sum(n: ${kind}_number0[n]) "living ${words} cells beside those at the start"
output ${kind}_left_near : % = ${kind}_N[1] / ${kind}_number0[1] "the same beside the vessel"
output ${kind}_left_far : % = sum(n: if(n < rings, 0, ${kind}_N[n] / ${kind}_number0[n])) "the same midway between vessels"`;

/** huC242 with a linker in a tumour of three kinds of cells around vessels; the linkers differ in nothing else. */
const populations = ({ linker, conjugate }: Linked): LibraryModel => ({
  name: `krogh-populations-huc242-${conjugate.toLowerCase()}`,
  summary: `huC242-${conjugate} in patients' tumours of strongly, weakly and antigen-negative cells around vessels`,
  text: `model krogh-populations-huc242-${conjugate.toLowerCase()}
title "huC242-${conjugate} in a tumour of strongly positive, weakly positive and antigen-negative cells around vessels"
cite cilliers2016 pouzin2022 scheuher2023 erickson2006 lopus2010

# Conjugates have one load here, and lose all of it at once, as often as drugs leave in patients. Division is left out: what
# is shown is what a dose kills, and where.
index i = 0..1
index k = 1..3
index n = 1..10
use linker-${linker} as linker
param Vc = 3.37 L    "central volume"                      reported pouzin2022
param Vp = 2.54 L    "peripheral volume"                   reported pouzin2022
param Q  = 0.543 L/d "distribution clearance"              reported pouzin2022
param CL = 0.392 L/d "clearance of antibody"               reported pouzin2022
param load = 3.5 1   "drugs on a conjugate"                reported adcarchives
param kdec = 0.126 1/d "loss of all drugs of a conjugate"  derived "0.44 drugs per conjugate and day at the start, pouzin2022, over 3.5"
param MW = 150000 Da "molar mass of the conjugate"         reported pouzin2022
param tissue = 1 mL  "tissue, cells included"              assumed "so little that plasma does not feel it" range 0.01..100
param Rc = 8 um      "radius of a vessel"                  reported scheuher2023
param Rk = 75 um     "half the distance between vessels"   reported scheuher2023
param P_adc = 50.34 um/d "permeability of vessels for antibody" reported scheuher2023
param D_adc = 1.74e-3 cm^2/d "diffusion of antibody"       reported scheuher2023
param void_adc = 0.24 1 "share of the tumour that antibody reaches" reported scheuher2023
param P_drug = 924 um/d "permeability of vessels for drug" reported scheuher2023
param D_drug = 0.11 cm^2/d "diffusion of drug"             reported scheuher2023
param void_drug = 0.44 1 "share of the tumour that drug reaches outside cells" reported scheuher2023
param half_drug = 3 h "half-life of catabolites in plasma" assumed "as Lys-MCC-DM1, scheuher2023" range 0.5..24
param V_drug = 70 L  "volume of catabolites"               assumed "lipophilic drugs, 1 L/kg" range 20..350
param unbound = 2 %  "unbound share of catabolites in plasma" assumed "1 to 2 % in a data book of payloads; thiols bind albumin" range 1..100
param packing = 56 % "share of the tumour that is cells"   reported scheuher2023
param positive_share = 50 % "strongly positive share of the cells" assumed "a tumour of mixed staining" range 5..100
param low_share = 25 % "weakly positive share of the cells" assumed "a tumour of mixed staining" range 0..50
param positive_copies = 1e6 copies/cells "CanAg on a strongly positive cell" assumed "no count is published" range 1e5..5e6
param low_copies = 1e5 copies/cells "CanAg on a weakly positive cell" assumed "no count is published" range 1e4..5e5
param kon     = 0.36 1/(nM*h) "association with CanAg"            assumed "1e5 per M and s, usual for antibodies" range 0.1..4
param kd      = 10 nM         "dissociation constant from CanAg"  assumed "a modeller's guess, adcarchives; none is published" range 0.5..50
param kint    = 0.15 1/h      "internalisation"                   assumed "as HER2, scheuher2023; none is published for CanAg" range 0.02..0.5
param krec    = 0.0864 1/h    "recycling"                         assumed "as HER2, scheuher2023" range 0.01..0.3
param kdeg    = 0.457 1/h     "degradation in lysosomes"          assumed "as HER2, scheuher2023" range 0.1..2.4
param cell_volume = 2e-12 L/cells "volume of a cell"              reported scheuher2023
param tubulin = 20 uM         "binding sites for maytansinoids in a cell" assumed "micromolar, as the tubulin of cells" range 2..30
param ktub    = 1e-3 1/(nM*s) "association with tubulin"          reported scheuher2023
param kdt     = 930 nM        "dissociation constant from tubulin, S-methyl-DM1" reported lopus2010
param kmax    = 1.4 1/d       "fastest killing"                   assumed "as in xenograft-n87-huc242-dm4, where cures set it" range 0.14..5
param q50     = 1.435 %       "occupancy of tubulin at half of it" assumed "as in xenograft-n87-huc242-dm4, where a cell kill sets it" range 0.05..5
param hill    = 2 1           "steepness"                         reported scheuher2023
param delay   = 1 d           "mean time in each of four stages of dying" reported scheuher2023
kdtub[k] = kdt
loads[i] = load * i
retention = 1 + tubulin / kdt "what is in the cell for one that is free"
negative_share = 1 - positive_share - low_share
still = 0 {1/h}
rings = sum(n: 1)

species plasma[i] : nmol "antibody in plasma: 0 naked, 1 conjugate"
species peripheral[i] : nmol "antibody in the peripheral space"
species drug[k] : nmol "catabolite in plasma: 1 lysine adduct, 2 drug, 3 S-methyl drug"
species gone : nmol "antibody eliminated, cumulative"
species gone_drug : nmol "drug eliminated, on antibody or off it, cumulative"
species given : nmol "antibody given, cumulative" constant
reaction eliminate[i] : plasma[i] -> gone + loads[i] gone_drug at CL / Vc * plasma[i]
reaction distribute[i] : plasma[i] <-> peripheral[i] at Q / Vc * plasma[i] - Q / Vp * peripheral[i]
reaction deconjugate : plasma[1] -> plasma[0] + load drug[2] at kdec * plasma[1]
reaction clear[k] : drug[k] -> gone_drug at log(2) / half_drug * drug[k]
use krogh-transport as tissue (source = plasma, sink = drug, plasma = plasma[i] / Vc, drug_plasma = unbound * drug[k] / V_drug, P = P_adc, D = D_adc, void = void_adc, Px = P_drug, Dx = D_drug, voidx = void_drug)
${binding("positive")}
${binding("low")}
use cells-transit as negative over n (number0 = negative_share * packing * tissue_volume[n] / cell_volume, growth = still, kill = negative_kill_kill[n])
${feeding("negative")}
dose adc : mg "conjugate into a vein" into plasma[1] = 1 / MW into given = 1 / MW

${left("positive", "strongly positive")}
${left("low", "weakly positive")}
${left("negative", "antigen-negative")}
output conjugate : ug/mL = plasma[1] / Vc * MW "conjugate in plasma"
output conjugate_near : nM = (tissue_A[1, 1] + positive_cell_B[1, 1] + positive_cell_Be[1, 1] + low_cell_B[1, 1] + low_cell_Be[1, 1]) / tissue_volume[1] "conjugate beside the vessel, free and on and in cells"
output conjugate_far : nM = sum(n: if(n < rings, 0, (tissue_A[n, 1] + positive_cell_B[n, 1] + positive_cell_Be[n, 1] + low_cell_B[n, 1] + low_cell_Be[n, 1]) / tissue_volume[n])) "the same midway between vessels"
output catabolites_negative : nM = sum(n: negative_pool_total[n] * tissue_volume[n]) / tissue "catabolites in antigen-negative cells, mean over the rings"
in_tissue[i] = sum(n: tissue_A[n, i] + positive_cell_B[n, i] + positive_cell_Be[n, i] + low_cell_B[n, i] + low_cell_Be[n, i])
degraded = sum(n: positive_cell_degraded[n] + low_cell_degraded[n])
output balance_antibody : 1 = (sum(i: plasma[i] + peripheral[i] + in_tissue[i]) + gone + degraded - given) / max(given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_target : 1 = sum(n: abs(positive_cell_R[n] + positive_cell_Re[n] + sum(i: positive_cell_B[n, i] + positive_cell_Be[n, i]) + positive_cell_lost[n] - positive_cell_made[n])
                                + abs(low_cell_R[n] + low_cell_Re[n] + sum(i: low_cell_B[n, i] + low_cell_Be[n, i]) + low_cell_lost[n] - low_cell_made[n])) / sum(n: positive_cell_made[n] + low_cell_made[n])
                                "target found beside target made: stays 0"
output balance_cells : 1 = sum(n: abs(positive_total[n] + positive_dead[n] - positive_divided[n]) + abs(low_total[n] + low_dead[n] - low_divided[n]) + abs(negative_total[n] + negative_dead[n] - negative_divided[n]))
                                / sum(n: positive_divided[n] + low_divided[n] + negative_divided[n]) "cells found beside cells made: stays 0"
pools = sum(n: sum(k: tissue_X[n, k] + positive_pool_Y[n, k] + positive_pool_T[n, k] + low_pool_Y[n, k] + low_pool_T[n, k] + negative_pool_Y[n, k] + negative_pool_T[n, k]))
output balance_drug : 1 = (load * (plasma[1] + peripheral[1] + in_tissue[1]) + pools + sum(k: drug[k]) + gone_drug - load * given) / max(load * given, 1e-9 {nmol}) "drug found beside drug given: stays 0"
`,
});

/** huC242-SMCC-DM1 in a tumour of three kinds of cells around vessels. */
export const kroghPopulationsHuc242SmccDm1 = populations(smccDm1);

/** huC242-SPDB-DM4 in a tumour of three kinds of cells around vessels. */
export const kroghPopulationsHuc242SpdbDm4 = populations(spdbDm4);

/** huC242-SPP-DM1 in a tumour of three kinds of cells around vessels. */
export const kroghPopulationsHuc242SppDm1 = populations(sppDm1);
