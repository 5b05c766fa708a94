import type { LibraryModule } from "../types.ts";

/** Growth law: Gompertz. */
export const growthGompertz: LibraryModule = {
  name: "growth-gompertz",
  summary: "Growth law: Gompertz",
  text: `module growth-gompertz
title "Gompertz growth"

needs size   : 1   "size of the tumour, relative to a reference"
needs speed  : 1/h "slowing down"
needs largest : 1  "largest size"
provides growth : 1/h "growth per living part"

growth = speed * log(largest / max(size, 1e-12))
`,
};
