import { occupancy, type SingleAgents } from "../types.ts";
import type { NullModel } from "./types.ts";

/**
 * Bliss independence of the effects as shares of the larger of the two maximal effects, so that no combination is expected to do
 * more than the stronger drug can; for assays in which zero response does not mean that nothing is left.
 */
export const blissWithinRange: NullModel = {
  name: "bliss-within-range",
  printed: "Bliss independence within the range of the stronger drug",
  equation: "control + M (f1 + f2 − f1 f2), fj = (yj − control)/M, M the larger maximal effect",
  cite: ["bliss1939", "vanderborght2017"],
  says: "as Bliss, with the effect of the stronger drug at endless dose in the place of complete kill",
  maxima: "own",
  shamIsAdditive: false,
  response,
};

function response({ control, drug1, drug2 }: SingleAgents, d1: number, d2: number): number {
  const [m1, m2] = [drug1.limit - control, drug2.limit - control];
  const m = Math.abs(m1) > Math.abs(m2) ? m1 : m2;
  if (m === 0) return control;
  const f1 = (m1 / m) * occupancy(drug1, d1);
  const f2 = (m2 / m) * occupancy(drug2, d2);
  return control + m * (f1 + f2 - f1 * f2);
}
