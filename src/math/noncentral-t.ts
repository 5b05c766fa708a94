import { logGamma } from "./gamma.ts";
import { regularisedBeta } from "./incomplete-beta.ts";
import { normalCdf } from "./normal.ts";

/**
 * Distribution function of the non-central t distribution, P(T ≤ t), the law of the t statistic where the difference is
 * not zero: power of t tests. By the series in incomplete beta functions, to an absolute error below 1e-12 for |δ| up to 37.
 * @param delta δ, the non-centrality. @param df ν, above 0.
 * @throws RangeError unless df > 0 and |δ| ≤ 37.
 * @see lenth1989
 */
export function noncentralTCdf(t: number, df: number, delta: number): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom are above 0, not ${df}`);
  if (!(Math.abs(delta) <= 37)) throw new RangeError(`a non-centrality is from -37 to 37, not ${delta}`);
  if (Number.isNaN(t)) return Number.NaN;
  return t >= 0 ? upwards(t, df, delta) : 1 - upwards(-t, df, -delta);
}

/** Φ(−δ) + ½ Σ [pⱼ Iₓ(j + ½, ν/2) + qⱼ Iₓ(j + 1, ν/2)], x = t²/(ν + t²), for t ≥ 0. */
function upwards(t: number, df: number, delta: number): number {
  const x = (t * t) / (df + t * t);
  const lambda = (delta * delta) / 2;
  let total = normalCdf(-delta);
  if (x === 0) return total;
  let left = 1;
  const middle = Math.floor(lambda);
  for (let j = 0; j <= middle + 1000; j++) {
    const p = poisson(lambda, j, 0);
    const q = (delta / Math.SQRT2) * poisson(lambda, j, 0.5);
    total += 0.5 * (p * regularisedBeta(x, j + 0.5, df / 2) + q * regularisedBeta(x, j + 1, df / 2));
    left -= p;
    if (j > middle && p < 1e-17 && left < 1e-13) break;
  }
  return Math.min(1, Math.max(0, total));
}

/** e⁻ˡ lʲ / Γ(j + 1 + shift). */
const poisson = (lambda: number, j: number, shift: number): number =>
  lambda === 0
    ? j === 0
      ? Math.exp(-logGamma(1 + shift))
      : 0
    : Math.exp(-lambda + j * Math.log(lambda) - logGamma(j + 1 + shift));
