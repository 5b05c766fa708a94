import type { LibraryModel } from "../types.ts";

/** Gemtuzumab ozogamicin and CD33 on blasts in blood (Jager 2011). */
export const jager2011Gemtuzumab: LibraryModel = {
  name: "jager-2011-gemtuzumab",
  summary: "Gemtuzumab ozogamicin and CD33 on blasts in blood (Jager 2011)",
  text: `model jager-2011-gemtuzumab
title "Gemtuzumab ozogamicin and CD33 on blasts in blood"
cite jager2011

# As published in the repository of models: receptors of one cell, cells scaled by 1e23, and a factor with hidden units.
param V  = 5.42 L       "central volume"                      reported jager2011
param k  = 0.0135 1/h   "elimination"                         reported jager2011
param km = 0.00757 1/h  "to the peripheral space"             reported jager2011
param kn = 0.0185 1/h   "back"                                reported jager2011
param kb = 9.24e5 L/(mg*h) "association"                      reported jager2011
param ku = 310 1/h      "dissociation"                        reported jager2011
param ki = 0.624 1/h    "internalisation of the complex"      reported jager2011  sd 0.258
param ke = 0.199 1/h    "loss of free receptor"               reported jager2011  sd 0.281
param rp = 823 1/h      "receptors made by a cell"            reported jager2011  sd 0.611
param alpha = 0.0755 1/h "loss of blasts"                     reported jager2011
param n0 = 1.32e-5 1    "blasts at the start, in 1e23"        reported jager2011
param blood = 4.8 L     "blood"                               reported jager2011
param nav = 6.02214 1/mg "molecules per amount, in 1e23, with the units that the published model hides" reported jager2011

species x : mg "conjugate, central"
species p : mg "conjugate, peripheral"
state R : 1 = rp / ke "free receptors of a cell"
state C : 1 "complexes of a cell"
state n : 1 = n0 "blasts, in 1e23"
reaction eliminate : x -> nothing at k * x
reaction exchange  : x <-> p at km * x - kn * p
reaction bind      : x -> nothing at kb * x * R * n / (blood * nav)
reaction unbind    : nothing -> x at V * ku * C * n / (blood * nav)
# What cells hold, what is eliminated and what goes inside with a receptor or with a blast.
held = C * n * V / (blood * nav)
state gone : mg "conjugate eliminated or gone inside, cumulative"
species given : mg "conjugate given, cumulative" constant
gone' = k * x + (ki + alpha) * held
R' = rp - ke * R - kb * x / V * R + ku * C
C' = kb * x / V * R - (ku + ki) * C
n' = -alpha * n
dose adc : mg "conjugate into a vein" into x = 1 into given = 1
output conjugate : mg/L = x / V "conjugate in plasma"
output free_receptor : 1 = R "free receptors of a cell"
output bound_receptor : 1 = C "complexes of a cell"
output balance_antibody : 1 = (x + p + held + gone - given) / max(given, 1e-9 {mg}) "conjugate found beside conjugate given: stays 0"
output blasts : % = n / n0 "blasts beside those at the start"
`,
};
