import type { LibraryModule } from "../types.ts";

/** An ocular effect by grade: a delayed site of action, grades that follow from the grade before (Markov). */
export const ocularMarkov: LibraryModule = {
  name: "ocular-markov",
  summary:
    "An ocular effect by grade: a delayed site of action, grades that follow from the grade before (Markov)",
  text: `module ocular-markov
title "Ocular effect: a site of action that lags behind plasma, grades that follow from the grade before"
cite nlmixr2lib

# At each look the grade is drawn by cumulative logits that belong to the grade before. Looks come at random, one a period on
# average, so shares of patients follow a Markov chain in continuous time; at a constant concentration it settles where the
# chain in discrete time does.
index g = 0..3
index h = 1..3

needs plasma : nM   "concentration that drives it"
needs ke0    : 1/h  "how fast the site follows"
needs period : h    "mean time from one look to the next"
needs base[g, h] : 1 "logit of grade h or higher without drug, when the grade was g"
needs slope  : 1/nM "logit per concentration at the site"
provides share[g] : 1 "share of patients with grade g"
provides reached : 1 "share of patients who have had grade 2 or higher"

species site : nM "concentration at the site of action"
site' = ke0 * (plasma - site)
up[g, h] = 1 / (1 + exp(-(base[g, h] + slope * site))) "chance of grade h or higher at a look, when the grade was g"
becomes[g, 0] = 1 - up[g, 1]
becomes[g, j in 1..2] = up[g, j] - up[g, j+1]
becomes[g, 3] = up[g, 3]
species share[g] : 1 = if(g < 1, 1, 0) "share of patients with grade g"
species spared[g in 0..1] : 1 = if(g < 1, 1, 0) "share of patients with grade g who have had no higher grade than 1"
species reached : 1 "share of patients who have had grade 2 or higher, cumulative"
reaction look[g, j in 0..3] : share[g] -> share[j] at becomes[g, j] / period * share[g]
reaction still[g in 0..1, j in 0..1] : spared[g] -> spared[j] at becomes[g, j] / period * spared[g]
reaction reach[g in 0..1] : spared[g] -> reached at up[g, 2] / period * spared[g]

output at_site : nM = site "concentration at the site of action"
output with_grade[g] : % = share[g] "patients with grade g"
output had_grade_2 : % = reached "patients who have had grade 2 or higher"
output balance_patients : 1 = abs(sum(g: share[g]) - 1) + abs(sum(g in 0..1: spared[g]) + reached - 1) "patients found beside patients: stays 0"
`,
};
