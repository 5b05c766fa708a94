import { logBeta, stirlingError } from "./gamma.ts";

/**
 * Regularised incomplete beta function, the share of the beta density to the left of x:
 *
 *   Iₓ(a, b) = 1/B(a, b) ∫ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt from 0 to x
 *
 * By its continued fraction, on the side where that converges fast. Relative error below 1e-13.
 * @param x in [0, 1]; outside it, and for NaN, the result is NaN.
 * @param a above 0. @param b above 0.
 * @throws RangeError unless a > 0 and b > 0.
 * @see didonato1992
 */
export function regularisedBeta(x: number, a: number, b: number): number {
  requireShapes(a, b);
  if (!(x >= 0 && x <= 1)) return Number.NaN;
  if (x === 0 || x === 1) return x;
  return Math.exp(logLowerShare(x, 1 - x, a, b));
}

/**
 * Inverse of {@link regularisedBeta}: the x with Iₓ(a, b) = p. Relative error of x and of 1 − x below 1e-13.
 * @param p in [0, 1]; outside it, and for NaN, the result is NaN.
 * @throws RangeError unless a > 0 and b > 0.
 */
export function inverseRegularisedBeta(p: number, a: number, b: number): number {
  requireShapes(a, b);
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p;
  const logit = p <= 0.5 ? logitAtShare(p, a, b) : -logitAtShare(1 - p, b, a);
  return shareOfLogit(logit);
}

/**
 * The logit u = ln(x / (1 − x)) at which Iₓ(a, b) = p, for a p in (0, ½].
 *
 * In u the beta density is log-concave, so ln I is concave and lies below its asymptote au − ln(aB). Newton's
 * method from the asymptote's root therefore climbs to the solution from the left, whatever a, b and p are.
 */
export function logitAtShare(p: number, a: number, b: number): number {
  const logP = Math.log(p);
  let u = (logP + Math.log(a) + logBeta(a, b)) / a;
  if (Math.exp(u) * (b + 1) < 1e-17) return u;
  let last = Number.POSITIVE_INFINITY;
  for (let iteration = 0; iteration < 200; iteration++) {
    const x = shareOfLogit(u);
    const y = shareOfLogit(-u);
    const logShare = logLowerShare(x, y, a, b);
    const step = (logP - logShare) / Math.exp(logKernel(x, y, a, b) - logShare);
    u += step;
    if (Math.abs(step) <= 1e-16 * Math.abs(u) || (Math.abs(step) < 1e-9 && Math.abs(step) >= last / 2)) break;
    last = Math.abs(step);
  }
  return u;
}

const shareOfLogit = (u: number): number =>
  u < 0 ? Math.exp(u) / (1 + Math.exp(u)) : 1 / (1 + Math.exp(-u));

/** ln Iₓ(a, b), with y = 1 − x given, so that neither loses digits near 0. */
export function logLowerShare(x: number, y: number, a: number, b: number): number {
  const kernel = logKernel(x, y, a, b);
  if (x <= (a + 1) / (a + b + 2)) return kernel + Math.log(continuedFraction(x, y, a, b));
  return Math.log1p(-Math.exp(kernel + Math.log(continuedFraction(y, x, b, a))));
}

function requireShapes(a: number, b: number): void {
  if (!(a > 0 && b > 0)) throw new RangeError(`a beta distribution has shapes above 0, not ${a} and ${b}`);
}

/** ln[xᵃ yᵇ / B(a, b)] by Loader's saddle-point form, exact to rounding for large shapes: `loader2000`. */
function logKernel(x: number, y: number, a: number, b: number): number {
  const n = a + b;
  const errors = stirlingError(n) - stirlingError(a) - stirlingError(b);
  const deviance = devianceTerm(a, n * x) + devianceTerm(b, n * y);
  return errors - deviance + 0.5 * (Math.log(a) + Math.log(b / n)) - 0.5 * Math.log(2 * Math.PI);
}

/** k ln(k/m) + m − k, by its series where k is close to m. */
function devianceTerm(k: number, m: number): number {
  if (Math.abs(k - m) >= 0.1 * (k + m)) return k * Math.log(k / m) + m - k;
  const v = (k - m) / (k + m);
  let sum = (k - m) * v;
  let power = 2 * k * v;
  for (let j = 1; j < 1000; j++) {
    power *= v * v;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

const tiny = 1e-300;
const awayFromZero = (x: number): number => (Math.abs(x) < tiny ? tiny : x);

/**
 * The continued fraction K with Iₓ(a, b) = xᵃ yᵇ / B(a, b) · K (`didonato1992`), by the modified Lentz method.
 * λ = a − (a + b)x is taken from the smaller of x and y, because nothing may cancel in it.
 */
function continuedFraction(x: number, y: number, a: number, b: number): number {
  const lambda = x <= y ? a - (a + b) * x : (a + b) * y - b;
  let value = awayFromZero((a / (a + 1)) * (lambda + 1));
  let c = value;
  let d = 0;
  for (let n = 1; n <= 100_000; n++) {
    const step = a + 2 * n - 1;
    const share = (n * (b - n) * x) / step;
    const over = ((a + n - 1) * (a + b + n - 1) * x * share) / step;
    const under = n + share + ((a + n) / (step + 2)) * (lambda + 1 + n * (1 + y));
    d = 1 / awayFromZero(under + over * d);
    c = awayFromZero(under + over / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 2e-16) break;
  }
  return 1 / value;
}
