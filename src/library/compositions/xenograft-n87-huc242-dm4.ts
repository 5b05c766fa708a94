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
param doubling = 9.7 d     "doubling time of a small tumour"   reported scheuher2023  cv 34 %
param linear   = 175 mm^3/d "linear growth"                    reported scheuher2023
param psi      = 20 1      "sharpness of the passage"          reported simeoni2004
param kmax     = 1.4 1/d   "fastest killing"                   calibrated "to 5 cures of 6 after 18.9 mg/kg, gastric2007; 0.32 for T-DXd in N87, scheuher2023" cv 25 %
param q50      = 1.435 %   "occupancy of tubulin at half of it" calibrated "to a log10 cell kill of 1.27 after 1.8 mg/kg, gastric2007" cv 35 %
param endpoint = 500 mm^3  "size at which growth delay is read"  assumed "the article's is not printed" range 300..1000
param hill     = 2 1       "steepness"                         reported scheuher2023
param delay    = 1 d       "mean time in each of four stages of dying" reported scheuher2023

cells_per : cells/L = packing / cell_volume
mass : L = max(tumour_total, 1 {cells}) / cells_per "volume of the tumour"
number = max(tumour_N, 1 {cells}) "living cells; one when all are gone, for what was inside them"
relative = mass / volume0
# What is left of a tumour lies in the bed of what it was: its surface does not come nearer when it shrinks.
bed = min(mass / volume0, 1)^(2/3)
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
use exchange-flux as adc over i (amount = inside_adc[i], source = plasma_A[i], plasma = plasma_A[i] / Vc, volume = mass, permeability = P_adc, diffusion = D_adc * bed, void = void_adc, vessel_radius = vessel, krogh_radius = krogh)
use exchange-flux as drug over k (amount = outside[k], source = free_drug[k], plasma = free_drug[k] / Vd, volume = mass, permeability = P_drug, diffusion = D_drug * bed, void = void_drug, vessel_radius = vessel, krogh_radius = krogh)
use cells-transit as tumour (number0 = volume0 * cells_per, growth = alive, kill = kill_kill)
state cured : 1 = 0 "1 once less than one cell was left" constant
event cure : when tumour_N < 1 {cells} set cured = 1 "less than one cell is left"
alive : 1/h = (1 - cured) * law_growth "nothing grows from less than one cell"
use growth-simeoni as law (size = relative, speed = log(2) / doubling, linear = linear / volume0)
# The same tumour untreated, and when each has reached the size at which delay is read.
state untreated : 1 = 1 "untreated tumour, relative to the start"
use growth-simeoni as control (size = untreated, speed = log(2) / doubling, linear = linear / volume0)
untreated' = control_growth * untreated
state treated_at : h = 0 {h} "when the treated tumour came back to that size" constant
state untreated_at : h = 0 {h} "when the untreated tumour reached it" constant
event back : when mass > endpoint set treated_at = time "the treated tumour has reached the endpoint"
event there : when untreated * volume0 > endpoint set untreated_at = time "the untreated tumour has reached the endpoint"
use cell-trafficking as cell (around = inside_adc, released = pool_Y[1], free = adc_free[i], number = number, number0 = volume0 * cells_per, born = tumour_born, dying = kill_kill)
use cell-catabolites as pool (outside = outside, number = number, dying = kill_kill, kout = copied, influx = linker_influx, reduction = linker_free_reduction, methylation = linker_free_methylation)
use kill-occupancy as kill (occupancy = pool_occupancy)

output volume : mm^3 = mass "tumour"
output log_cell_kill : 1 = if(treated_at > 0 {h}, (treated_at - untreated_at) * log(2) / (log(10) * doubling), 0) "log10 cell kill: growth delay over doubling time and log2 10; 0 until the tumour is back"
output log_kill : 1 = log10(tumour_divided / max(tumour_N, 1e-12 {cells})) "log10 of cells that were or came over living cells"
output cured : % = cured "share of mice with less than one cell left until then"
output catabolites : nM = (sum(k: pool_Y[k] + pool_T[k] + outside[k])) / mass "all catabolites in the tumour"
output conjugate_tumour : nM = sum(i in 1..8: inside_adc[i] + cell_B[i] + cell_Be[i]) / mass "antibody with drugs in the tumour"
output balance_antibody : 1 = (sum(i: plasma_A[i] + plasma_P[i] + inside_adc[i] + cell_B[i] + cell_Be[i]) + plasma_eliminated + cell_degraded - plasma_given) / max(plasma_given, 1e-9 {nmol})
                              "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (plasma_A[i] + plasma_P[i] + inside_adc[i] + cell_B[i] + cell_Be[i])) + sum(k: pool_Y[k] + pool_T[k] + outside[k] + free_drug[k]) + plasma_eliminated_drug + cleared - plasma_given_drug) / max(plasma_given_drug, 1e-9 {nmol})
                              "drug found beside drug given: stays 0"
`,
};
