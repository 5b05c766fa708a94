import { errorNorm, firstStep, retryFactor, stepFactor } from "./control.ts";
import type { Method } from "./method.ts";
import { type Equations, stepper } from "./stepper.ts";
import type { Solution } from "./types.ts";

/** What stopped an integration, if anything did. */
export interface Outcome {
  readonly status: Solution["status"];
  readonly reachedH: number;
  /** The state that was not finite, counted from 0. */
  readonly state?: number;
}

/** Carries a state from event to event with one method. It owns all working memory. */
export interface Integrator {
  readonly nSteps: () => number;
  /**
   * Integrates `y` in place from one time to another. After each step calls `passed` with the end of the step and a
   * function that gives the state at any time within it.
   */
  readonly advance: (from: number, to: number, y: Float64Array, passed: Passed) => Outcome;
}

type Passed = (until: number, stateAt: (t: number) => Float64Array) => void;

/** Step sizes below this part of the time are lost in rounding. */
const smallestPart = 8 * Number.EPSILON;

/** An integrator for a system, a method and tolerances; at most `maxSteps` steps, tried ones included, in all. */
export function integrator(
  method: Method,
  equations: Equations,
  relative: number,
  absolute: Float64Array,
  maxSteps: number,
): Integrator {
  const { n } = equations;
  const steps = stepper(method, equations);
  const vector = () => new Float64Array(n);
  let [now, next] = [vector(), vector()];
  const [error, within] = [vector(), vector()];
  const work = [vector(), vector()] as const;
  let nSteps = 0;
  let start = 0;
  let h = 0;
  const stateAt = (t: number): Float64Array => {
    if (t >= start + h) return next;
    steps.between((t - start) / h, h, now, next, within);
    return within;
  };
  const advance = (from: number, to: number, y: Float64Array, passed: Passed): Outcome => {
    now.set(y);
    const slope = steps.begin(from, now);
    const bad = firstNotFinite(now, slope);
    if (bad !== undefined) return { status: "not-finite", reachedH: from, state: bad };
    start = from;
    let size = firstStep(
      from,
      now,
      slope,
      equations.derivative,
      method.order,
      relative,
      absolute,
      work,
      to - from,
    );
    let before = 1;
    while (start < to) {
      if (nSteps >= maxSteps) return { status: "too-many-steps", reachedH: start };
      nSteps += 1;
      const left = to - start;
      h = size >= left * (1 - 1e-10) ? left : Math.min(size, left / 2);
      const solved = steps.attempt(start, h, now, next, error);
      const norm = solved ? errorNorm(error, now, next, relative, absolute) : Number.NaN;
      if (norm <= 1) {
        passed(h === left ? to : start + h, stateAt);
        steps.accept();
        start = h === left ? to : start + h;
        [now, next] = [next, now];
        size = h * stepFactor(norm, before, method.order);
        before = norm;
      } else {
        size = h * retryFactor(norm, method.order);
        if (size < smallestPart * Math.max(Math.abs(start), 1e-3)) return tooSmall(start, norm, next, error);
      }
    }
    y.set(now);
    return { status: "ok", reachedH: to };
  };
  return { nSteps: () => nSteps, advance };
}

function firstNotFinite(...vectors: readonly Float64Array[]): number | undefined {
  for (const vector of vectors) {
    const at = vector.findIndex((x) => !Number.isFinite(x));
    if (at >= 0) return at;
  }
  return undefined;
}

function tooSmall(reachedH: number, norm: number, next: Float64Array, error: Float64Array): Outcome {
  if (Number.isFinite(norm)) return { status: "step-too-small", reachedH };
  const state = firstNotFinite(next, error);
  return state === undefined
    ? { status: "step-too-small", reachedH }
    : { status: "not-finite", reachedH, state };
}
