import { errorNorm, firstStep, smallestPart, stepFactor } from "./control.ts";
import type { Method } from "./method.ts";
import { type Equations, type Stepper, stepper } from "./stepper.ts";
import type { Solution } from "./types.ts";

/** What stopped an integration, if anything did. */
export interface Outcome {
  readonly status: Solution["status"];
  readonly reachedH: number;
  /** The state that was not finite, counted from 0. */
  readonly state?: number;
  /** Why an event ended the integration. */
  readonly stopped?: string;
  /** The event that would not end. */
  readonly event?: string;
  /** The states at the last accepted step, after a failure. */
  readonly y?: Float64Array;
}

/** Carries a state from event to event with one method. It owns all working memory. */
export interface Integrator {
  readonly nSteps: () => number;
  /** The name of the method, after what it did. */
  readonly methodName: () => string;
  /**
   * Integrates `y` in place from one time to another. After each step calls `passed` with the end of the step and a
   * function that gives the state at any time within it. Where `watch` names a time within a step, it ends there.
   */
  readonly advance: (from: number, to: number, y: Float64Array, passed: Passed, watch?: Watch) => Outcome;
}

/** The time at which a step, from one time to another, must end earlier, if it must. */
type Watch = (from: number, until: number, stateAt: (t: number) => Float64Array) => number | undefined;

type Passed = (until: number, stateAt: (t: number) => Float64Array) => void;

/** The memory of an integrator: the step from `start` over `h`, from `now` to `next`. */
interface Work {
  readonly steps: Stepper;
  readonly relative: number;
  readonly absolute: Float64Array;
  readonly maxSteps: number;
  readonly spare: readonly [Float64Array, Float64Array];
  readonly error: Float64Array;
  now: Float64Array;
  next: Float64Array;
  start: number;
  h: number;
  nSteps: number;
}

/** An integrator for a system, a method and tolerances; at most `maxSteps` steps, tried ones included, in all. */
export function integrator(
  method: Method,
  equations: Equations,
  relative: number,
  absolute: Float64Array,
  maxSteps: number,
): Integrator {
  const vector = () => new Float64Array(equations.n);
  const steps = stepper(method, equations, { relative, absolute });
  const work: Work = {
    ...{ steps, relative, absolute, maxSteps, nSteps: 0, start: 0, h: 0 },
    ...{ now: vector(), next: vector(), error: vector(), spare: [vector(), vector()] },
  };
  const within = vector();
  const stateAt = (t: number): Float64Array => {
    const { start, h, now, next } = work;
    if (t >= start + h) return next;
    steps.between((t - start) / h, h, now, next, within);
    return within;
  };
  return {
    nSteps: () => work.nSteps,
    methodName: () => steps.name?.() ?? method.name,
    advance(from, to, y, passed, watch) {
      work.now.set(y);
      work.start = from;
      const slope = steps.begin(from, work.now);
      const bad = firstNotFinite(work.now, slope);
      if (bad !== undefined) return { status: "not-finite", reachedH: from, state: bad, y: work.now.slice() };
      const { derivative } = equations;
      const size = firstStep(
        { t: from, y: work.now, slope, derivative },
        { order: method.order, relative, absolute, longest: to - from },
        work.spare,
      );
      const outcome = stepTo(work, to, size, stateAt, passed, watch);
      if (outcome.status === "ok") y.set(work.now);
      return outcome;
    },
  };
}

/** Steps until `to`, the last step ending there; the last but one is no longer than half of what is left. */
function stepTo(
  work: Work,
  to: number,
  firstSize: number,
  stateAt: (t: number) => Float64Array,
  passed: Passed,
  watch: Watch | undefined,
): Outcome {
  const { steps, relative, absolute, error } = work;
  const { order } = steps.method;
  let size = firstSize;
  while (work.start < to) {
    if (work.nSteps >= work.maxSteps) return { status: "too-many-steps", reachedH: work.start };
    work.nSteps += 1;
    const { start, now, next } = work;
    const left = to - start;
    const isLast = size >= left * (1 - 1e-10);
    const h = isLast ? left : Math.min(size, left / 2);
    work.h = h;
    const solved = steps.attempt(start, h, now, next, error);
    const norm = solved ? errorNorm(error, now, next, relative, absolute) : Number.NaN;
    size = h * stepFactor(norm, order);
    if (norm <= 1) {
      const end = isLast ? to : start + h;
      const cut = watch?.(start, end, stateAt);
      passed(cut ?? end, stateAt);
      if (cut !== undefined) {
        now.set(stateAt(cut));
        return { status: "ok", reachedH: cut };
      }
      steps.accept();
      work.start = end;
      work.now = next;
      work.next = now;
    } else if (size < smallestPart * Math.max(Math.abs(start), 1e-3)) {
      return { ...tooSmall(start, norm, next, error), y: now.slice() };
    }
  }
  return { status: "ok", reachedH: to };
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
