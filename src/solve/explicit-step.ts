import type { ExplicitMethod } from "./method.ts";
import type { Equations, Stepper } from "./stepper.ts";

/** The steps of any explicit Runge–Kutta method whose last stage is the first of the next step. */
export function explicitStepper(method: ExplicitMethod, { n, derivative }: Equations): Stepper {
  const { a, c, error: weights, dense } = method;
  const last = c.length - 1;
  const k = c.map(() => new Float64Array(n));
  const inner = new Float64Array(n);
  return {
    method,
    begin(t, y) {
      derivative(t, y, k[0]!);
      return k[0]!;
    },
    attempt(t, h, y, next, error) {
      for (let stage = 1; stage <= last; stage++) {
        const at = stage === last ? next : inner;
        weighted(y, h, a[stage]!, k, at);
        derivative(t + c[stage]! * h, at, k[stage]!);
      }
      weighted(undefined, h, weights, k, error);
      return true;
    },
    accept: () => k[0]!.set(k[last]!),
    between(theta, h, y, _next, out) {
      out.set(y);
      for (let stage = 0; stage <= last; stage++) {
        const weight = h * polynomial(dense[stage]!, theta);
        const slope = k[stage]!;
        for (let j = 0; j < n; j++) out[j] = out[j]! + weight * slope[j]!;
      }
    },
  };
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
