import type { LibraryModule } from "../types.ts";

/** Catabolites in the liver: lysine adduct, drug, S-methyl drug, its sulfoxide and sulfone; loss into bile. */
export const liverCatabolites: LibraryModule = {
  name: "liver-catabolites",
  summary:
    "Catabolites in the liver: lysine adduct, drug, S-methyl drug, its sulfoxide and sulfone; loss into bile",
  text: `module liver-catabolites
title "Catabolites in the liver: reduction, S-methylation, S-oxidation in two steps, bile"
cite sun2011 widdison2015

# 1 lysine adduct, 2 drug (thiol), 3 S-methyl drug, 4 its sulfoxide, 5 its sulfone
index m = 1..5

needs inflow      : nmol/h "drug set free by degradation of antibody in the liver"
needs reduction   : 1/h    "lysine adduct to drug"
needs methylation : 1/h    "drug to S-methyl drug"
needs oxidation   : 1/h    "S-methyl drug to sulfoxide"
needs oxidation2  : 1/h    "sulfoxide to sulfone"
needs bile[m]     : 1/h    "loss into bile and blood"
needs mass        : mL     "the liver, 1 g as 1 mL"
provides L[m]     : nmol   "catabolite in the liver"

species L[m] : nmol "catabolite in the liver: 1 lysine adduct, 2 drug, 3 S-methyl drug, 4 sulfoxide, 5 sulfone"
species excreted : nmol "catabolites gone from the liver, cumulative"
species entered : nmol  "drug set free in the liver, cumulative"
reaction enter     : nothing -> L[1] + entered at inflow
reaction reduce    : L[1] -> L[2] at reduction * L[1]
reaction methylate : L[2] -> L[3] at methylation * L[2]
reaction oxidise   : L[3] -> L[4] at oxidation * L[3]
reaction oxidise2  : L[4] -> L[5] at oxidation2 * L[4]
reaction excrete[m] : L[m] -> excreted at bile[m] * L[m]

output lysine_adduct : nM = L[1] / mass "lysine adduct in the liver"
output free_drug : nM = L[2] / mass "drug (thiol) in the liver"
output methyl_drug : nM = L[3] / mass "S-methyl drug in the liver"
output sulfoxide : nM = L[4] / mass "sulfoxide of S-methyl drug in the liver"
output sulfone : nM = L[5] / mass "sulfone of S-methyl drug in the liver"
output balance_catabolites : 1 = (sum(m: L[m]) + excreted - entered) / max(entered, 1e-9 {nmol}) "catabolites found beside drug set free: stays 0"
`,
};
