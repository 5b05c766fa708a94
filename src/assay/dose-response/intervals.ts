import { normalQuantile, studentTQuantile } from "../../math/index.ts";
import { fromWorking, slopeOfScale } from "./curves/scale.ts";
import type { Fit } from "./fit.ts";
import { asRead } from "./layout.ts";
import { profileOfParameter } from "./profile.ts";
import type { Interval } from "./types.ts";

/** An estimate with its standard error and two intervals. NaN: not computed or not determined. */
export interface Estimate {
  readonly name: string;
  readonly value: number;
  /** On the scale of the value, by the delta method. */
  readonly standardError: number;
  readonly wald: Interval;
  readonly profile: Interval;
}

export const noInterval: Interval = { low: Number.NaN, high: Number.NaN };

/** The quantile that a confidence level needs: Student's t, or the normal quantile for binomial responses. */
export function quantileFor({ data, degreesOfFreedom }: Fit, level: number): number {
  const p = 1 - (1 - level) / 2;
  if (data.totals) return normalQuantile(p);
  return degreesOfFreedom > 0 ? studentTQuantile(p, degreesOfFreedom) : Number.NaN;
}

/** Which intervals are wanted. */
export interface IntervalRules {
  /** Confidence level, default 0.95. */
  readonly level?: number;
  /** Whether to walk the profiles; default true. Not for robust fits: their weighted sum is no likelihood. */
  readonly profile?: boolean;
}

/**
 * Estimates of the searched parameters of one curve. Wald limits are symmetric on the scale of the search (a dose and a slope:
 * their logarithms) and carried back, so a limit of a dose is above zero; profile limits do not depend on a scale.
 */
export function estimates(
  fit: Fit,
  curve = 0,
  { level = 0.95, profile = true }: IntervalRules = {},
): readonly Estimate[] {
  const { layout, theta, covariance } = fit;
  const n = layout.names.length;
  const width = quantileFor(fit, level);
  return layout.names.flatMap((name, k): Estimate[] => {
    const at = curve * n + k;
    const j = layout.free[at]!;
    if (j < 0) return [];
    const scale = layout.scales[k]!;
    const read = (working: number) => asRead(layout.shape, k, fromWorking(scale, working));
    const error = covariance ? Math.sqrt(covariance[j * layout.nFree + j]!) : Number.NaN;
    const value = read(theta[j]!);
    const isLogarithm = k >= 2 && layout.shape.parameters[k - 2]!.measures !== "number";
    const slope = slopeOfScale(scale, fit.parameters[at]!) * (isLogarithm ? value : 1);
    return [
      {
        name,
        value,
        standardError: error * slope,
        wald: { low: read(theta[j]! - width * error), high: read(theta[j]! + width * error) },
        profile:
          profile && width > 0 && fit.variance > 0
            ? profileOfParameter(fit, j, fit.variance * width ** 2, width * error)
            : noInterval,
      },
    ];
  });
}
