import type { LibraryModel } from "./types.ts";

/** An SPDB-DM4 conjugate in patients, drug load by drug load (0 to 8), with DM4 and S-methyl-DM4. */
export const darChainPouzin2022: LibraryModel = {
  name: "dar-chain-pouzin-2022",
  summary: "An SPDB-DM4 conjugate in patients, drug load by drug load (0 to 8), with DM4 and S-methyl-DM4",
  text: `model dar-chain-pouzin-2022
title "Tusamitamab ravtansine (SPDB-DM4) in plasma, drug load by drug load, with DM4 and S-methyl-DM4"
cite pouzin2022 nlmixr2lib

index i = 0..8

param Vc    = 3.37 L     "central volume, the same for every load"      reported pouzin2022  sd 0.245
param Vp    = 2.54 L     "peripheral volume, the same for every load"   reported pouzin2022  sd 0.605
param Q     = 0.543 L/d  "distribution clearance"                       reported pouzin2022  sd 0.529
param CLadc = 0.392 L/d  "clearance of conjugated antibody"             reported pouzin2022  sd 0.469
param CLnab = 0.408 L/d  "clearance of naked antibody"                  reported pouzin2022  sd 0.345
param k[i in 1..8] = 0.0565 0.181 0.340 0.525 0.751 0.938 0.938 0.938  1/d
                         "loss of one drug from load i"                 reported pouzin2022  sd 0.202 shared kdec
param CLdm4 = 240 L/d    "apparent clearance of DM4"                    reported pouzin2022  sd 0.365
param Vdm4  = 1 L        "apparent volume of DM4, fixed by the authors" reported pouzin2022
param CLme  = 0.256 L/d  "apparent clearance of S-methyl-DM4"           reported pouzin2022  sd 0.654
param Vme   = 1 L        "apparent volume of S-methyl-DM4, fixed by the authors" reported pouzin2022
param FR    = 0.0107 1   "apparent share of DM4 that becomes S-methyl-DM4" reported pouzin2022  sd 0.723

param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009  1
                         "antibody with i drugs in the lot, relative"   reported pouzin2022

param MWadc = 150000 Da  "molar mass of the conjugate"                  reported pouzin2022
param MWnab = 144522 Da  "molar mass of the naked antibody"             reported pouzin2022
param MWdm4 = 780 Da     "molar mass of DM4"                            reported pouzin2022
param MWme  = 794 Da     "molar mass of S-methyl-DM4"                   reported pouzin2022

CL[i] = if(i == 0, CLnab, CLadc)
share[i] = f[i] / sum(j in 0..8: f[j])   # the published fractions add up to 0.998

compartment central = Vc "plasma"
species A[i] in central : nmol "antibody with i drugs, central"
species P[i] : nmol            "antibody with i drugs, peripheral"
species DM4 : nmol             "DM4 in plasma"
species SMe : nmol             "S-methyl-DM4 in plasma"

reaction eliminate[i]           : A[i] -> nothing      at CL[i] / Vc * A[i]
reaction exchange[i]            : A[i] <-> P[i]        at Q / Vc * A[i] - Q / Vp * P[i]
reaction deconjugate[i in 1..8] : A[i] -> A[i-1] + DM4 at k[i] * A[i]
reaction methylate              : DM4 -> SMe           at FR * CLdm4 / Vdm4 * DM4
reaction eliminateDM4           : DM4 -> nothing       at (1 - FR) * CLdm4 / Vdm4 * DM4
reaction eliminateSMe           : SMe -> nothing       at CLme / Vme * SMe

dose adc : mg "conjugate as in the vial, naked antibody included" into A[i] = share[i] / MWadc

output conjugate       : ug/mL = sum(i in 1..8: A[i]) * MWadc / Vc
                         "antibody with at least one drug"
output total_antibody  : ug/mL = (sum(i in 1..8: A[i]) * MWadc + A[0] * MWnab) / Vc
                         "antibody with and without drugs, each by its own molar mass"
output naked_antibody  : ug/mL = A[0] * MWnab / Vc               "antibody without a drug"
output conjugated_drug : nM = sum(i in 1..8: i * A[i]) / Vc      "drug that is still on the antibody"
output conjugated_drug_mass : ng/mL = sum(i in 1..8: i * A[i]) * MWdm4 / Vc
                         "drug that is still on the antibody, as DM4"
output dm4             : ng/mL = DM4 * MWdm4 / Vdm4              "free DM4"
output s_methyl_dm4    : ng/mL = SMe * MWme / Vme                "free S-methyl-DM4"
output mean_dar        : 1 = sum(i in 1..8: i * A[i]) / sum(i in 1..8: A[i])
                         "drugs per antibody that carries at least one"
output mean_dar_total  : 1 = sum(i in 1..8: i * A[i]) / sum(i in 0..8: A[i])
                         "drugs per antibody, naked antibody included"
`,
};
