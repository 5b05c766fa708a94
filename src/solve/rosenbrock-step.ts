import { linearSolver } from "./linear.ts";
import type { RosenbrockMethod } from "./method.ts";
import type { Equations, Stepper } from "./stepper.ts";

/** The steps of any Rosenbrock–Wanner method. The Jacobian is computed once per step, also when a step is repeated. */
export function rosenbrockStepper(method: RosenbrockMethod, equations: Equations): Stepper {
  const { n, derivative, autonomous } = equations;
  const { gamma, c, d } = method;
  const [a, g, dense] = [method.a, method.g, method.dense].map((rows) =>
    rows.map((row) => Float64Array.from(row)),
  );
  const [m, weights] = [Float64Array.from(method.m), Float64Array.from(method.error)];
  const u = new Float64Array(c.length * n);
  const w = dense!.map(() => new Float64Array(n));
  const vector = () => new Float64Array(n);
  const [slope, inner, pull, right, drift] = [vector(), vector(), vector(), vector(), vector()];
  const jacobian = new Float64Array(n * n);
  const solver = linearSolver(n, equations.pattern);
  let fresh = false;
  let denseReady = false;
  const linearise = (t: number, y: Float64Array) => {
    derivative(t, y, slope);
    equations.jacobian(t, y, jacobian);
    if (!autonomous) equations.timeDerivative(t, y, drift);
    fresh = true;
  };
  return {
    method,
    begin(t, y) {
      derivative(t, y, slope);
      fresh = false;
      return slope;
    },
    attempt(t, h, y, next, error) {
      denseReady = false;
      if (!fresh) linearise(t, y);
      if (!solver.factor(1 / (h * gamma), jacobian)) return false;
      for (let stage = 0; stage < c.length; stage++) {
        if (stage === 0) right.set(slope);
        else {
          combineBoth(u, n, a![stage]!, g![stage]!, inner, pull);
          addScaled(y, 1, inner, inner);
          derivative(t + c[stage]! * h, inner, right);
          addScaled(right, 1 / h, pull, right);
        }
        if (!autonomous) addScaled(right, h * d[stage]!, drift, right);
        solver.solve(right);
        u.set(right, stage * n);
      }
      combineBoth(u, n, m, weights, next, error);
      addScaled(y, 1, next, next);
      return true;
    },
    accept() {
      fresh = false;
    },
    between(theta, _h, y, next, out) {
      if (!denseReady)
        for (let k = 0; k < w.length; k++) combineBoth(u, n, dense![k]!, dense![k]!, w[k]!, w[k]!);
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

/** out = x + factor·y. */
function addScaled(x: Float64Array, factor: number, y: Float64Array, out: Float64Array): void {
  for (let j = 0; j < out.length; j++) out[j] = x[j]! + factor * y[j]!;
}

/** Two weighted sums of the stages u (stages × n, stage by stage) in one pass. */
function combineBoth(
  u: Float64Array,
  n: number,
  first: Float64Array,
  second: Float64Array,
  outFirst: Float64Array,
  outSecond: Float64Array,
): void {
  const nStages = first.length;
  for (let j = 0; j < n; j++) {
    let sumFirst = 0;
    let sumSecond = 0;
    for (let stage = 0, at = j; stage < nStages; stage++, at += n) {
      const part = u[at]!;
      sumFirst += first[stage]! * part;
      sumSecond += second[stage]! * part;
    }
    outFirst[j] = sumFirst;
    outSecond[j] = sumSecond;
  }
}
