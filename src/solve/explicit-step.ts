import type { ExplicitMethod } from "./method.ts";
import type { Equations, Stepper } from "./stepper.ts";

/** The steps of any explicit Runge–Kutta method whose last stage is the first of the next step. */
export function explicitStepper(method: ExplicitMethod, { n, derivative }: Equations): Stepper {
  const { a, c, error: weights, lower, dense, extra } = method;
  const last = c.length - 1;
  const k = [...c, ...(extra?.c ?? [])].map(() => new Float64Array(n));
  const [inner, rough] = [new Float64Array(n), new Float64Array(n)];
  let complete = false;
  const finishStages = (t: number, h: number, y: Float64Array) => {
    extra?.c.forEach((at, j) => {
      weighted(y, h, extra.a[j]!, k, inner);
      derivative(t + at * h, inner, k[last + 1 + j]!);
    });
    complete = true;
  };
  let start = 0;
  return {
    method,
    begin(t, y) {
      derivative(t, y, k[0]!);
      return k[0]!;
    },
    attempt(t, h, y, next, error) {
      start = t;
      complete = extra === undefined;
      for (let stage = 1; stage <= last; stage++) {
        const at = stage === last ? next : inner;
        weighted(y, h, a[stage]!, k, at);
        derivative(t + c[stage]! * h, at, k[stage]!);
      }
      weighted(undefined, h, weights, k, error);
      if (lower) {
        weighted(undefined, h, lower, k, rough);
        sharpen(error, rough);
      }
      return true;
    },
    accept: () => k[0]!.set(k[last]!),
    between(theta, h, y, _next, out) {
      if (!complete) finishStages(start, h, y);
      out.set(y);
      for (let stage = 0; stage < k.length; stage++) {
        const weight = h * polynomial(dense[stage]!, theta);
        const slope = k[stage]!;
        for (let j = 0; j < n; j++) out[j] = out[j]! + weight * slope[j]!;
      }
    },
  };
}

/** e becomes e·|e|/√(e² + e′²/100). */
function sharpen(error: Float64Array, rough: Float64Array): void {
  for (let j = 0; j < error.length; j++) {
    const [fine, coarse] = [error[j]!, rough[j]!];
    const size = Math.sqrt(fine * fine + 0.01 * coarse * coarse);
    error[j] = size === 0 ? 0 : (fine * Math.abs(fine)) / size;
  }
}

/** out = from + h Σ weightᵢ·kᵢ. */
function weighted(
  from: Float64Array | undefined,
  h: number,
  weights: readonly number[],
  k: readonly Float64Array[],
  out: Float64Array,
): void {
  const n = out.length;
  for (let j = 0; j < n; j++) out[j] = from === undefined ? 0 : from[j]!;
  for (let stage = 0; stage < weights.length; stage++) {
    if (weights[stage] === 0) continue;
    const weight = h * weights[stage]!;
    const slope = k[stage]!;
    for (let j = 0; j < n; j++) out[j] = out[j]! + weight * slope[j]!;
  }
}

/** Σ pₘ θᵐ, m from 1. */
function polynomial(p: readonly number[], theta: number): number {
  let value = 0;
  for (let m = p.length - 1; m >= 0; m--) value = (value + p[m]!) * theta;
  return value;
}
