import type { LibraryModule } from "../types.ts";

/** Killing by two drugs, each of which changes by a factor how much of the other is needed. */
export const killPairPsi: LibraryModule = {
  name: "kill-pair-psi",
  summary: "Killing by two drugs: a factor psi on the concentration of each that half of its killing needs",
  text: `module kill-pair-psi
title "Killing by two drugs: a factor by which each drug changes how much of the other is needed"

# psi = 1: rates add, as in kill-pair-bliss. psi < 1: less of each is needed in the presence of the other (synergy); psi > 1:
# more (antagonism). The factor acts fully when the other drug is at many times the concentration of half its killing.
needs a     : nM  "concentration of the first drug"
needs b     : nM  "concentration of the second drug"
needs kmaxA : 1/h "fastest killing by the first"
needs kmaxB : 1/h "fastest killing by the second"
needs ec50A : nM  "first drug at half of it"
needs ec50B : nM  "second drug at half of it"
needs hillA : 1   "steepness of the first"
needs hillB : 1   "steepness of the second"
needs psi   : 1   "factor on each ec50 in the presence of the other; 1 for none"
provides kill : 1/h "killing of a living cell"

presenceA = max(a, 0) / (max(a, 0) + ec50A)
presenceB = max(b, 0) / (max(b, 0) + ec50B)
raisedA = (max(a, 0) / (ec50A * (1 + (psi - 1) * presenceB)))^hillA
raisedB = (max(b, 0) / (ec50B * (1 + (psi - 1) * presenceA)))^hillB
kill = kmaxA * raisedA / (1 + raisedA) + kmaxB * raisedB / (1 + raisedB)
`,
};
