import type { LibraryModule } from "../types.ts";

/** Growth law: generalised logistic. */
export const growthGeneralisedLogistic: LibraryModule = {
  name: "growth-generalised-logistic",
  summary: "Growth law: generalised logistic",
  text: `module growth-generalised-logistic
title "Generalised logistic growth"

needs size   : 1   "size of the tumour, relative to a reference"
needs speed  : 1/h "growth of a small tumour"
needs largest : 1  "largest size"
needs shape  : 1   "exponent"
provides growth : 1/h "growth per living part"

growth = speed * (1 - (max(size, 0) / largest)^shape)
`,
};
