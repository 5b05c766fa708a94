import type { LibraryModel } from "../types.ts";

/** huC242-DM4 and the eye in patients: a slow site of action, calibrated to 2 of 6 patients at 223 mg/m2. */
export const ocularHuc242Dm4: LibraryModel = {
  name: "ocular-huc242-dm4",
  summary:
    "huC242-DM4 and the eye in patients: a slow site of action, calibrated to 2 of 6 patients at 223 mg/m2",
  text: `model ocular-huc242-dm4
title "huC242-DM4 and the eye: a slow site of action, chance of reduced visual acuity by cycle"
cite pouzin2022 immunogen2007 adctoxicityatlas

# Only this is known: at 223 mg/m2 every three weeks reduced visual acuity in 2 of 6 patients, in the second cycle, which
# set the maximum tolerated dose to 168. One value, the slope, is set by that; the rest is assumed.
use human-spdb-dm4-values
param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009 1 "share of the lot with i drugs" reported pouzin2022
param ke0 = 0.003 1/h "how fast the site follows plasma" assumed "toxicity came in the second cycle" range 0.001..0.02
param base[g in 1..3] = -2.5 -4 -6 1 "logit of grade g or higher without drug" assumed "rare without drug" range -8..-1
param slope = 0.0137 1/nM "logit per concentration at the site" calibrated "2 of 6 patients at 223 mg/m2, in the second cycle, adctoxicityatlas"
load[i] = i
species freed : nmol "drug that has come off in plasma, cumulative"
use plasma-chain as plasma (drug = freed)
use ocular-effect as eye (plasma = sum(i in 1..8: plasma_A[i]) / Vc)
output reduced_acuity : % = eye_chance[2] "chance of grade 2 or higher"
output balance_antibody : 1 = (sum(i: plasma_A[i] + plasma_P[i]) + plasma_eliminated - plasma_given) / max(plasma_given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (plasma_A[i] + plasma_P[i])) + plasma_eliminated_drug + freed - plasma_given_drug) / max(plasma_given_drug, 1e-9 {nmol}) "drug found beside drug given: stays 0"
`,
};
