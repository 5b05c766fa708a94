import { normalCdf, normalPdf, normalQuantile } from "../../../math/index.ts";
import { ec50, hill } from "./parameters.ts";
import type { Shape } from "./types.ts";

/**
 * Log-normal curve: tolerances to ln dose are normal with standard deviation 1/hill. With the binomial likelihood it is the
 * probit model.
 *
 *   R(x) = 1 − Φ(hill · ln(x/ec50))
 */
export const logNormal: Shape = {
  name: "log-normal",
  printed: "log-normal",
  equation: "limit + (control − limit) (1 − Φ(hill ln(x/ec50)))",
  cite: ["finney1971"],
  parameters: [ec50, hill],
  remaining: (lnDose, p, at, gradient) => {
    const z = lnDose - p[at]!;
    const slope = p[at + 1]!;
    if (gradient) {
      const density = normalPdf(slope * z);
      gradient[at] = density * slope;
      gradient[at + 1] = density === 0 ? 0 : -density * z;
    }
    return normalCdf(-slope * z);
  },
  lnDoseAt: (r, p, at) => p[at]! - normalQuantile(r) / p[at + 1]!,
};
