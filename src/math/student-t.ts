import { logitAtShare, logLowerShare } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal.ts";
import { polynomial } from "./polynomial.ts";

/**
 * Distribution function of Student's t. With x = ν/(ν + t²), the lower tail is ½ Iₓ(ν/2, ½).
 * Relative error of the lower tail below 1e-13. NaN gives NaN.
 * @param df degrees of freedom ν, any number above 0.
 * @throws RangeError unless df > 0.
 */
export function studentTCdf(t: number, df: number): number {
  requireDf(df);
  if (Number.isNaN(t)) return Number.NaN;
  if (t === 0) return 0.5;
  const square = t * t;
  const x = 1 / (1 + square / df);
  const y = 1 / (1 + df / square);
  const tail = x === 0 ? 0 : 0.5 * Math.exp(logLowerShare(x, y, df / 2, 0.5));
  return t < 0 ? tail : 1 - tail;
}

/**
 * Quantile of Student's t, the t with P(T ≤ t) = p. Relative error below 1e-12.
 * @param p 0 gives −∞, 1 gives ∞, anything outside [0, 1] NaN.
 * @param df degrees of freedom ν, any number above 0; ∞ gives the normal quantile.
 * @throws RangeError unless df > 0.
 */
export function studentTQuantile(p: number, df: number): number {
  requireDf(df);
  if (p > 0.5) return -studentTQuantile(1 - p, df);
  if (!(p >= 0)) return Number.NaN;
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 0.5) return 0;
  if (df > 1e7) return nearNormal(p, df);
  const central = p > 0.25;
  const logit = central ? logitAtShare(1 - 2 * p, 0.5, df / 2) : -logitAtShare(2 * p, df / 2, 0.5);
  return -Math.exp(0.5 * (logit + Math.log(df)));
}

/** Expansion in 1/ν about the normal quantile: `abramowitz1964`, 26.7.5; left out: terms of (z²/ν)⁵. */
function nearNormal(p: number, df: number): number {
  const z = normalQuantile(p);
  const s = z * z;
  const terms = [
    1,
    polynomial([1, 1], s) / 4,
    polynomial([3, 16, 5], s) / 96,
    polynomial([-15, 17, 19, 3], s) / 384,
    polynomial([-945, -1920, 1482, 776, 79], s) / 92160,
  ];
  return z * polynomial(terms, 1 / df);
}

function requireDf(df: number): void {
  if (!(df > 0)) throw new RangeError(`degrees of freedom are above 0, not ${df}`);
}
