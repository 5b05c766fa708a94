import type { Hill, SingleAgents } from "../types.ts";
import type { NullModel } from "./types.ts";

/** BRAID additivity (κ = 0), with the limit of the stronger drug as that of the pair. */
export const braidNull: NullModel = {
  name: "braid",
  printed: "BRAID additivity",
  equation: "control + (L − control)/(1 + S^−n), S = D1^(1/n) + D2^(1/n), n = √(slope1 slope2) (κ = 0)",
  cite: ["twarog2016"],
  says: "as Loewe for equal drugs: doses, in units that fit the pair's mean slope, sum up",
  maxima: "own",
  shamIsAdditive: true,
  response,
};

function response({ control, drug1, drug2 }: SingleAgents, d1: number, d2: number): number {
  const [m1, m2] = [drug1.limit - control, drug2.limit - control];
  const m = Math.abs(m1) > Math.abs(m2) ? m1 : m2;
  if (m === 0) return control;
  const n = Math.sqrt(drug1.slope * drug2.slope);
  const s = equivalent(drug1, d1, m1 / m) ** (1 / n) + equivalent(drug2, d2, m2 / m) ** (1 / n);
  return s === 0 ? control : control + m / (1 + s ** -n);
}

/** The odds of the effect of one drug, as a share of the pair's largest effect; no odds where the effects are opposite. */
function equivalent({ ec50, slope }: Hill, dose: number, share: number): number {
  const odds = (dose / ec50) ** slope;
  return share < 0 ? Number.NaN : (share * odds) / (1 + (1 - share) * odds);
}
