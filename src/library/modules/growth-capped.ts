import type { LibraryModule } from "../types.ts";

/** Growth law: exponential, then linear, up to a largest size. */
export const growthCapped: LibraryModule = {
  name: "growth-capped",
  summary: "Growth law: exponential, then linear, up to a largest size",
  text: `module growth-capped
title "Growth: exponential, then linear, up to a largest size"
cite shah2012

needs size   : 1   "size of the tumour, relative to a reference"
needs growing : 1  "size of its growing part, relative to the same reference"
needs speed  : 1/h "exponential growth"
needs linear : 1/h "linear growth, in reference sizes per time"
needs largest : 1  "largest size"
needs psi    : 1   "sharpness of the passage"
provides growth : 1/h "growth per living part"

growth = speed * (1 - size / largest) / (1 + (speed * max(growing, 0) / linear)^psi)^(1 / psi)
`,
};
