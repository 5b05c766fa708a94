import type { JacobianPattern } from "../model/index.ts";
import { dirkStepper } from "./dirk-step.ts";
import { explicitStepper } from "./explicit-step.ts";
import type { Method } from "./method.ts";
import { rosenbrockStepper } from "./rosenbrock-step.ts";
import { switchingStepper } from "./switching-step.ts";

/** The equations between two events: the model's, with what infusions bring. */
export interface Equations {
  readonly n: number;
  readonly derivative: (t: number, y: Float64Array, out: Float64Array) => void;
  readonly jacobian: (t: number, y: Float64Array, out: Float64Array) => void;
  readonly timeDerivative: (t: number, y: Float64Array, out: Float64Array) => void;
  readonly pattern?: JacobianPattern;
  /** Whether the derivative does not change with time itself. */
  readonly autonomous: boolean;
}

/** What changes of states are compared with. */
export interface Tolerances {
  readonly relative: number;
  readonly absolute: Float64Array;
}

/** A method at work on one system. It holds what it computed for the last attempt, and allocates nothing per step. */
export interface Stepper {
  readonly method: Method;
  /** What it is called after what it did, where that matters. */
  readonly name?: () => string;
  /** h|λ| of the last attempt of an explicit method whose last two stages are at its end, before it is accepted. */
  readonly stiffness?: (norm: (x: Float64Array) => number) => number;
  /** Forgets what it knows: the state or the equations have changed. Gives dy/dt there. */
  readonly begin: (t: number, y: Float64Array) => Float64Array;
  /** Computes y(t+h) and the estimate of its error. False when the linear system has no solution. */
  readonly attempt: (
    t: number,
    h: number,
    y: Float64Array,
    next: Float64Array,
    error: Float64Array,
  ) => boolean;
  /** The last attempt counts: t+h is where the next one starts. */
  readonly accept: () => void;
  /** y(t+θh) of the last attempt, 0 ≤ θ ≤ 1. */
  readonly between: (
    theta: number,
    h: number,
    y: Float64Array,
    next: Float64Array,
    out: Float64Array,
  ) => void;
}

/** A stepper for a method. Iterations inside a step look at the tolerances. */
export function stepper(method: Method, equations: Equations, tolerances = tight(equations.n)): Stepper {
  switch (method.kind) {
    case "explicit":
      return explicitStepper(method, equations, tolerances);
    case "rosenbrock":
      return rosenbrockStepper(method, equations);
    case "dirk":
      return dirkStepper(method, equations, tolerances);
    case "switching":
      return switchingStepper(method, equations, tolerances);
  }
}

const tight = (n: number): Tolerances => ({ relative: 1e-11, absolute: new Float64Array(n).fill(1e-11) });
