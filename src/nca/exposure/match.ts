import { mean, studentTQuantile, variance } from "../../math/index.ts";

/** Subjects of one species at one dose: a metric of exposure in one unit, and the dose in a unit of its own. */
export interface Exposed {
  readonly dose: number;
  /** One value per subject, above 0. */
  readonly values: ArrayLike<number>;
}

/** A number with its interval; NaN limits where the subjects set none. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Geometric mean with the interval of Student's t on logarithms; no limits from one subject. */
export function geometricMeanOf(values: ArrayLike<number>, level: number): Bounded {
  const logs = Float64Array.from(values, Math.log);
  const centre = mean(logs);
  const half =
    logs.length < 2
      ? Number.NaN
      : studentTQuantile(0.5 + level / 2, logs.length - 1) * Math.sqrt(variance(logs) / logs.length);
  return { value: Math.exp(centre), low: Math.exp(centre - half), high: Math.exp(centre + half) };
}

/**
 * Ratio of the geometric means of two groups with Welch's interval on logarithms. A group of one subject gives no variance: the
 * interval is then that of the other group alone, and none where both have one.
 * @see welch1947
 */
export function ratioOf(a: ArrayLike<number>, b: ArrayLike<number>, level: number): Bounded {
  const logs = [a, b].map((values) => Float64Array.from(values, Math.log));
  const centre = mean(logs[0]!) - mean(logs[1]!);
  const parts = logs
    .filter((own) => own.length > 1)
    .map((own) => ({ squared: variance(own) / own.length, df: own.length - 1 }));
  const total = parts.reduce((sum, part) => sum + part.squared, 0);
  const df = total ** 2 / parts.reduce((sum, part) => sum + part.squared ** 2 / part.df, 0);
  const half =
    parts.length === 0
      ? Number.NaN
      : total === 0
        ? 0
        : studentTQuantile(0.5 + level / 2, df) * Math.sqrt(total);
  return { value: Math.exp(centre), low: Math.exp(centre - half), high: Math.exp(centre + half) };
}

/**
 * The dose of one species that gives the exposure of another at its dose `at`. Exposure grows as dose^power in both,
 *
 *   d = dose₁ · [ (E₂/E₁) · (at/dose₂)^power ]^(1/power)
 *
 * with E the geometric means measured at dose₁ and dose₂. The interval is that of E₂/E₁; it holds none of the doubt about `power`.
 * @returns a dose in the unit of `of.dose`.
 */
export function matchingDose(of: Exposed, as: Exposed, at: number, power: number, level: number): Bounded {
  const ratio = ratioOf(as.values, of.values, level);
  const dose = (share: number) => of.dose * (at / as.dose) * share ** (1 / power);
  return { value: dose(ratio.value), low: dose(ratio.low), high: dose(ratio.high) };
}
