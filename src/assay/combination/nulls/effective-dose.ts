import { bliss } from "./bliss.ts";
import type { NullModel } from "./types.ts";

/** Effective dose model without interaction: each dose stays as effective as alone, so the surface is that of Bliss. */
export const effectiveDoseNull: NullModel = {
  name: "effective-dose",
  printed: "effective dose model",
  equation: "y1(d1) · y2(d2) / control, the doses unchanged (a12 = a21 = 0)",
  cite: ["zimmer2016"],
  says: "neither drug changes the effective dose of the other",
  maxima: "own",
  shamIsAdditive: false,
  response: bliss.response,
};
