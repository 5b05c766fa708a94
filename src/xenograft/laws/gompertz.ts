import { exponential } from "./exponential.ts";
import type { GrowthLaw } from "./types.ts";

/** (1 − exp(−bt))/b and its derivative by b, by their series where bt is small. */
function saturating(b: number, t: number): readonly [value: number, slope: number] {
  const x = b * t;
  if (Math.abs(x) < 1e-3) {
    const value = t * (1 - x / 2 + (x * x) / 6 - (x * x * x) / 24);
    return [value, -t * t * (1 / 2 - x / 3 + (x * x) / 8 - (x * x * x) / 30)];
  }
  const value = -Math.expm1(-x) / b;
  return [value, (t * Math.exp(-x) - value) / b];
}

/**
 * Gompertz growth, ln V = ln V₀ + a (1 − exp(−b t))/b: the rate falls from a by the factor exp(−b t); b below 0 is growth that
 * quickens.
 */
export const gompertz: GrowthLaw = {
  name: "gompertz",
  equation: "ln V = ln V0 + a (1 - exp(-b t))/b",
  response: "ln V",
  parameters: [
    { name: "ln V0", unit: "", is: "logarithm of the volume in mm³ at the start" },
    { name: "a", unit: "1/d", is: "growth rate at the start" },
    { name: "b", unit: "1/d", is: "how fast the rate falls" },
  ],
  evaluate: (t, theta, gradient) => {
    const [value, slope] = saturating(theta[2]!, t);
    if (gradient) gradient.set([1, value, theta[1]! * slope]);
    return theta[0]! + theta[1]! * value;
  },
  starts: (times, responses) => {
    const [line] = exponential.starts(times, responses);
    return [0.01, 0.1, -0.01].map((b) => [line![0]!, line![1]!, b]);
  },
};
