import type { LibraryModel } from "../types.ts";

/** Tumour growth and paclitaxel in mice: exponential, then linear growth, three stages of damage (Simeoni 2004). */
export const simeoni2004Paclitaxel: LibraryModel = {
  name: "simeoni-2004-paclitaxel",
  summary:
    "Tumour growth and paclitaxel in mice: exponential, then linear growth, three stages of damage (Simeoni 2004)",
  text: `model simeoni-2004-paclitaxel
title "Tumour growth in mice and paclitaxel: exponential, then linear growth, three stages of damage"
cite simeoni2004 nlmixr2lib

# The kinetics of paclitaxel of the source were not read: one volume and one rate stand for them.
param start  = 0.1 g      "tumour at the start"              assumed "the usual size at the first dose" range 0.03..0.3
param l0     = 0.273 1/d  "exponential growth"               reported simeoni2004
param l1     = 0.814 g/d  "linear growth"                    reported simeoni2004
param psi    = 20 1       "sharpness of the passage"         reported simeoni2004
param k1     = 0.968 1/d  "passage from stage to stage of damage" reported simeoni2004
param k2     = 6.29e-4 mL/(ng*d) "potency"                   reported simeoni2004
param ke     = 4 1/d      "disappearance of the drug"        assumed "hours" range 1..20

param V      = 40 mL       "volume of the drug in a mouse"    assumed "some litres per kg" range 10..200
species c : ng/mL "drug in plasma"
state W1 : g = start "living part"
state W2 : g "damaged part, first stage"
state W3 : g "damaged part, second stage"
state W4 : g "damaged part, third stage"
state grown : g = start "tumour that came by growth, and that at the start, cumulative"
state dead : g "tumour that is gone, cumulative"
c' = -ke * c
W = W1 + W2 + W3 + W4
use growth-simeoni as law (size = W / 1 {g}, speed = l0, linear = l1 / 1 {g})
reaction grow   : nothing -> W1 + grown at law_growth * W1
reaction strike : W1 -> W2      at k2 * c * W1
reaction pass   : W2 -> W3      at k1 * W2
reaction pass2  : W3 -> W4      at k1 * W3
reaction die    : W4 -> dead at k1 * W4
dose paclitaxel : mg "paclitaxel into a vein" into c = 1 / V
output tumour : g = W "tumour"
output drug : ng/mL = c "drug in plasma"
output balance_cells : 1 = (W + dead - grown) / grown "tumour found beside tumour grown: stays 0"
`,
};
