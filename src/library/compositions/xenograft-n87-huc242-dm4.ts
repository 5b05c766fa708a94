import type { LibraryModel } from "../types.ts";

/** huC242-DM4 in mice with NCI-N87 tumours: plasma, tumour, cells, catabolites, killing. */
export const xenograftN87Huc242Dm4: LibraryModel = {
  name: "xenograft-n87-huc242-dm4",
  summary: "huC242-DM4 in mice with NCI-N87 tumours: plasma, tumour, cells, catabolites, killing",
  text: `model xenograft-n87-huc242-dm4
title "huC242-DM4 in mice with NCI-N87 tumours: plasma, tumour, cells, catabolites, killing"
cite shah2012 scheuher2023 pouzin2022 gastric2007

use mouse-spdb-dm4-values
use linker-spdb as linker
use canag-values
param volume0  = 150 mm^3  "tumour at the start"              assumed "the usual size at the first dose" range 80..250
param packing  = 56 %      "share of the tumour that is cells" reported scheuher2023
param P_adc    = 50.34 um/d "permeability of vessels for antibody" reported scheuher2023
param D_adc    = 1.74e-3 cm^2/d "diffusion of antibody in the tumour" reported scheuher2023
param void_adc = 0.24 1    "share of the tumour that antibody reaches" reported scheuher2023
param P_drug   = 924 um/d  "permeability of vessels for drug"  reported scheuher2023
param D_drug   = 0.11 cm^2/d "diffusion of drug in the tumour" reported scheuher2023
param void_drug = 0.44 1   "share of the tumour that drug reaches outside cells" reported scheuher2023
param vessel   = 8 um      "radius of a vessel"                reported scheuher2023
param krogh    = 75 um     "half the distance between vessels" reported scheuher2023
param half_drug = 3 h      "half-life of catabolites in mouse plasma" assumed "as Lys-MCC-DM1, scheuher2023" range 0.5..24
param V_drugkg = 1 L/kg    "volume of catabolites per body weight" assumed "lipophilic drugs" range 0.3..5
param doubling = 9.7 d     "doubling time of a small tumour"   reported scheuher2023
param linear   = 175 mm^3/d "linear growth"                    reported scheuher2023
param psi      = 20 1      "sharpness of the passage"          reported simeoni2004
param kmax     = 0.32 1/d  "fastest killing"                   reported scheuher2023
param q50      = 0.385 %   "occupancy of tubulin at half of it" calibrated "log10 cell kill 1.27 after 1.8 mg/kg, gastric2007"
param hill     = 2 1       "steepness"                         reported scheuher2023
param delay    = 1 d       "mean time in each of four stages of dying" reported scheuher2023

cells_per : cells/L = packing / cell_volume
mass : L = tumour_total / cells_per "volume of the tumour"
relative = mass / volume0
Vd = V_drugkg * WT
near = void_drug * mass
copied[k] = linker_kout[k]
species free_drug[k] : nmol "catabolite in plasma: 1 lysine adduct, 2 DM4, 3 S-methyl-DM4"
species outside[k] : nmol "catabolite in the tumour, outside its cells"
species inside_adc[i] : nmol "antibody with i drugs in the tumour, free"
species cleared : nmol "catabolites eliminated from plasma, cumulative"
reaction clear[k] : free_drug[k] -> cleared at log(2) / half_drug * free_drug[k]
# What comes off in the fluid of the tumour, and what dying cells spill, stays in the tumour until it crosses.
reaction deconjugate[i in 1..8] : inside_adc[i] -> inside_adc[i-1] + outside[2] at kdec[i] * inside_adc[i]

use plasma-chain as plasma (drug = free_drug[2])
use exchange-flux as adc over i (amount = inside_adc[i], source = plasma_A[i], plasma = plasma_A[i] / Vc, volume = mass, permeability = P_adc, diffusion = D_adc, void = void_adc, vessel_radius = vessel, krogh_radius = krogh)
use exchange-flux as drug over k (amount = outside[k], source = free_drug[k], plasma = free_drug[k] / Vd, volume = mass, permeability = P_drug, diffusion = D_drug, void = void_drug, vessel_radius = vessel, krogh_radius = krogh)
use cells-transit as tumour (number0 = volume0 * cells_per, growth = law_growth, kill = kill_kill)
use growth-simeoni as law (size = relative, speed = log(2) / doubling, linear = linear / volume0)
use cell-trafficking as cell (around = inside_adc, released = pool_Y[1], free = adc_free[i], number = tumour_N, number0 = volume0 * cells_per, born = tumour_born, dying = kill_kill)
use cell-catabolites as pool (outside = outside, number = tumour_N, dying = kill_kill, kout = copied, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)
use kill-occupancy as kill (occupancy = pool_occupancy)

output volume : mm^3 = mass "tumour"
output log_kill : 1 = log10(tumour_divided / max(tumour_N, 1e-12 {cells})) "log10 of cells that were or came over living cells"
output catabolites : nM = (sum(k: pool_Y[k] + pool_T[k] + outside[k])) / mass "all catabolites in the tumour"
output conjugate_tumour : nM = sum(i in 1..8: inside_adc[i] + cell_B[i] + cell_Be[i]) / mass "antibody with drugs in the tumour"
output balance_antibody : 1 = (sum(i: plasma_A[i] + plasma_P[i] + inside_adc[i] + cell_B[i] + cell_Be[i]) + plasma_eliminated + cell_degraded - plasma_given) / max(plasma_given, 1e-9 {nmol})
                              "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (plasma_A[i] + plasma_P[i] + inside_adc[i] + cell_B[i] + cell_Be[i])) + sum(k: pool_Y[k] + pool_T[k] + outside[k] + free_drug[k]) + plasma_eliminated_drug + cleared - plasma_given_drug) / max(plasma_given_drug, 1e-9 {nmol})
                              "drug found beside drug given: stays 0"
`,
};
