/** What the drug-load chains of Bender 2014 share between species: lot, masses, equations and outputs (`bender2014`). */
export const darChainEquations = `
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
`;

/** What the reduced models of Bender 2014 share between species: masses, equations and outputs (`bender2014`). */
export const reducedEquations = `
compartment central = V1 "plasma"
species C1 in central : mg "conjugate, central"
species C2 : mg            "conjugate, second compartment"
species C3 : mg            "conjugate, third compartment"
species N1 in central : mg "naked antibody, central"
species N2 : mg            "naked antibody, second compartment"
species N3 : mg            "naked antibody, third compartment"

reaction eliminateC  : C1 -> nothing at CLtt / V1 * C1
reaction eliminateN  : N1 -> nothing at CLtt / V1 * N1
reaction deconjugate : C1 -> N1      at CLdec / V1 * C1
reaction exchangeC2  : C1 <-> C2     at CLd2 / V1 * C1 - CLd2 / V2 * C2
reaction exchangeC3  : C1 <-> C3     at CLd3 / V1 * C1 - CLd3 / V3 * C3
reaction exchangeN2  : N1 <-> N2     at CLd2 / V1 * N1 - CLd2 / V2 * N2
reaction exchangeN3  : N1 <-> N3     at CLd3 / V1 * N1 - CLd3 / V3 * N3

dose adc : mg "conjugate, into a vein" into C1 = 1

output conjugate      : ug/mL = C1 / V1        "antibody with at least one drug (T-DM1)"
output total_antibody : ug/mL = (C1 + N1) / V1 "antibody with and without drugs"
`;
