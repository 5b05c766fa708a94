import type { LibraryModel } from "../types.ts";

/** huC242-DM4 and the eye in patients by grade: how many have an effect now, and how many have had one. */
export const ocularGradesHuc242Dm4: LibraryModel = {
  name: "ocular-grades-huc242-dm4",
  summary: "huC242-DM4 and the eye in patients by grade (Markov): who has an effect now, and who has had one",
  text: `model ocular-grades-huc242-dm4
title "huC242-DM4 and the eye by grade: patients with an effect now, and patients who have had one"
cite pouzin2022 immunogen2007 adctoxicityatlas

# As ocular-huc242-dm4, with grades that follow from the grade before. The calibrated value is a count of patients who have had
# reduced acuity, so it is set on those who have had grade 2 by the end of the second cycle. That the effect is reversible is
# reported, how fast is not: of two patients one recovered and one was much improved.
use human-spdb-dm4-values
param f[i] = 0.071 0.085 0.175 0.218 0.199 0.142 0.071 0.028 0.009 1 "share of the lot with i drugs" reported pouzin2022
param ke0 = 0.003 1/h   "how fast the site follows plasma" assumed "toxicity came in the second cycle" range 0.001..0.02
param period = 1 wk     "mean time from one look to the next" assumed "weekly looks" range 0.5..3
param rare[h in 1..3] = -6 -8 -10 1 "logit of grade h or higher without drug, after a lower grade" assumed "rare without drug" range -12..-4
param keep[h in 1..3] = 7.5 9 10.5 1 "what the logit of grade h or higher has more once it is reached" assumed "half of the effects are gone after three to six weeks" range 5..12
param slope = 0.02738 1/nM "logit per concentration at the site" calibrated "2 of 6 patients at 223 mg/m2 by the end of the second cycle, adctoxicityatlas"
index g = 0..3
index h = 1..3
base[g, h] = rare[h] + if(g < h, 0, keep[h])
load[i] = i
species freed : nmol "drug that has come off in plasma, cumulative"
use plasma-chain as plasma (drug = freed)
use ocular-markov as eye (plasma = sum(i in 1..8: plasma_A[i]) / Vc)
output reduced_acuity : % = eye_share[2] + eye_share[3] "patients with grade 2 or higher"
output had_reduced_acuity : % = eye_reached "patients who have had grade 2 or higher"
output balance_antibody : 1 = (sum(i: plasma_A[i] + plasma_P[i]) + plasma_eliminated - plasma_given) / max(plasma_given, 1e-9 {nmol}) "antibody found beside antibody given: stays 0"
output balance_drug : 1 = (sum(i: load[i] * (plasma_A[i] + plasma_P[i])) + plasma_eliminated_drug + freed - plasma_given_drug) / max(plasma_given_drug, 1e-9 {nmol}) "drug found beside drug given: stays 0"
`,
};
