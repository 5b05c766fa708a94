import { linearSolver } from "./linear.ts";
import type { RosenbrockMethod } from "./method.ts";
import type { Equations, Stepper } from "./stepper.ts";

/** The steps of any Rosenbrock–Wanner method. The Jacobian is computed once per step, also when a step is repeated. */
export function rosenbrockStepper(method: RosenbrockMethod, equations: Equations): Stepper {
  const { n, derivative, autonomous } = equations;
  const { gamma, a, g, c, d, m, error: weights, dense } = method;
  const u = c.map(() => new Float64Array(n));
  const w = dense.map(() => new Float64Array(n));
  const [slope, inner, drift] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  const jacobian = new Float64Array(n * n);
  const solver = linearSolver(n, equations.pattern);
  let fresh = false;
  let denseReady = false;
  return {
    method,
    begin(t, y) {
      derivative(t, y, slope);
      fresh = false;
      return slope;
    },
    attempt(t, h, y, next, error) {
      denseReady = false;
      if (!fresh) {
        derivative(t, y, slope);
        equations.jacobian(t, y, jacobian);
        if (!autonomous) equations.timeDerivative(t, y, drift);
        fresh = true;
      }
      if (!solver.factor(1 / (h * gamma), jacobian)) return false;
      for (let stage = 0; stage < c.length; stage++) {
        const right = u[stage]!;
        if (stage === 0) right.set(slope);
        else {
          combine(y, 1, a[stage]!, u, inner);
          derivative(t + c[stage]! * h, inner, right);
          combine(right, 1 / h, g[stage]!, u, right);
        }
        const drifted = h * d[stage]!;
        if (!autonomous) for (let j = 0; j < n; j++) right[j] = right[j]! + drifted * drift[j]!;
        solver.solve(right);
      }
      combine(y, 1, m, u, next);
      combine(undefined, 1, weights, u, error);
      return true;
    },
    accept() {
      fresh = false;
    },
    between(theta, _h, y, next, out) {
      if (!denseReady) for (let k = 0; k < w.length; k++) combine(undefined, 1, dense[k]!, u, w[k]!);
      denseReady = true;
      const rest = 1 - theta;
      for (let j = 0; j < n; j++) {
        let bend = 0;
        for (let k = w.length - 1; k >= 0; k--) bend = bend * theta + w[k]![j]!;
        out[j] = rest * y[j]! + theta * (next[j]! + rest * bend);
      }
    },
  };
}

/** out = from + factor Σ weightᵢ·uᵢ; `from` and `out` may be the same. */
function combine(
  from: Float64Array | undefined,
  factor: number,
  weights: readonly number[],
  u: readonly Float64Array[],
  out: Float64Array,
): void {
  const n = out.length;
  if (from !== out) for (let j = 0; j < n; j++) out[j] = from === undefined ? 0 : from[j]!;
  for (let stage = 0; stage < weights.length; stage++) {
    const weight = factor * weights[stage]!;
    if (weight === 0) continue;
    const part = u[stage]!;
    for (let j = 0; j < n; j++) out[j] = out[j]! + weight * part[j]!;
  }
}
