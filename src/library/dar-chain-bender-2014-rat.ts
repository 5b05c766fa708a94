import type { LibraryModel } from "./types.ts";

/** T-DM1 in the rat, drug load by drug load (0 to 7), three compartments. */
export const darChainBender2014Rat: LibraryModel = {
  name: "dar-chain-bender-2014-rat",
  summary: "T-DM1 in the rat, drug load by drug load (0 to 7), three compartments",
  text: `model dar-chain-bender-2014-rat
title "T-DM1 in the plasma of the rat, drug load by drug load, three compartments"
cite bender2014 nlmixr2lib

index i = 0..7

param CLtt = 2.42 mL/d  "clearance of antibody, whatever its load"      reported bender2014  sd 0.2366
param V1   = 11.0 mL    "central volume, the same for every load"       reported bender2014  sd 0.1834
param CLd2 = 49.0 mL/d  "distribution clearance, second compartment"    reported bender2014
param V2   = 3.44 mL    "volume of the second compartment"              reported bender2014  sd 0.4673
param CLd3 = 12.0 mL/d  "distribution clearance, third compartment"     reported bender2014
param V3   = 16.7 mL    "volume of the third compartment"               reported bender2014  sd 0.1668
param khi  = 0.543 1/d  "loss of one drug from loads 7 to 3"            reported bender2014  sd 0.2155
param k21  = 0.388 1/d  "loss of one drug from load 2"                  reported bender2014
param k10  = 0.114 1/d  "loss of the last drug"                         reported bender2014  sd 0.1501

param f[i] = 0.02 0.13 0.23 0.26 0.19 0.10 0.05 0.02  1
                        "antibody with i drugs in the lot of DAR 3.1"   reported bender2014
param MWadc = 148390 Da "molar mass of the conjugate"
                        derived "trastuzumab without glycans, 145,422 Da, and 3.1 MCC-DM1 of 957.52 Da each"
param MWdm1 = 738.29 Da "molar mass of DM1"                             derived "formula C35H48ClN3O10S"

k[i in 1..7] = if(i == 1, k10, if(i == 2, k21, khi))
share[i] = f[i] / sum(j in 0..7: f[j])

compartment central = V1 "plasma"
species A[i] in central : nmol "antibody with i drugs, central"
species P[i] : nmol            "antibody with i drugs, second compartment"
species R[i] : nmol            "antibody with i drugs, third compartment"

reaction eliminate[i]           : A[i] -> nothing at CLtt / V1 * A[i]
reaction exchange2[i]           : A[i] <-> P[i]   at CLd2 / V1 * A[i] - CLd2 / V2 * P[i]
reaction exchange3[i]           : A[i] <-> R[i]   at CLd3 / V1 * A[i] - CLd3 / V3 * R[i]
reaction deconjugate[i in 1..7] : A[i] -> A[i-1]  at k[i] * A[i]

dose adc : mg "conjugate as in the vial, naked antibody included" into A[i] = share[i] / MWadc

output conjugate       : ug/mL = sum(i in 1..7: A[i]) * MWadc / V1 "antibody with at least one drug (T-DM1)"
output total_antibody  : ug/mL = sum(i in 0..7: A[i]) * MWadc / V1 "antibody with and without drugs"
output conjugated_drug : nM = sum(i in 1..7: i * A[i]) / V1        "drug that is still on the antibody"
output conjugated_drug_mass : ng/mL = sum(i in 1..7: i * A[i]) * MWdm1 / V1
                         "drug that is still on the antibody, as DM1"
output mean_dar        : 1 = sum(i in 1..7: i * A[i]) / sum(i in 1..7: A[i])
                         "drugs per antibody that carries at least one"
output mean_dar_total  : 1 = sum(i in 1..7: i * A[i]) / sum(i in 0..7: A[i])
                         "drugs per antibody, naked antibody included"
`,
};
