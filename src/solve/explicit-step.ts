import { errorNorm } from "./control.ts";
import type { ExplicitMethod } from "./method.ts";
import type { Equations, Stepper, Tolerances } from "./stepper.ts";

/** The steps of any explicit Runge–Kutta method whose last stage is the first of the next step. */
export function explicitStepper(
  method: ExplicitMethod,
  { n, derivative }: Equations,
  { relative, absolute }: Tolerances,
): Stepper {
  const { a, c, error: weights, lower, dense, extra } = method;
  const last = c.length - 1;
  const k = [...c, ...(extra?.c ?? [])].map(() => new Float64Array(n));
  const [inner, rough] = [new Float64Array(n), new Float64Array(n)];
  const apart = a[last]!.map((weight, j) => weight - (a[last - 1]![j] ?? 0));
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
        const fine = errorNorm(error, y, next, relative, absolute);
        const coarse = errorNorm(rough, y, next, relative, absolute);
        const factor = fine === 0 ? 0 : fine / Math.sqrt(fine * fine + 0.01 * coarse * coarse);
        for (let j = 0; j < n; j++) error[j] = error[j]! * factor;
      }
      return true;
    },
    accept: () => k[0]!.set(k[last]!),
    stiffness(norm) {
      const [end, before] = [k[last]!, k[last - 1]!];
      for (let j = 0; j < n; j++) rough[j] = end[j]! - before[j]!;
      const slope = norm(rough);
      weighted(undefined, 1, apart, k, rough);
      const distance = norm(rough);
      return distance > 0 ? slope / distance : 0;
    },
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
