import { fitLine } from "../../math/index.ts";
import type { GrowthLaw } from "./types.ts";

/** Exponential growth, ln V = ln V₀ + k t. */
export const exponential: GrowthLaw = {
  name: "exponential",
  equation: "ln V = ln V0 + k t",
  response: "ln V",
  parameters: [
    { name: "ln V0", unit: "", is: "logarithm of the volume in mm³ at the start" },
    { name: "k", unit: "1/d", is: "growth rate" },
  ],
  evaluate: (t, theta, gradient) => {
    if (gradient) gradient.set([1, t]);
    return theta[0]! + theta[1]! * t;
  },
  starts: (times, responses) => {
    const { intercept, slope } = fitLine(times, responses);
    return [[intercept, slope]];
  },
};
