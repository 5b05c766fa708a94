import { maximum } from "../../math/index.ts";
import { exponential } from "./exponential.ts";
import type { GrowthLaw } from "./types.ts";

/** Logistic growth, ln V = ln K − ln(1 + (K/V₀ − 1) exp(−r t)): the rate falls with the volume, to 0 at K. */
export const logistic: GrowthLaw = {
  name: "logistic",
  equation: "ln V = ln K - ln(1 + (K/V0 - 1) exp(-r t))",
  response: "ln V",
  parameters: [
    { name: "ln K", unit: "", is: "logarithm of the largest volume in mm³" },
    { name: "ln V0", unit: "", is: "logarithm of the volume in mm³ at the start" },
    { name: "r", unit: "1/d", is: "growth rate of a small tumour" },
  ],
  evaluate: (t, theta, gradient) => {
    const [logK, logV0, r] = [theta[0]!, theta[1]!, theta[2]!];
    const decay = Math.exp(-r * t);
    const ratio = Math.exp(logK - logV0);
    const inside = 1 + (ratio - 1) * decay;
    if (gradient) {
      const share = (ratio * decay) / inside;
      gradient.set([1 - share, share, (t * (ratio - 1) * decay) / inside]);
    }
    return logK - Math.log(inside);
  },
  starts: (times, responses) => {
    const [line] = exponential.starts(times, responses);
    const top = maximum(responses);
    return [0.3, 1, 2].map((above) => [top + above, line![0]!, 1.5 * Math.abs(line![1]!)]);
  },
};
