import { hill, location } from "./parameters.ts";
import type { Shape } from "./types.ts";

/**
 * Weibull curve of type 2: leaves the control fast and reaches its limit slowly. `location` is the dose with 1 − 1/e left, not
 * the IC50. For a curve that rises this is the type 1 of drc, whose types follow the direction of y.
 *
 *   R(x) = 1 − exp(−(x/location)^−hill)
 */
export const weibull2: Shape = {
  name: "weibull-2",
  printed: "Weibull type 2",
  equation: "limit + (control − limit) (1 − exp(−(x/location)^−hill))",
  cite: ["ritz2015"],
  parameters: [location, hill],
  remaining: (lnDose, p, at, gradient) => {
    const z = lnDose - p[at]!;
    const slope = p[at + 1]!;
    const power = Math.exp(-slope * z);
    const gone = Math.exp(-power);
    if (gradient) {
      const rate = gone === 0 ? 0 : gone * power;
      gradient[at] = rate * slope;
      gradient[at + 1] = rate === 0 ? 0 : -rate * z;
    }
    return -Math.expm1(-power);
  },
  lnDoseAt: (r, p, at) => p[at]! - Math.log(-Math.log1p(-r)) / p[at + 1]!,
};
