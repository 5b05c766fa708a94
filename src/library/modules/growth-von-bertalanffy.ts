import type { LibraryModule } from "../types.ts";

/** Growth law: von Bertalanffy. */
export const growthVonBertalanffy: LibraryModule = {
  name: "growth-von-bertalanffy",
  summary: "Growth law: von Bertalanffy",
  text: `module growth-von-bertalanffy
title "Growth after von Bertalanffy: gain by surface, loss by volume"

needs size   : 1   "size of the tumour, relative to a reference"
needs gain   : 1/h "gain of a tumour of the reference size"
needs loss   : 1/h "loss"
provides growth : 1/h "growth per living part"

growth = gain / max(size, 1e-12)^(1/3) - loss
`,
};
