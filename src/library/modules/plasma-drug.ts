import type { LibraryModule } from "../types.ts";

/** Free drug in plasma and its S-methyl form, as in Pouzin 2022. */
export const plasmaDrug: LibraryModule = {
  name: "plasma-drug",
  summary: "Free drug in plasma and its S-methyl form, as in Pouzin 2022",
  text: `module plasma-drug
title "Free drug in plasma and the S-methyl form that a share of it becomes"
cite pouzin2022

needs CLdrug : L/h "apparent clearance of the drug"
needs Vdrug  : L   "volume of the drug"
needs CLme   : L/h "apparent clearance of S-methyl drug"
needs Vme    : L   "volume of S-methyl drug"
needs share  : 1   "share of the drug that becomes S-methyl drug"
species D  : nmol "free drug in plasma"
species Me : nmol "S-methyl drug in plasma"
species eliminated : nmol "free drug eliminated, cumulative"
reaction clear : D -> share Me + (1 - share) eliminated at CLdrug / Vdrug * D
reaction clearMe : Me -> eliminated at CLme / Vme * Me
output free_drug : nM = D / Vdrug "free drug in plasma"
output methyl_drug : nM = Me / Vme "S-methyl drug in plasma"
`,
};
