import type { LibraryModule } from "../types.ts";

/** A third space for a chain of drug loads. */
export const plasmaThird: LibraryModule = {
  name: "plasma-third",
  summary: "A third space for a chain of drug loads",
  text: `module plasma-third
title "A third space that antibody of every load goes to and comes back from"
cite bender2014

index i = 0..8

needs species A[i] : nmol "antibody with i drugs in plasma"
needs Vc : L   "central volume"
needs V3 : L   "volume of the third space"
needs Q3 : L/h "distribution clearance to it"

species R[i] : nmol "antibody with i drugs, third space"
reaction exchange[i] : A[i] <-> R[i] at Q3 / Vc * A[i] - Q3 / V3 * R[i]
`,
};
