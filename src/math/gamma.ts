import { polynomial } from "./polynomial.ts";

/** Coefficients of the Stirling series in 1/z², B₂ₖ / (2k(2k−1)): `dlmf`, 5.11.1. */
const stirlingSeries = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);
/** From here on seven terms of the series are exact to rounding. */
const seriesFrom = 16;

/**
 * What Stirling's formula leaves out: ln Γ(z) − [(z − ½) ln z − z + ½ ln 2π], for z > 0. Below 16 it is carried
 * down by its recurrence. Absolute error below 1e-15.
 */
export function stirlingError(z: number): number {
  let above = 0;
  let at = z;
  for (; at < seriesFrom; at += 1) above += (at + 0.5) * Math.log1p(1 / at) - 1;
  return above + polynomial(stirlingSeries, 1 / (at * at)) / at;
}

/**
 * ln Γ(z) for z > 0. Relative error of the order of 1e-15; near the zeros at 1 and 2 the absolute error is below 2e-15.
 * z = 0 gives ∞, z < 0 and NaN give NaN.
 */
export function logGamma(z: number): number {
  if (z === 0 || z === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  if (!(z > 0)) return Number.NaN;
  return (z - 0.5) * Math.log(z) - z + halfLogTwoPi + stirlingError(z);
}

/**
 * Γ(z). Exact for whole z to 23; relative error below 1e-14 elsewhere. Above 171.6 it is ∞; at 0 and the
 * negative whole numbers, NaN. NaN gives NaN.
 * @see dlmf
 */
export function gamma(z: number): number {
  if (Number.isNaN(z) || (z <= 0 && Number.isInteger(z))) return Number.NaN;
  if (z < 0.5) return Math.PI / (Math.sin(Math.PI * z) * gamma(1 - z));
  if (Number.isInteger(z)) return risingProduct(1, z - 1);
  if (z < seriesFrom) {
    const steps = Math.ceil(seriesFrom - z);
    return gamma(z + steps) / risingProduct(z, steps);
  }
  const halfPower = z ** (z / 2 - 0.25);
  return Math.sqrt(2 * Math.PI) * halfPower * Math.exp(-z) * halfPower * Math.exp(stirlingError(z));
}

function risingProduct(from: number, steps: number): number {
  let product = 1;
  for (let k = 0; k < steps && Number.isFinite(product); k++) product *= from + k;
  return product;
}

/** ln B(a, b) for a, b > 0, without the cancellation of three log-gammas. NaN for other arguments. */
export function logBeta(a: number, b: number): number {
  if (!(a > 0 && b > 0)) return Number.NaN;
  const sum = a + b;
  const shares = -a * Math.log1p(b / a) - b * Math.log1p(a / b);
  const errors = stirlingError(a) + stirlingError(b) - stirlingError(sum);
  return shares + 0.5 * (Math.log(sum / a) - Math.log(b)) + halfLogTwoPi + errors;
}

/** Beta function, B(a, b) = Γ(a) Γ(b) / Γ(a + b), for a, b > 0. NaN for other arguments. */
export const beta = (a: number, b: number): number => Math.exp(logBeta(a, b));
