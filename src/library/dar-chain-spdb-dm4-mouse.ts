import type { LibraryModel } from "./types.ts";

/** An SPDB-DM4 conjugate in the mouse, drug load by drug load; put together from two publications. */
export const darChainSpdbDm4Mouse: LibraryModel = {
  name: "dar-chain-spdb-dm4-mouse",
  summary: "An SPDB-DM4 conjugate in the mouse, drug load by drug load; put together from two publications",
  text: `model dar-chain-spdb-dm4-mouse
title "An SPDB-DM4 conjugate in mouse plasma: antibody disposition in the mouse, deconjugation as in patients"
cite shah2012 pouzin2022

# No publication gives the plasma kinetics of an SPDB-DM4 conjugate in the mouse drug load by drug load. The
# disposition is that of another antibody in the mouse; the deconjugation rates are those of the same linker and
# drug in patients. The kinetics of free DM4 in the mouse were not found: the drug that comes off is only counted.

index i = 0..8

covariate WT = 0.020 kg "body weight"

param Vckg = 46 mL/kg     "central volume per body weight"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 40..60
param Vpkg = 60 mL/kg     "peripheral volume per body weight"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 40..120
param Qkg  = 130 mL/d/kg  "distribution clearance per body weight"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 60..400
param CLkg = 6 mL/d/kg    "clearance of antibody per body weight, the same for every load"
                          assumed "antibody of brentuximab vedotin in the mouse, shah2012"  range 4..12
param k[i in 1..8] = 0.0565 0.181 0.340 0.525 0.751 0.938 0.938 0.938  1/d
                          "loss of one drug from load i, in patients"       reported pouzin2022
param species_ratio = 1 1 "deconjugation in the mouse relative to patients" assumed "no rate published"  range 0.5..2
param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009  1
                          "antibody with i drugs in the lot, relative"      reported pouzin2022

param MWadc = 150000 Da   "molar mass of the conjugate"                     reported pouzin2022
param MWnab = 144522 Da   "molar mass of the naked antibody"                reported pouzin2022
param MWdm4 = 780 Da      "molar mass of DM4"                               reported pouzin2022

Vc = Vckg * WT
Vp = Vpkg * WT
Q  = Qkg * WT
CL = CLkg * WT
share[i] = f[i] / sum(j in 0..8: f[j])

compartment central = Vc "plasma"
species A[i] in central : nmol "antibody with i drugs, central"
species P[i] : nmol            "antibody with i drugs, peripheral"
species released : nmol        "drug that has come off the antibody in plasma, cumulative"

reaction eliminate[i]           : A[i] -> nothing           at CL / Vc * A[i]
reaction exchange[i]            : A[i] <-> P[i]             at Q / Vc * A[i] - Q / Vp * P[i]
reaction deconjugate[i in 1..8] : A[i] -> A[i-1] + released at species_ratio * k[i] * A[i]

dose adc : mg "conjugate as in the vial, naked antibody included" into A[i] = share[i] / MWadc

output conjugate       : ug/mL = sum(i in 1..8: A[i]) * MWadc / Vc
                         "antibody with at least one drug"
output total_antibody  : ug/mL = (sum(i in 1..8: A[i]) * MWadc + A[0] * MWnab) / Vc
                         "antibody with and without drugs, each by its own molar mass"
output conjugated_drug : nM = sum(i in 1..8: i * A[i]) / Vc      "drug that is still on the antibody"
output conjugated_drug_mass : ng/mL = sum(i in 1..8: i * A[i]) * MWdm4 / Vc
                         "drug that is still on the antibody, as DM4"
output released_drug   : nmol = released                         "drug that has come off in plasma, cumulative"
output mean_dar        : 1 = sum(i in 1..8: i * A[i]) / sum(i in 1..8: A[i])
                         "drugs per antibody that carries at least one"
output mean_dar_total  : 1 = sum(i in 1..8: i * A[i]) / sum(i in 0..8: A[i])
                         "drugs per antibody, naked antibody included"
`,
};
