import type { LibraryModule } from "../types.ts";

/** Alanine aminotransferase in blood, whose release rises with drug in the liver. */
export const altTurnover: LibraryModule = {
  name: "alt-turnover",
  summary: "Alanine aminotransferase in blood, whose release rises with drug in the liver",
  text: `module alt-turnover
title "Alanine aminotransferase in blood: release that rises with drug in the liver"

needs liver  : nM  "drug in the liver"
needs normal : U/L "level without drug"
needs half   : h   "half-life of the enzyme in blood"
needs slope  : 1/nM "rise of its release per concentration in the liver"

kout = log(2) / half
species ALT : U/L = normal "alanine aminotransferase in blood"
reaction release : nothing -> ALT at kout * normal * (1 + slope * liver)
reaction lose    : ALT -> nothing at kout * ALT
output alt : U/L = ALT "alanine aminotransferase in blood"
`,
};
