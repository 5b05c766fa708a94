import { ec50, hill } from "./parameters.ts";
import type { Shape } from "./types.ts";

const part = (lnDose: number, lnCentre: number, slope: number): number =>
  1 / (1 + Math.exp(slope * (lnDose - lnCentre)));

/**
 * Two populations, such as cells with and without the antigen: a `share` of the effect with the lower EC50, the rest with one
 * `ratio` times higher, both with one slope. Where the second population does not respond at all, a log-logistic curve
 * with a free limit says the same with two parameters fewer.
 *
 *   R(x) = share / (1 + (x/ec50)^hill) + (1 − share) / (1 + (x/(ratio · ec50))^hill),   ratio > 1
 */
export const biphasic: Shape = {
  name: "biphasic",
  printed: "biphasic log-logistic",
  equation:
    "limit + (control − limit) (share / (1 + (x/ec50)^hill) + (1 − share) / (1 + (x/(ratio ec50))^hill))",
  cite: ["ritz2015"],
  parameters: [
    { ...ec50, printed: "EC50 of the sensitive part" },
    hill,
    {
      name: "share",
      printed: "sensitive share",
      measures: "number",
      scale: { kind: "logit", low: 0, high: 1 },
      starts: [0.25, 0.5, 0.75],
    },
    {
      name: "ratio",
      printed: "EC50 of the resistant part over that of the sensitive part",
      measures: "ratio",
      scale: { kind: "logit", low: 0, high: Math.log(1e6) },
      starts: [10, 100, 1000],
    },
  ],
  remaining: (lnDose, p, at, gradient) => {
    const [lnFirst, slope, share] = [p[at]!, p[at + 1]!, p[at + 2]!];
    const lnSecond = lnFirst + p[at + 3]!;
    const [r1, r2] = [part(lnDose, lnFirst, slope), part(lnDose, lnSecond, slope)];
    if (gradient) {
      const [rate1, rate2] = [share * r1 * (1 - r1), (1 - share) * r2 * (1 - r2)];
      gradient[at] = slope * (rate1 + rate2);
      gradient[at + 1] =
        (rate1 === 0 ? 0 : -rate1 * (lnDose - lnFirst)) + (rate2 === 0 ? 0 : -rate2 * (lnDose - lnSecond));
      gradient[at + 2] = r1 - r2;
      gradient[at + 3] = rate2 * slope;
    }
    return share * r1 + (1 - share) * r2;
  },
  lnDoseAt: (r, p, at) => {
    const slope = p[at + 1]!;
    const [lnFirst, lnRatio] = [p[at]!, p[at + 3]!];
    if (!(r > 0 && r < 1)) return r >= 1 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    // With v = (x/ec50)^hill and q = ratio^hill: a quadratic in v whose positive root is the answer.
    const q = Math.exp(slope * lnRatio);
    const share = p[at + 2]!;
    const b = r * (1 + q) - share - (1 - share) * q;
    const c = -(1 - r) * q;
    const root = Math.sqrt(b * b - 4 * r * c);
    const v = b > 0 ? (-2 * c) / (b + root) : (root - b) / (2 * r);
    return lnFirst + Math.log(v) / slope;
  },
};
