import type { LibraryModel } from "../types.ts";

/** huC242-DM4 in patients with shed CanAg in blood: exposure falls as shed antigen rises. */
export const shedCanagHuc242Dm4: LibraryModel = {
  name: "shed-canag-huc242-dm4",
  summary: "huC242-DM4 in patients with shed CanAg in blood: exposure falls as shed antigen rises",
  text: `model shed-canag-huc242-dm4
title "huC242-DM4 in patients with shed CanAg in blood that binds it and is cleared with it"
cite pouzin2022 immunogen2007

use human-spdb-dm4-values
param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009 1 "share of the lot with i drugs" reported pouzin2022
param CanAg   = 10 nM     "shed CanAg in plasma, in sites that the antibody binds" assumed "measured only in U/mL; no conversion to nM is known" range 0.05..100
param half    = 5 h       "half-life of free shed CanAg"   assumed "as shed HER2, scheuher2023" range 2..50
param half_bound = 10 h   "half-life of complexes"         assumed "a mucin with several antibodies on it is cleared quickly; shed HER2 with one keeps 11.6 d" range 2..120
param kon     = 0.36 1/(nM*h) "association with CanAg"     assumed "1e5 per M and s, usual for antibodies" range 0.1..4
param kd      = 10 nM     "dissociation constant from CanAg" assumed "a modeller's guess, adcarchives; none is published" range 0.5..50
param CLdrug  = 240 L/d   "apparent clearance of DM4"      reported pouzin2022
param Vdrug   = 1 L       "volume of DM4, fixed by the authors" reported pouzin2022
param CLme    = 0.256 L/d "apparent clearance of S-methyl-DM4" reported pouzin2022
param Vme     = 1 L       "volume of S-methyl-DM4, fixed by the authors" reported pouzin2022
param share_me = 0.0107 1 "share of DM4 that becomes S-methyl-DM4" reported pouzin2022
load[i] = i
use plasma-chain as plasma (drug = dm4_D)
use plasma-drug as dm4 (share = share_me)
use shed-target as shed (A = plasma_A, drug = dm4_D, volume = Vc, level = CanAg, lost = log(2) / half, lost_bound = log(2) / half_bound)

output free_conjugate : ug/mL = sum(i in 1..8: plasma_A[i]) * MW / Vc "antibody with drugs that no CanAg holds"
output balance_antibody : 1 = (sum(i: plasma_A[i] + plasma_P[i] + shed_C[i]) + plasma_eliminated + shed_cleared - plasma_given) / max(plasma_given, 1e-9 {nmol})
                          "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (plasma_A[i] + plasma_P[i] + shed_C[i])) + plasma_eliminated_drug + dm4_D + dm4_Me + dm4_eliminated - plasma_given_drug) / max(plasma_given_drug, 1e-9 {nmol})
                          "drug found beside drug given: stays 0"
`,
};
