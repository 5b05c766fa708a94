import type { Subject } from "../population/index.ts";
import type { Batch } from "../solve/index.ts";
import type { Tables } from "../step/index.ts";
import { batchOf, integrate } from "./integrate.ts";
import { type Ready, readyModel, spreadIn } from "./prepare.ts";
import { doseOf } from "./regimen.ts";
import type { Simulated } from "./simulated.ts";
import type { SimulateSpec } from "./spec.ts";
import { inputsOf, parametersOf, subjectOf } from "./subject-inputs.ts";
import { eventsTable, failuresTable, profilesTable, subjectsTable } from "./subject-tables.ts";

/** Simulates the subjects from `from` to `to`, both included. */
export function runSubjects(spec: SimulateSpec, from: number, to: number): Tables {
  const ready = readyModel(spec.model.text);
  const simulated = simulateSubjects(spec, ready, individualsOf(spec, ready, from, to));
  return {
    profiles: profilesTable(spec, ready.model, simulated),
    subjects: subjectsTable(spec, ready.model, simulated),
    failures: failuresTable(spec, simulated),
    ...(ready.model.equations.events.length > 0 ? { events: eventsTable(spec, simulated) } : {}),
  };
}

function individualsOf(spec: SimulateSpec, { model }: Ready, from: number, to: number): Individual[] {
  const spread = spreadIn(spec, model);
  return Array.from({ length: to - from + 1 }, (_, k) => {
    const number = from + k;
    return { subject: subjectOf(spec, number), parameters: parametersOf(spec, spread, number) };
  });
}

/** The first subjects of a simulation, `most` of them or as many as it has, as they are integrated. */
export function firstSubjects(spec: SimulateSpec, most: number): Batch {
  const ready = readyModel(spec.model.text);
  const n = Math.max(1, Math.min(most, spec.population.size));
  return batchOf(spec, ready, dosedOf(spec, ready, individualsOf(spec, ready, 1, n)));
}

const dosedOf = (spec: SimulateSpec, { model }: Ready, individuals: readonly Individual[]) =>
  individuals.map(({ subject, parameters }) => ({
    dose: doseOf(spec.regimen, subject),
    inputs: inputsOf(spec, model, parameters, subject),
  }));

/** A subject with its parameters in base units, in the order of the model. */
export interface Individual {
  readonly subject: Subject;
  readonly parameters: Float64Array;
}

/** Simulates subjects with given parameters. */
export function simulateSubjects(
  spec: SimulateSpec,
  ready: Ready,
  individuals: readonly Individual[],
): Simulated[] {
  const dosed = dosedOf(spec, ready, individuals);
  return integrate(spec, ready, dosed).map(
    ({ outputs, status, reachedH, advice, fired = [], stopped }, k) => ({
      ...individuals[k]!,
      dose: dosed[k]!.dose,
      ...{ outputs, status, reachedH, advice, fired },
      ...(stopped ? { stopped } : {}),
    }),
  );
}
