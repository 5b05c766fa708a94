import { compile, type Model, type SensitivityTo, type System } from "../model/index.ts";
import { advice } from "./advice.ts";
import type { Given } from "./engine/plan.ts";
import {
  type BatchSubject,
  lanesHere,
  type Raw,
  type Running,
  start,
  startExponential,
} from "./engine/run.ts";
import { matrixExponential, takesExponential } from "./exponential.ts";
import { checkHappenings } from "./happenings.ts";
import type { Method } from "./method.ts";
import { methods } from "./methods.ts";
import { entering } from "./schedule.ts";
import { solveSensitivities } from "./sensitivities.ts";
import { checkTimes, checkTolerances, solveEntering } from "./solve.ts";
import { looksStiff } from "./stiffness.ts";
import { switching } from "./switching.ts";
import type { Problem, Solution } from "./types.ts";

/** Subjects of one model to integrate. */
export interface Batch {
  readonly model: Model;
  readonly subjects: readonly BatchSubject[];
  /** Ascending, in h, for all subjects. A time given twice in a row reads before and after a dose at that time. */
  readonly timesH: Float64Array;
  readonly relativeTolerance: number;
  readonly method: Problem["method"];
  readonly maxSteps: number;
  /** By what the outputs are differentiated: parameters and covariates by name, states at time 0. */
  readonly sensitivities?: readonly SensitivityTo[];
  /**
   * Whether the errors of the sensitivities limit the steps as those of the states do (as without it), or the steps
   * are those that the states alone would take.
   */
  readonly controlSensitivities?: boolean;
}

/** How a subject is solved. */
type Way = keyof typeof methods | "exponential" | "switching";

/** What is kept of a model: its flat list of operations, and its modules once they are needed. */
interface Machinery {
  /** The flat list, formed when it is first needed. */
  readonly system: () => System;
  readonly running: Map<Way, Running | undefined>;
}

const known = new WeakMap<Model, Machinery>();

function machineryOf(model: Model): Machinery {
  const found = known.get(model);
  if (found) return found;
  let system: System | undefined;
  const made: Machinery = {
    system: () => {
      system ??= compile(model);
      return system;
    },
    running: new Map(),
  };
  known.set(model, made);
  return made;
}

/** The module for a method; none where there is no WebAssembly, or where it cannot hold the model. */
function runningFor(model: Model, { running }: Machinery, key: Way): Running | undefined {
  if (!running.has(key)) running.set(key, lanesHere() ? begun(model, key) : undefined);
  return running.get(key);
}

const methodOf = (key: Exclude<Way, "exponential">): Method =>
  key === "switching" ? switching : methods[key];

function begun(model: Model, key: Way): Running | undefined {
  try {
    return key === "exponential" ? startExponential(model) : start(model, methodOf(key));
  } catch (error) {
    const beyondModule = error instanceof RangeError || error instanceof WebAssembly.CompileError;
    if (!beyondModule) throw error;
    return undefined;
  }
}

/**
 * Integrates many subjects of one model in a WebAssembly module written for it: right-hand side, Jacobian, factors,
 * steps, doses and outputs run in the module, two subjects side by side. What a subject gives does not depend on the
 * others, nor on their order or number. Agrees with {@link solve} up to rounding; without WebAssembly it is `solve`.
 *
 * `automatic` solves small linear models with constant coefficients by the matrix exponential, and chooses for others
 * as `solve` does, subject by subject. A subject whose step became too small, that met what is not
 * finite, or whose events would not end, is tried once more by `solve`, which can take pivots off the diagonal, has room
 * for any number of events, and says what is wrong where in the model.
 *
 * With `sensitivities` the derivatives of the outputs are integrated beside the states ({@link withSensitivities}).
 *
 * @throws RangeError when times descend or are negative, tolerances are not positive, a dose is before time 0, or the
 * model lacks what `sensitivities` names.
 */
export function solveBatch(batch: Batch): Solution[] {
  const to = batch.sensitivities ?? [];
  return to.length > 0 ? solveSensitivities(batch, to, solveAll) : solveAll(batch);
}

function solveAll(asked: Batch): Solution[] {
  const { model } = asked;
  const machinery = machineryOf(model);
  checkBatch(asked);
  const batch = withLags(asked, machinery);
  const { subjects } = batch;
  const exponential = exponentialOf(batch);
  const keys = subjects.map((subject) => keyFor(batch, subject, machinery, exponential));
  const solutions = new Array<Solution>(subjects.length);
  const run = (key: Way, numbers: readonly number[]) => {
    const found = runMany(batch, machinery, key, numbers);
    numbers.forEach((number, k) => {
      solutions[number] = found[k]!;
    });
  };
  for (const key of new Set(keys))
    run(
      key,
      subjects.flatMap((_, k) => (keys[k] === key ? [k] : [])),
    );
  if (batch.method === "automatic") {
    // What else can fail has been tried again by `alone`.
    const failed = (k: number) => keys[k] === "switching" && solutions[k]!.status === "too-many-steps";
    run(
      "stiff",
      subjects.flatMap((_, k) => (failed(k) ? [k] : [])),
    );
  }
  return solutions;
}

function checkBatch({ model, subjects, timesH, relativeTolerance }: Batch): void {
  checkTimes(timesH);
  for (const absoluteTolerance of new Set(subjects.map((subject) => subject.absoluteTolerance))) {
    checkTolerances({ relativeTolerance, absoluteTolerance, nStates: model.states.length });
  }
  for (const { course, doses } of subjects) {
    if (!course) continue;
    if (doses.length > 0) throw new RangeError("a subject has doses and a course; needed: one of them");
    checkTimes(course.timesH);
    checkHappenings(model, course.happenings);
  }
}

/** Doses at the times at which they enter, where ports of the model have a lag. */
function withLags(batch: Batch, { system }: Machinery): Batch {
  if (batch.model.equations.entries.every(({ lag }) => lag === undefined)) return batch;
  const subjects = batch.subjects.map((subject) => {
    const doses = entering(subject.doses, system().bind(subject.inputs));
    return doses === subject.doses ? subject : { ...subject, doses };
  });
  return { ...batch, subjects };
}

/** Whether what is given allows the matrix exponential; every list of doses is looked at once. */
function exponentialOf({ model, timesH }: Batch): (given: Given) => boolean {
  const asked = new Map<Given, boolean>();
  return (given) => {
    const found = asked.get(given) ?? takesExponential(model, given, timesH);
    asked.set(given, found);
    return found;
  };
}

function keyFor(
  batch: Batch,
  subject: BatchSubject,
  { system: list }: Machinery,
  exponential: (given: Given) => boolean,
): Way {
  if (batch.method !== "automatic") return batch.method;
  if (lanesHere() && exponential(subject.course ?? subject.doses)) return "exponential";
  const system = list();
  const problem = { system: system.bind(subject.inputs), nStates: system.nStates, ...whatHappens(subject) };
  const { doses, happenings } = problem;
  const moments =
    happenings?.map(({ timeH }) => timeH) ??
    doses.flatMap(({ timeH, durationH }) => [timeH, timeH + durationH]);
  const lastH = (subject.course?.timesH ?? batch.timesH).at(-1) ?? 0;
  return looksStiff(problem, lastH, new Set(moments).size) ? "stiff" : "switching";
}

function whatHappens({ doses, course, doseFactor = 1 }: BatchSubject): Pick<Problem, "doses" | "happenings"> {
  if (course) return { doses, happenings: course.happenings };
  if (doseFactor === 1) return { doses };
  return { doses: doses.map((dose) => ({ ...dose, amount: dose.amount * doseFactor })) };
}

function runMany(
  batch: Batch,
  machinery: Machinery,
  key: Way,
  numbers: readonly number[],
): readonly Solution[] {
  const subjects = numbers.map((k) => batch.subjects[k]!);
  if (subjects.length === 0) return [];
  const running = runningFor(batch.model, machinery, key);
  if (!running) return subjects.map((subject) => alone(batch, machinery, key, subject));
  return running.run(subjects, batch).map((raw, k) => {
    if (["step-too-small", "not-finite", "endless-events"].includes(raw.status))
      return alone(batch, machinery, key, subjects[k]!);
    return solutionOf(batch, key, raw);
  });
}

function solutionOf({ maxSteps, relativeTolerance }: Batch, key: Way, raw: Raw): Solution {
  const { status, reachedH, outputs, nSteps, fired, stopped } = raw;
  const method = key === "exponential" ? matrixExponential : methodOf(key);
  const stayed = key === "switching" && raw.nSwitches === 0;
  return {
    ...{ status, reachedH, outputs, nSteps, method: stayed ? methods.explicit.name : method.name },
    advice: advice({ status, reachedH }, method, maxSteps, relativeTolerance),
    ...(fired ? { fired } : {}),
    ...(stopped === undefined ? {} : { stopped: { timeH: reachedH, reason: stopped } }),
  };
}

/** One subject by the flat list of operations. */
function alone(batch: Batch, machinery: Machinery, key: Way, subject: BatchSubject): Solution {
  const system = machinery.system();
  const method = key === "exponential" || key === "switching" ? "automatic" : key;
  const timesH = subject.course?.timesH ?? batch.timesH;
  return solveEntering({
    ...{ timesH, relativeTolerance: batch.relativeTolerance, maxSteps: batch.maxSteps, method },
    ...{ nStates: system.nStates, nOutputs: system.nOutputs },
    system: system.bind(subject.inputs),
    bind: system.bind,
    ...whatHappens(subject),
    absoluteTolerance: subject.absoluteTolerance,
  });
}
