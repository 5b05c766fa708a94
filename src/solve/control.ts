/**
 * How large an error is against what is tolerated: √(mean of (eᵢ / (atolᵢ + rtol·max(|yᵢ|, |nextᵢ|)))²). A step with
 * a norm up to 1 is accepted (`hairer1993`, II.4).
 */
export function errorNorm(
  error: Float64Array,
  y: Float64Array,
  next: Float64Array,
  relative: number,
  absolute: Float64Array,
): number {
  let sum = 0;
  for (let k = 0; k < error.length; k++) {
    const scale = absolute[k]! + relative * Math.max(Math.abs(y[k]!), Math.abs(next[k]!));
    const ratio = error[k]! / scale;
    sum += ratio * ratio;
  }
  return Math.sqrt(sum / Math.max(1, error.length));
}

/** Step sizes below this part of the time are lost in rounding. */
export const smallestPart = 8 * Number.EPSILON;

/**
 * Steps are this part of what would just be accepted. With it the errors of the benchmark models stay near the tolerance
 * (bench/engine.ts); a controller with memory of the step before leaves steps of slowly growing size far too short.
 */
export const safety = 0.78;
export const slowest = 0.2;
export const fastest = 6;
/** The most after a step that was not accepted. */
export const afterRefusal = 0.9;

/**
 * By what the step size changes: 0.78 · E^(−1/q), between 0.2 and 6; after a step that was not accepted at most 0.9. E
 * is the error norm, q the order of the method (`hairer1993`, II.4).
 */
export function stepFactor(norm: number, order: number): number {
  if (!Number.isFinite(norm)) return slowest;
  const factor = safety * Math.max(norm, 1e-10) ** (-1 / order);
  return Math.min(norm <= 1 ? fastest : afterRefusal, Math.max(slowest, factor));
}

/** Where integration begins. */
interface Beginning {
  readonly t: number;
  readonly y: Float64Array;
  readonly slope: Float64Array;
  readonly derivative: (t: number, y: Float64Array, out: Float64Array) => void;
}

/** What a first step must respect: the order of the method, the tolerances, the time that is left. */
interface Wishes {
  readonly order: number;
  readonly relative: number;
  readonly absolute: Float64Array;
  readonly longest: number;
}

/**
 * A first step size from the size of the derivative and how it changes over a small explicit Euler step
 * (`hairer1993`, II.4, after Gladwell, Shampine and Brankin).
 */
export function firstStep(
  { t, y, slope, derivative }: Beginning,
  { order, relative, absolute, longest }: Wishes,
  [inner, change]: readonly [Float64Array, Float64Array],
): number {
  const size = errorNorm(y, y, y, relative, absolute);
  const speed = errorNorm(slope, y, y, relative, absolute);
  const small = Math.min(longest, size < 1e-5 || speed < 1e-5 ? 1e-6 : (0.01 * size) / speed);
  for (let k = 0; k < y.length; k++) inner[k] = y[k]! + small * slope[k]!;
  derivative(t + small, inner, change);
  for (let k = 0; k < y.length; k++) change[k] = change[k]! - slope[k]!;
  const bend = errorNorm(change, y, y, relative, absolute) / small;
  const larger = Math.max(speed, bend);
  const guess = larger <= 1e-15 ? Math.max(1e-6, small * 1e-3) : (0.01 / larger) ** (1 / order);
  return Number.isFinite(guess) ? Math.min(100 * small, guess, longest) : small;
}
