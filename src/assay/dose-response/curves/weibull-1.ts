import { hill, location } from "./parameters.ts";
import type { Shape } from "./types.ts";

/**
 * Weibull curve of type 1: leaves the control slowly and reaches its limit fast. `location` is the dose with 1/e left, not
 * the IC50. For a curve that rises this is the type 2 of drc, whose types follow the direction of y.
 *
 *   R(x) = exp(−(x/location)^hill)
 */
export const weibull1: Shape = {
  name: "weibull-1",
  printed: "Weibull type 1",
  equation: "limit + (control − limit) exp(−(x/location)^hill)",
  cite: ["ritz2015"],
  parameters: [location, hill],
  remaining: (lnDose, p, at, gradient) => {
    const z = lnDose - p[at]!;
    const slope = p[at + 1]!;
    const power = Math.exp(slope * z);
    const r = Math.exp(-power);
    if (gradient) {
      const rate = r === 0 ? 0 : r * power;
      gradient[at] = rate * slope;
      gradient[at + 1] = rate === 0 ? 0 : -rate * z;
    }
    return r;
  },
  lnDoseAt: (r, p, at) => p[at]! + Math.log(-Math.log(r)) / p[at + 1]!,
};
