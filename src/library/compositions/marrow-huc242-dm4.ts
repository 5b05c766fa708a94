import type { LibraryModel } from "../types.ts";

/** huC242-DM4 and neutrophils in patients: no effect, because no parameter of a maytansinoid is published. */
export const marrowHuc242Dm4: LibraryModel = {
  name: "marrow-huc242-dm4",
  summary:
    "huC242-DM4 and neutrophils in patients: no effect, because no parameter of a maytansinoid is published",
  text: `model marrow-huc242-dm4
title "huC242-DM4 and neutrophils: the marrow of docetaxel patients, with the effect of DM4 set to none"
cite pouzin2022 netterberg2017 immunogen2007

# The announcement of 2007 reports no clinically significant myelosuppression. No slope of DM4 or of any maytansinoid
# conjugate on neutrophils is published: the slope is 0 and its range shows what would have been seen otherwise.
use human-spdb-dm4-values
param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009 1 "share of the lot with i drugs" reported pouzin2022
param normal   = 5.22e9 cells/L "neutrophils without drug"       reported netterberg2017  sd 0.253
param transit  = 84.2 h "mean time from division to blood"       reported netterberg2017  sd 0.138
param feedback = 0.145 1 "exponent of the feedback"              reported netterberg2017
param slope    = 0 1/nM "effect of free DM4 per concentration"   assumed "none is published; none was seen" range 0..0.2
param CLdrug  = 240 L/d   "apparent clearance of DM4"      reported pouzin2022
param Vdrug   = 1 L       "volume of DM4, fixed by the authors" reported pouzin2022
param CLme    = 0.256 L/d "apparent clearance of S-methyl-DM4" reported pouzin2022
param Vme     = 1 L       "volume of S-methyl-DM4, fixed by the authors" reported pouzin2022
param share_me = 0.0107 1 "share of DM4 that becomes S-methyl-DM4" reported pouzin2022
load[i] = i
use plasma-chain as plasma (drug = dm4_D)
use plasma-drug as dm4 (share = share_me)
use marrow-friberg as marrow (effect = slope * dm4_D / Vdrug)
output neutrophils : cells/L = marrow_circulating "neutrophils"
output balance_antibody : 1 = (sum(i: plasma_A[i] + plasma_P[i]) + plasma_eliminated - plasma_given) / max(plasma_given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (plasma_A[i] + plasma_P[i])) + plasma_eliminated_drug + dm4_D + dm4_Me + dm4_eliminated - plasma_given_drug) / max(plasma_given_drug, 1e-9 {nmol}) "drug found beside drug given: stays 0"
`,
};
