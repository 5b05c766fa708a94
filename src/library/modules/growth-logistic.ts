import type { LibraryModule } from "../types.ts";

/** Growth law: logistic. */
export const growthLogistic: LibraryModule = {
  name: "growth-logistic",
  summary: "Growth law: logistic",
  text: `module growth-logistic
title "Logistic growth"

needs size   : 1   "size of the tumour, relative to a reference"
needs speed  : 1/h "growth of a small tumour"
needs largest : 1  "largest size"
provides growth : 1/h "growth per living part"

growth = speed * (1 - size / largest)
`,
};
