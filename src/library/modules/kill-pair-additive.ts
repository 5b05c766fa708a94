import type { LibraryModule } from "../types.ts";

/** Killing by two drugs whose doses add: each is so much of the other (Loewe). */
export const killPairAdditive: LibraryModule = {
  name: "kill-pair-additive",
  summary: "Killing by two drugs whose doses add: each stands for so much of the other (Loewe)",
  text: `module kill-pair-additive
title "Killing by two drugs whose doses add, each in units of the concentration that half of its killing needs"

# A drug combined with itself gives what the sum of both doses gives. With the same fastest killing and steepness this is
# Loewe additivity; where they differ, both are the means of the two drugs, weighted by their doses.
needs a     : nM  "concentration of the first drug"
needs b     : nM  "concentration of the second drug"
needs kmaxA : 1/h "fastest killing by the first"
needs kmaxB : 1/h "fastest killing by the second"
needs ec50A : nM  "first drug at half of it"
needs ec50B : nM  "second drug at half of it"
needs hillA : 1   "steepness of the first"
needs hillB : 1   "steepness of the second"
provides kill : 1/h "killing of a living cell"

doseA = max(a, 0) / ec50A
doseB = max(b, 0) / ec50B
part = doseA / max(doseA + doseB, 1e-12) "share of the first drug in the sum of doses"
kmax = kmaxB + part * (kmaxA - kmaxB)
hill = hillB + part * (hillA - hillB)
raised = (doseA + doseB)^hill
kill = kmax * raised / (1 + raised)
`,
};
