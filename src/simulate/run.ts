import type { Subject } from "../population/index.ts";
import type { Tables } from "../step/index.ts";
import { integrate } from "./integrate.ts";
import { type Ready, readyModel, spreadIn } from "./prepare.ts";
import { doseOf } from "./regimen.ts";
import type { Simulated } from "./simulated.ts";
import type { SimulateSpec } from "./spec.ts";
import { inputsOf, parametersOf, subjectOf } from "./subject-inputs.ts";
import { failuresTable, profilesTable, subjectsTable } from "./subject-tables.ts";

/** Simulates the subjects from `from` to `to`, both included. */
export function runSubjects(spec: SimulateSpec, from: number, to: number): Tables {
  const ready = readyModel(spec.model.text);
  const spread = spreadIn(spec, ready.model);
  const simulated = Array.from({ length: to - from + 1 }, (_, k) => {
    const number = from + k;
    return simulateSubject(spec, ready, subjectOf(spec, number), parametersOf(spec, spread, number));
  });
  return {
    profiles: profilesTable(spec, ready.model, simulated),
    subjects: subjectsTable(spec, ready.model, simulated),
    failures: failuresTable(spec, simulated),
  };
}

/** Simulates one subject with given parameters (base units, in the order of the model). */
export function simulateSubject(
  spec: SimulateSpec,
  ready: Ready,
  subject: Subject,
  parameters: Float64Array,
): Simulated {
  const dose = doseOf(spec.regimen, subject);
  const inputs = inputsOf(spec, ready.model, parameters, subject);
  const { outputs, status, reachedH, advice } = integrate(spec, ready, inputs, dose);
  return { subject, dose, parameters, outputs, status, reachedH, advice };
}
