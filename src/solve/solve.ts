import { advice } from "./advice.ts";
import { eventWatch, type Settled } from "./events.ts";
import { scheduleOf } from "./happenings.ts";
import { type Integrator, integrator, type Outcome } from "./integrate.ts";
import { locate } from "./locate.ts";
import type { Method } from "./method.ts";
import { methods } from "./methods.ts";
import { entering, type Schedule, type Standing, schedule } from "./schedule.ts";
import type { Equations } from "./stepper.ts";
import { looksStiff } from "./stiffness.ts";
import { switching } from "./switching.ts";
import type { Problem, Solution } from "./types.ts";

/**
 * Integrates one subject from time 0 to the last of its times. The step restarts at every dose and at every begin and
 * end of an infusion; an infusion is a constant rate added to the derivative. Outputs between steps come from the
 * method's own dense output.
 *
 * `automatic` takes the stiff method where stability would make an explicit one take more steps than the stiff one is
 * likely to need, judged by the largest |λ| of the Jacobian at the start. Elsewhere it begins with the explicit method,
 * which gives way to the stiff one while stability holds back its steps; should steps become too small or too many, the
 * stiff one starts over.
 *
 * @throws RangeError when times descend or are negative, tolerances are not positive, or a dose is before time 0.
 */
export function solve(problem: Problem): Solution {
  checkTimes(problem.timesH);
  checkTolerances(problem);
  return solveEntering({ ...problem, doses: entering(problem.doses, problem.system) });
}

/** As {@link solve}, with a problem that is checked and doses at the times at which they enter. */
export function solveEntering(problem: Problem): Solution {
  const plan = problem.happenings
    ? scheduleOf(problem, problem.happenings)
    : schedule(problem.doses, problem.system);
  if (problem.method !== "automatic") return run(problem, plan, methods[problem.method]);
  const lastH = problem.timesH.at(-1) ?? 0;
  if (looksStiff(problem, lastH, plan.timesH.length)) return run(problem, plan, methods.stiff);
  const first = run(problem, plan, switching);
  return endsAnyway.includes(first.status) ? first : run(problem, plan, methods.stiff);
}

/** Ends that another method would come to as well. */
const endsAnyway: readonly Solution["status"][] = ["ok", "endless-events", "not-finite"];

/** @throws RangeError for times that a problem cannot have. */
export function checkTimes(timesH: Float64Array): void {
  for (let k = 0; k < timesH.length; k++) {
    if (!(timesH[k]! >= (timesH[k - 1] ?? 0) && Number.isFinite(timesH[k]!))) {
      throw new RangeError(`time ${k + 1} is ${timesH[k]} h; needed: ascending times from 0 on`);
    }
  }
}

/** @throws RangeError for tolerances that a problem cannot have. */
export function checkTolerances({
  relativeTolerance,
  absoluteTolerance,
  nStates,
}: Pick<Problem, "relativeTolerance" | "absoluteTolerance" | "nStates">): void {
  const positive = relativeTolerance > 0 && absoluteTolerance.every((x) => x > 0);
  if (!positive || absoluteTolerance.length !== nStates) {
    throw new RangeError("tolerances must be positive, the absolute one given for every state");
  }
}

/** Writes outputs row by row as integration passes their times. */
interface Recorder {
  readonly outputs: Float64Array;
  /** Records what was passed up to a time; of the same time at the end, the first only. */
  readonly upTo: (until: number, stateAt: (t: number) => Float64Array) => void;
  /** Records one row at a time, if there is one: between two happenings. */
  readonly now: (time: number, y: Float64Array) => void;
  /** Records the rest of the rows at a time: after a dose. */
  readonly after: (time: number, y: Float64Array) => void;
}

function recorder({ nOutputs }: Problem, standing: Standing, timesH: Float64Array): Recorder {
  const outputs = new Float64Array(timesH.length * nOutputs).fill(Number.NaN);
  let row = 0;
  const write = (time: number, y: Float64Array) => {
    standing.system.outputs(time, y, outputs.subarray(row * nOutputs, (row + 1) * nOutputs));
    row += 1;
  };
  return {
    outputs,
    upTo(until, stateAt) {
      for (let t = timesH[row]!; t <= until; t = timesH[row]!) {
        if (t === until && row > 0 && timesH[row - 1] === until) return;
        write(t, stateAt(t));
      }
    },
    now(time, y) {
      if (timesH[row] === time) write(time, y);
    },
    after(time, y) {
      while (timesH[row] === time) write(time, y);
    },
  };
}

function run(problem: Problem, plan: Schedule, method: Method): Solution {
  const { nStates, relativeTolerance, absoluteTolerance, maxSteps } = problem;
  const timesH = problem.timesH.map(plan.moment);
  const standing: Standing = {
    ...{ y: problem.system.initial(), rates: new Float64Array(nStates), running: false },
    system: problem.system,
  };
  const { y } = standing;
  const equations = equationsOf(problem, standing);
  const steps = integrator(method, equations, relativeTolerance, absoluteTolerance, maxSteps);
  const record = recorder(problem, standing, timesH);
  const lastH = timesH.at(-1) ?? 0;
  const stops = [...plan.timesH.filter((time) => time > 0 && time < lastH), lastH];
  let outcome: Outcome = { status: "ok", reachedH: 0 };
  record.upTo(0, () => y);
  const watch = eventWatch(standingSystem(standing));
  const settle = (time: number) => watch && afterEvents(time, watch.settle(time, y));
  const enter = (time: number) => {
    plan.enter(time, standing, () => record.now(time, y));
  };
  watch?.look(0, y);
  enter(0);
  outcome = settle(0) ?? outcome;
  record.after(0, y);
  for (const stop of stops) {
    while (outcome.reachedH < stop && goesOn(outcome)) {
      outcome = steps.advance(outcome.reachedH, stop, y, record.upTo, watch?.within);
      if (outcome.status !== "ok") break;
      const { reachedH } = outcome;
      outcome = settle(reachedH) ?? outcome;
      if (reachedH === stop && goesOn(outcome)) {
        enter(stop);
        outcome = settle(reachedH) ?? outcome;
      }
      record.after(reachedH, y);
    }
  }
  const { status, reachedH, y: stood } = outcome;
  const found = status !== "ok" && stood && locate(standing.system, equations.derivative, reachedH, stood);
  return {
    ...finish(outcome, record.outputs, steps, method, problem, found || undefined),
    ...(watch ? { fired: watch.fired() } : {}),
    ...(outcome.stopped === undefined ? {} : { stopped: { timeH: reachedH, reason: outcome.stopped } }),
  };
}

const goesOn = ({ status, stopped }: Outcome): boolean => status === "ok" && stopped === undefined;

function afterEvents(reachedH: number, settled: Settled): Outcome {
  if (settled.kind === "on") return { status: "ok", reachedH };
  if (settled.kind === "stopped") return { status: "ok", reachedH, stopped: settled.reason };
  return { status: "endless-events", reachedH, event: settled.event };
}

/** The system with the events of whatever inputs stand. */
function standingSystem(standing: Standing): Standing["system"] {
  const { system } = standing;
  const { events } = system;
  if (!events) return system;
  return {
    ...system,
    events: {
      rules: events.rules,
      gaps: (t, y, out) => standing.system.events?.gaps(t, y, out),
      apply: (event, t, y) => standing.system.events?.apply(event, t, y),
    },
  };
}

function equationsOf({ nStates, system }: Problem, standing: Standing): Equations {
  const { rates } = standing;
  return {
    n: nStates,
    derivative(t, y, out) {
      standing.system.derivative(t, y, out);
      if (standing.running) for (let k = 0; k < nStates; k++) out[k] = out[k]! + rates[k]!;
    },
    jacobian: (t, y, out) => standing.system.jacobian(t, y, out),
    timeDerivative: (t, y, out) => standing.system.timeDerivative(t, y, out),
    autonomous: system.autonomous ?? false,
    ...(system.pattern ? { pattern: system.pattern } : {}),
  };
}

function finish(
  outcome: Outcome,
  outputs: Float64Array,
  steps: Integrator,
  method: Method,
  { maxSteps, relativeTolerance }: Problem,
  found: string | undefined,
): Solution {
  return {
    status: outcome.status,
    reachedH: outcome.reachedH,
    advice: advice(outcome, method, maxSteps, relativeTolerance, found),
    outputs,
    nSteps: steps.nSteps(),
    method: steps.methodName(),
  };
}
