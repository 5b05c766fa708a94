import { responseToOne, type SingleAgents } from "../types.ts";
import type { NullModel } from "./types.ts";

/** Schindler's multidimensional Hill equation: both drugs as one, with the means of their slopes and limits by dose in EC50. */
export const schindler: NullModel = {
  name: "schindler",
  printed: "Schindler's Hill equation",
  equation: "Hill curve of m = d1/ec50₁ + d2/ec50₂; slope and limit are means weighted with dj/ec50j",
  cite: ["schindler2017"],
  says: "the pair acts as one drug whose slope and limit lie between those of the two",
  maxima: "own",
  shamIsAdditive: true,
  response,
};

function response({ control, drug1, drug2 }: SingleAgents, d1: number, d2: number): number {
  const [u1, u2] = [d1 / drug1.ec50, d2 / drug2.ec50];
  const m = u1 + u2;
  if (m === 0) return control;
  const mean = (x1: number, x2: number) => (u1 * x1 + u2 * x2) / m;
  const together = { limit: mean(drug1.limit, drug2.limit), ec50: 1, slope: mean(drug1.slope, drug2.slope) };
  return responseToOne(control, together, m);
}
