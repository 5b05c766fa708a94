import type { LibraryModule } from "../types.ts";

/** Growth law: exponential, then linear. */
export const growthSimeoni: LibraryModule = {
  name: "growth-simeoni",
  summary: "Growth law: exponential, then linear",
  text: `module growth-simeoni
title "Growth: exponential, then linear"
cite simeoni2004

needs size   : 1   "size of the tumour, relative to a reference"
needs speed  : 1/h "exponential growth"
needs linear : 1/h "linear growth, in reference sizes per time"
needs psi    : 1   "sharpness of the passage"
provides growth : 1/h "growth per living part"

growth = speed / (1 + (speed * max(size, 0) / linear)^psi)^(1 / psi)
`,
};
