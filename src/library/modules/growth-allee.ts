import type { LibraryModule } from "../types.ts";

/** Growth law: logistic with a weak Allee effect: few cells grow more slowly. */
export const growthAllee: LibraryModule = {
  name: "growth-allee",
  summary: "Growth law: logistic with a weak Allee effect: few cells grow more slowly",
  text: `module growth-allee
title "Logistic growth with a weak Allee effect"
cite collins2023

needs size   : 1   "size of the tumour, relative to a reference"
needs speed  : 1/h "growth"
needs half   : 1   "size at which growth is half as fast"
needs largest : 1  "largest size"
provides growth : 1/h "growth per living part"

growth = speed * size / (size + half) * (1 - size / largest)
`,
};
