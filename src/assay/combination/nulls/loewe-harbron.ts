import type { Hill, SingleAgents } from "../types.ts";
import { responseToOne } from "../types.ts";
import type { NullModel } from "./types.ts";

/**
 * Loewe additivity at the level of responses, for drugs with different maximal effects: a drug that cannot reach the response at
 * all contributes nothing beyond its own limit.
 *
 *   Σ_j d_j / x_j(y) = 1,  x_j(y) the dose of j alone that gives y; the term is 0 where there is none
 */
export const loeweHarbron: NullModel = {
  name: "loewe-harbron",
  printed: "Loewe additivity (Harbron)",
  equation: "d1/x1(y) + d2/x2(y) = 1; a drug that cannot reach y adds 0",
  cite: ["loewe1928", "harbron2010"],
  says: "one drug acts like a dilution of the other up to the effect that it can reach",
  maxima: "own",
  shamIsAdditive: true,
  response,
};

function response({ control, drug1, drug2 }: SingleAgents, d1: number, d2: number): number {
  if (d1 === 0) return responseToOne(control, drug2, d2);
  if (d2 === 0) return responseToOne(control, drug1, d1);
  const [m1, m2] = [drug1.limit - control, drug2.limit - control];
  if (m1 * m2 < 0) return Number.NaN;
  const strongest = Math.abs(m1) > Math.abs(m2) ? m1 : m2;
  if (strongest === 0) return control;
  const index = (x: number) => term(drug1, d1, m1 / strongest, x) + term(drug2, d2, m2 / strongest, x);
  return control + strongest * root(index);
}

/** d / x(effect), with the effect as a share of the strongest one. */
const term = ({ ec50, slope }: Hill, dose: number, limit: number, effect: number): number =>
  effect >= limit ? 0 : (dose / ec50) * ((limit - effect) / effect) ** (1 / slope);

/** Where a falling index in (0, 1) is 1: bisection on its logarithm with secant steps (Illinois). */
function root(index: (effect: number) => number): number {
  const f = (logit: number) => Math.log(index(1 / (1 + Math.exp(-logit))));
  let [low, high] = [-40, 36];
  let [fLow, fHigh] = [f(low), f(high)];
  if (!(fLow > 0)) return 0;
  if (!Number.isFinite(fHigh)) fHigh = -1e3;
  let side = 0;
  for (let k = 0; k < 200 && high - low > 1e-13 * (1 + Math.abs(low)); k++) {
    const secant = high - (fHigh * (high - low)) / (fHigh - fLow);
    const x = k % 4 === 3 || !(secant > low && secant < high) ? (low + high) / 2 : secant;
    const fx = Math.max(f(x), -1e3);
    if (fx === 0) return 1 / (1 + Math.exp(-x));
    if (fx > 0) {
      [low, fLow] = [x, fx];
      if (side === 1) fHigh /= 2;
      side = 1;
    } else {
      [high, fHigh] = [x, fx];
      if (side === -1) fLow /= 2;
      side = -1;
    }
  }
  return 1 / (1 + Math.exp(-(low + high) / 2));
}
