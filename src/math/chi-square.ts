import { logGamma } from "./gamma.ts";

/**
 * Upper tail of the chi-square distribution, P(X > x) = Q(ν/2, x/2), the regularised upper incomplete gamma function.
 * @param x 0 or less gives 1; NaN gives NaN. @param df ν, above 0.
 * @throws RangeError unless df > 0.
 * @see dlmf
 */
export function chiSquareUpperTail(x: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`degrees of freedom are above 0, not ${df}`);
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 1;
  const [a, z] = [df / 2, x / 2];
  const kernel = Math.exp(a * Math.log(z) - z - logGamma(a));
  return z < a + 1 ? 1 - kernel * lowerSeries(a, z) : kernel * upperFraction(a, z);
}

/** Σ zᵏ / (a(a+1)…(a+k)): `dlmf`, 8.7.1. */
function lowerSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k < 10_000 && term > sum * 1e-17; k++) {
    term *= z / (a + k);
    sum += term;
  }
  return sum;
}

/** Continued fraction of Γ(a, z) zᵃeᶻ: `dlmf`, 8.9.2, by the modified Lentz method. */
function upperFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < 10_000; k++) {
    const head = -k * (k - a);
    b += 2;
    d = 1 / (head * d + b);
    c = b + head / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return value;
}
