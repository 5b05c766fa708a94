import { errorNorm } from "./control.ts";
import { linearSolver } from "./linear.ts";
import type { DirkMethod } from "./method.ts";
import { newton } from "./newton.ts";
import type { Equations, Stepper, Tolerances } from "./stepper.ts";

/** What is kept from step to step. */
interface Memory {
  /** The step for which the factors were made; 0 when there are none. */
  madeFor: number;
  age: number;
  /** By what changes fall from iteration to iteration. */
  rate: number;
}

/** The steps of a diagonally implicit method. Factors are kept over stages and steps. */
export function dirkStepper(method: DirkMethod, equations: Equations, tolerances: Tolerances): Stepper {
  const { n, derivative } = equations;
  const { gamma, c, a, guess, dense } = method;
  const last = c.length - 1;
  const vector = () => new Float64Array(n);
  const k = c.map(vector);
  const [base, change] = [vector(), vector()];
  const jacobian = new Float64Array(n * n);
  const solver = linearSolver(n, equations.pattern);
  const memory: Memory = { madeFor: 0, age: 0, rate: 1 };
  const refresh = (t: number, h: number, y: Float64Array): boolean => {
    equations.jacobian(t, y, jacobian);
    Object.assign(memory, { madeFor: h, age: 0, rate: 1 });
    return solver.factor(1 / (h * gamma), jacobian);
  };
  /** Finds a stage from its base, with the guess in `next`. */
  const found = (t: number, h: number, y: Float64Array, next: Float64Array): boolean => {
    const perH = 1 / (h * gamma);
    const ratio = h / memory.madeFor;
    const weight = (2 * ratio) / (1 + ratio);
    let before = 0;
    for (let round = 0; round < newton.most; round++) {
      derivative(t, next, change);
      for (let j = 0; j < n; j++) change[j] = weight * (change[j]! - perH * (next[j]! - base[j]!));
      solver.solve(change);
      for (let j = 0; j < n; j++) next[j] = next[j]! + change[j]!;
      const size = errorNorm(change, y, next, tolerances.relative, tolerances.absolute);
      if (round > 0) {
        memory.rate = Math.max(newton.fading * memory.rate, size / before);
        if (size > newton.diverging * before) return false;
      }
      if (size * Math.min(1, memory.rate) <= newton.precise) return true;
      before = size;
    }
    return false;
  };
  const stages = (t: number, h: number, y: Float64Array, next: Float64Array): boolean => {
    const perH = 1 / (h * gamma);
    for (let stage = 1; stage <= last; stage++) {
      addWeighted(y, h, a[stage]!, k, base);
      addWeighted(base, h * gamma, guess[stage]!, k, next);
      if (!found(t + c[stage]! * h, h, y, next)) return false;
      const slope = k[stage]!;
      for (let j = 0; j < n; j++) slope[j] = (next[j]! - base[j]!) * perH;
    }
    return true;
  };
  return {
    method,
    begin(t, y) {
      derivative(t, y, k[0]!);
      memory.madeFor = 0;
      return k[0]!;
    },
    attempt(t, h, y, next, error) {
      const near = Math.abs(h / memory.madeFor - 1) <= newton.reach;
      const serves = near && memory.age < newton.oldest && memory.rate <= newton.slow;
      if (!serves && !refresh(t, h, y)) return false;
      const isFresh = !serves;
      if (!stages(t, h, y, next) && (isFresh || !refresh(t, h, y) || !stages(t, h, y, next))) {
        memory.madeFor = 0;
        return false;
      }
      addWeighted(undefined, h / (memory.madeFor * gamma), method.error, k, error);
      solver.solve(error);
      return true;
    },
    accept() {
      k[0]!.set(k[last]!);
      memory.age += 1;
    },
    between(theta, h, y, _next, out) {
      const weights = dense.map((p) => p.reduceRight((value, x) => (value + x) * theta, 0));
      addWeighted(y, h, weights, k, out);
    },
  };
}

/** out = from + factor·Σ weightᵢ·kᵢ. */
function addWeighted(
  from: Float64Array | undefined,
  factor: number,
  weights: readonly number[],
  k: readonly Float64Array[],
  out: Float64Array,
): void {
  for (let j = 0; j < out.length; j++) {
    let sum = 0;
    for (let stage = 0; stage < weights.length; stage++) sum += weights[stage]! * k[stage]![j]!;
    out[j] = (from === undefined ? 0 : from[j]!) + factor * sum;
  }
}
