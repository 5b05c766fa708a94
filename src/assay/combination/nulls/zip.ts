import { bliss } from "./bliss.ts";
import type { NullModel } from "./types.ts";

/**
 * Zero interaction potency: neither drug shifts the curve of the other, which for the responses is Bliss independence of the fitted
 * curves. The usual δ score takes the measured side from curves fitted along rows and columns too ({@link zipDelta}).
 */
export const zip: NullModel = {
  name: "zip",
  printed: "zero interaction potency",
  equation: "y1(d1) · y2(d2) / control, of fitted curves",
  cite: ["yadav2015"],
  says: "neither drug changes the potency or the steepness of the other",
  maxima: "own",
  shamIsAdditive: false,
  response: bliss.response,
};
