import { ec50, hill } from "./parameters.ts";
import type { Shape } from "./types.ts";

/**
 * Log-logistic (Hill) curve, the four-parameter logistic together with its two ends; `ec50` is the relative IC50.
 *
 *   R(x) = 1 / (1 + (x/ec50)^hill)
 */
export const logLogistic: Shape = {
  name: "log-logistic",
  printed: "log-logistic",
  equation: "limit + (control − limit) / (1 + (x/ec50)^hill)",
  cite: ["finney1976", "ritz2015"],
  parameters: [ec50, hill],
  remaining: (lnDose, p, at, gradient) => {
    const z = lnDose - p[at]!;
    const slope = p[at + 1]!;
    const r = 1 / (1 + Math.exp(slope * z));
    if (gradient) {
      const rate = r * (1 - r);
      gradient[at] = rate * slope;
      gradient[at + 1] = rate === 0 ? 0 : -rate * z;
    }
    return r;
  },
  lnDoseAt: (r, p, at) => p[at]! + Math.log((1 - r) / r) / p[at + 1]!,
};
