import type { LibraryModule } from "../types.ts";

/** Bone marrow: dividing cells, three stages of maturation, cells in blood, feedback. */
export const marrowFriberg: LibraryModule = {
  name: "marrow-friberg",
  summary: "Bone marrow: dividing cells, three stages of maturation, cells in blood, feedback",
  text: `module marrow-friberg
title "Bone marrow: dividing cells, three stages of maturation, cells in blood, feedback"
cite friberg2002

index stage = 1..3

needs normal  : cells/L "cells in blood without drug"
needs transit : h       "mean time from division to blood"
needs feedback : 1      "exponent of the feedback"
needs effect  : 1       "share of divisions that the drug stops; 0 for a drug without effect on the marrow"
provides circulating : cells/L "cells in blood"

ktr = 4 / transit
species dividing : cells/L = normal "dividing cells, in cells of the blood"
species T[stage] : cells/L = normal "maturing cells, in cells of the blood"
species circulating : cells/L = normal "cells in blood"
reaction divide  : nothing <-> dividing at ktr * dividing * (1 - effect) * (normal / max(circulating, 1e-6 * normal))^feedback
reaction mature  : dividing -> T[1]     at ktr * dividing
reaction pass[stage in 1..2] : T[stage] -> T[stage+1] at ktr * T[stage]
reaction leave   : T[3] -> circulating  at ktr * T[3]
reaction go      : circulating -> nothing at ktr * circulating
output blood_cells : cells/L = circulating "cells in blood"
`,
};
