import { compile, type Model, type SensitivityTo, withSensitivities } from "../model/index.ts";
import type { BatchSubject } from "./engine/run.ts";
import type { Problem, Solution } from "./types.ts";

/** What subjects with sensitivities have in common; see `Batch`. */
interface Asked {
  readonly model: Model;
  readonly subjects: readonly BatchSubject[];
  readonly timesH: Float64Array;
  readonly relativeTolerance: number;
  readonly method: Problem["method"];
  readonly maxSteps: number;
  readonly controlSensitivities?: boolean;
}

const known = new WeakMap<Model, Map<string, Model>>();

/** A model with its sensitivities; formed once for the same wishes. */
function extended(model: Model, to: readonly SensitivityTo[]): Model {
  const ofModel = known.get(model) ?? new Map<string, Model>();
  known.set(model, ofModel);
  const key = JSON.stringify(to);
  const found = ofModel.get(key) ?? withSensitivities(model, to);
  ofModel.set(key, found);
  return found;
}

/** Solves the model with its sensitivities as one model by `solveAll`, and takes the derivatives from its outputs. */
export function solveSensitivities(
  asked: Asked,
  to: readonly SensitivityTo[],
  solveAll: (batch: Asked) => Solution[],
): Solution[] {
  if (asked.subjects.some(({ course }) => course))
    throw new RangeError("sensitivities of a subject with a course; needed: doses");
  const model = extended(asked.model, to);
  const controlled = asked.controlSensitivities ?? true;
  // Mean squares are taken over all states: where only the model's own count, their weight makes up for the others.
  const tighter = controlled ? 1 : 1 / Math.sqrt(1 + to.length);
  const sizes = sizesFor(asked.model, to);
  const subjects = asked.subjects.map((subject) => ({
    ...subject,
    absoluteTolerance: tolerances(subject, controlled ? sizes(subject.inputs) : to.map(() => 0), tighter),
  }));
  const relativeTolerance = asked.relativeTolerance * tighter;
  return solveAll({ ...asked, model, subjects, relativeTolerance }).map((solution) =>
    taken(solution, asked.model.outputs.length, to.length),
  );
}

/** How large each p is in a subject, 1 where it is 0: errors of S are weighed against those of the states by it. */
function sizesFor(model: Model, to: readonly SensitivityTo[]): (inputs: Float64Array) => readonly number[] {
  const names = [...model.parameters, ...model.covariates].map(({ name }) => name);
  const states = model.states.map(({ name }) => name);
  const system = compile(model);
  return (inputs) => {
    const initial = system.bind(inputs).initial();
    return to.map((one) => {
      const value =
        typeof one === "string" ? inputs[names.indexOf(one)] : initial[states.indexOf(one.initial)];
      return Math.abs(value ?? 0) || 1;
    });
  };
}

/** Absolute tolerances of the states, then of their derivatives: tolerance / size; size 0 is no limit. */
function tolerances(
  { absoluteTolerance }: BatchSubject,
  sizes: readonly number[],
  factor: number,
): Float64Array {
  return Float64Array.from([
    ...absoluteTolerance.map((value) => value * factor),
    ...sizes.flatMap((size) => Array.from(absoluteTolerance, (value) => value / size)),
  ]);
}

/** Divides rows of outputs and derivatives into two arrays. */
function taken(solution: Solution, nOutputs: number, nTo: number): Solution {
  const width = nOutputs * (1 + nTo);
  const nTimes = solution.outputs.length / width;
  const outputs = new Float64Array(nTimes * nOutputs);
  const sensitivities = new Float64Array(nTimes * nOutputs * nTo);
  for (let row = 0; row < nTimes; row++) {
    const own = solution.outputs.subarray(row * width, (row + 1) * width);
    outputs.set(own.subarray(0, nOutputs), row * nOutputs);
    sensitivities.set(own.subarray(nOutputs), row * nOutputs * nTo);
  }
  return { ...solution, outputs, sensitivities };
}
