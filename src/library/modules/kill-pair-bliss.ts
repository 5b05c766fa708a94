import type { LibraryModule } from "../types.ts";

/** Killing by two drugs that know nothing of each other: rates add, survival multiplies (Bliss). */
export const killPairBliss: LibraryModule = {
  name: "kill-pair-bliss",
  summary: "Killing by two drugs that know nothing of each other: rates add, survival multiplies (Bliss)",
  text: `module kill-pair-bliss
title "Killing by two independent drugs: rates add, so that shares of cells that survive multiply"
cite bliss1939

needs a     : nM  "concentration of the first drug"
needs b     : nM  "concentration of the second drug"
needs kmaxA : 1/h "fastest killing by the first"
needs kmaxB : 1/h "fastest killing by the second"
needs ec50A : nM  "first drug at half of it"
needs ec50B : nM  "second drug at half of it"
needs hillA : 1   "steepness of the first"
needs hillB : 1   "steepness of the second"
provides kill : 1/h "killing of a living cell"

raisedA = (max(a, 0) / ec50A)^hillA
raisedB = (max(b, 0) / ec50B)^hillB
kill = kmaxA * raisedA / (1 + raisedA) + kmaxB * raisedB / (1 + raisedB)
`,
};
