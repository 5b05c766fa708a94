import { hill, location } from "./parameters.ts";
import type { Shape } from "./types.ts";

/**
 * Log-logistic curve that may be asymmetric, the five-parameter logistic together with its two ends. `location` is the IC50
 * only when asymmetry is 1.
 *
 *   R(x) = 1 / (1 + (x/location)^hill)^asymmetry
 */
export const fiveParameter: Shape = {
  name: "five-parameter",
  printed: "asymmetric log-logistic",
  equation: "limit + (control − limit) / (1 + (x/location)^hill)^asymmetry",
  cite: ["finney1976", "ritz2015"],
  parameters: [
    location,
    hill,
    {
      name: "asymmetry",
      printed: "asymmetry",
      measures: "number",
      scale: { kind: "log" },
      starts: [0.5, 1, 2],
    },
  ],
  remaining: (lnDose, p, at, gradient) => {
    const z = lnDose - p[at]!;
    const [slope, asymmetry] = [p[at + 1]!, p[at + 2]!];
    const u = slope * z;
    const lnBase = u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
    const r = Math.exp(-asymmetry * lnBase);
    if (gradient) {
      const rate = (asymmetry * r) / (1 + Math.exp(-u));
      gradient[at] = rate * slope;
      gradient[at + 1] = rate === 0 ? 0 : -rate * z;
      gradient[at + 2] = r === 0 ? 0 : -r * lnBase;
    }
    return r;
  },
  lnDoseAt: (r, p, at) => p[at]! + Math.log(Math.expm1(-Math.log(r) / p[at + 2]!)) / p[at + 1]!,
};
