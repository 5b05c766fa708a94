import type { SingleAgents } from "../types.ts";
import type { NullModel } from "./types.ts";

/**
 * Loewe additivity generalised to drugs with different maximal effects: at the common occupancy o each dose is a share of the dose
 * that would give o alone, the shares sum to one, and the maximal effect is their weighted mean.
 *
 *   Σ_j (d_j/ec50_j) ((1−o)/o)^(1/slope_j) = 1,  y = control + o Σ_j w_j (limit_j − control),  w_j the j-th term
 */
export const loewe: NullModel = {
  name: "loewe",
  printed: "Loewe additivity (generalised)",
  equation: "Σ (dj/ec50j) ((1−o)/o)^(1/slopej) = 1; y = control + o Σ wj (limitj − control)",
  cite: ["loewe1928", "vanderborght2017"],
  says: "one drug acts like a dilution of the other; maximal effects mix in proportion",
  maxima: "own",
  shamIsAdditive: true,
  response,
};

function response({ control, drug1, drug2 }: SingleAgents, d1: number, d2: number): number {
  if (d1 === 0 && d2 === 0) return control;
  const a1 = Math.log(d1 / drug1.ec50);
  const a2 = Math.log(d2 / drug2.ec50);
  const x = commonLogit(a1, drug1.slope, a2, drug2.slope);
  const w1 = d1 === 0 ? 0 : Math.exp(a1 - x / drug1.slope);
  const w2 = d2 === 0 ? 0 : Math.exp(a2 - x / drug2.slope);
  return control + (w1 * (drug1.limit - control) + w2 * (drug2.limit - control)) / (1 + Math.exp(-x));
}

/**
 * Solves e^(a₁ − x/s₁) + e^(a₂ − x/s₂) = 1 for x, the logit of the occupancy. The left side falls and is convex, and at
 * x = max a_j s_j it is at least 1, so Newton's method rises to the root from there without overshooting.
 */
export function commonLogit(a1: number, s1: number, a2: number, s2: number): number {
  let x = Math.max(a1 * s1, a2 * s2);
  for (let k = 0; k < 60; k++) {
    const t1 = Math.exp(a1 - x / s1);
    const t2 = Math.exp(a2 - x / s2);
    const total = t1 + t2;
    // Newton on ln(total), which is closer to a line than the sum itself and convex as well.
    const step = (total * Math.log(total)) / (t1 / s1 + t2 / s2);
    x += step;
    if (!(Math.abs(step) > 1e-14 * (1 + Math.abs(x)))) break;
  }
  return x;
}
