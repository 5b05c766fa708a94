import { noncentralTCdf, normalQuantile, studentTQuantile } from "../../math/index.ts";

/** A comparison of two arms on a scale where both have the same standard deviation: ln V or ln(V/V₀). */
export interface TwoArms {
  /** Difference of the means to be found: ln of the ratio T/C. */
  readonly difference: number;
  /** Standard deviation within an arm. */
  readonly sd: number;
  /** Two-sided, default 0.05. */
  readonly alpha?: number;
}

/**
 * Power of a two-sided t test with n mice in each of two arms. Only the tail on the side of the difference counts.
 * @param n per arm, above 1; need not be whole.
 */
export function tTestPower({ difference, sd, alpha = 0.05 }: TwoArms, n: number): number {
  if (!(n > 1)) throw new RangeError(`a t test needs more than one mouse per arm, not ${n}`);
  const df = 2 * (n - 1);
  const delta = (Math.abs(difference) / sd) * Math.sqrt(n / 2);
  if (delta > 37) return 1;
  return 1 - noncentralTCdf(studentTQuantile(1 - alpha / 2, df), df, delta);
}

/**
 * Mice per arm for a power; round up. Exact: solves the power of the t test, where the usual
 * n = 2 (z_{α/2} + z_β)² σ²/δ² is about one too few.
 * @throws RangeError unless the difference is not 0 and the power lies between α and 1.
 */
export function tTestSize(arms: TwoArms, power = 0.8): number {
  if (arms.difference === 0) throw new RangeError("no number of mice finds a difference of 0");
  if (!(power > (arms.alpha ?? 0.05) && power < 1))
    throw new RangeError(`a power is between alpha and 1, not ${power}`);
  let [low, high] = [1 + 1e-6, 2];
  while (tTestPower(arms, high) < power) [low, high] = [high, 2 * high];
  for (let k = 0; k < 100 && high - low > 1e-12 * high; k++) {
    const middle = (low + high) / 2;
    if (tTestPower(arms, middle) < power) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * Events for a log-rank test of two arms to find a hazard ratio, d = (z_{α/2} + z_β)² / (p₁ p₂ ln² HR).
 * @param share p₁, the share of mice in the first arm, default one half.
 * @see schoenfeld1983
 */
export function logRankEvents(
  hazardRatio: number,
  { alpha = 0.05, power = 0.8, share = 0.5 }: { alpha?: number; power?: number; share?: number } = {},
): number {
  if (!(hazardRatio > 0) || hazardRatio === 1)
    throw new RangeError(`a hazard ratio to be found is above 0 and not 1; found ${hazardRatio}`);
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  return (z / Math.log(hazardRatio)) ** 2 / (share * (1 - share));
}
