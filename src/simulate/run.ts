import type { Subject } from "../population/index.ts";
import type { Tables } from "../step/index.ts";
import { numberColumn, type Table, table, textColumn } from "../table/index.ts";
import { fromBaseUnits } from "../units/index.ts";
import { bare } from "./bare-unit.ts";
import { hoursAfterDose } from "./grid.ts";
import { integrate } from "./integrate.ts";
import { type Ready, readyModel, spreadIn } from "./prepare.ts";
import { areaOf, doseOf } from "./regimen.ts";
import type { SimulateSpec } from "./spec.ts";
import { inputsOf, parametersOf, subjectOf } from "./subject-inputs.ts";

/** One subject, computed. */
interface Simulated {
  readonly subject: Subject;
  readonly dose: number;
  readonly parameters: Float64Array;
  /** Rows of the grid × all outputs of the model, row by row, in base units. */
  readonly outputs: Float64Array;
  readonly status: string;
  readonly reachedH: number;
  readonly advice: string;
}

/** Simulates the subjects from `from` to `to`, both included. */
export function runSubjects(spec: SimulateSpec, from: number, to: number): Tables {
  const ready = readyModel(spec.model.text);
  const spread = spreadIn(spec, ready.model);
  const simulated = Array.from({ length: to - from + 1 }, (_, k) => {
    const number = from + k;
    return simulateSubject(spec, ready, subjectOf(spec, number), parametersOf(spec, spread, number));
  });
  return {
    profiles: profilesTable(spec, ready, simulated),
    subjects: subjectsTable(spec, ready, simulated),
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

function profilesTable(spec: SimulateSpec, { model }: Ready, simulated: readonly Simulated[]): Table {
  const { grid, regimen, timeUnit } = spec;
  const afterH = hoursAfterDose(grid, regimen.timesH);
  const time = (h: number) => fromBaseUnits(h, timeUnit);
  const every = (value: (row: number, one: Simulated) => number): Float64Array => {
    const values = new Float64Array(simulated.length * grid.timesH.length);
    let at = 0;
    for (const one of simulated) {
      for (let row = 0; row < grid.timesH.length; row++) values[at++] = value(row, one);
    }
    return values;
  };
  const analytes = spec.outputs.map((name) => {
    const at = model.outputs.findIndex((output) => output.name === name);
    const { unit, description } = model.outputs[at]!;
    const factor = fromBaseUnits(1, unit);
    const values = every((row, { outputs }) => outputs[row * model.outputs.length + at]! * factor);
    return numberColumn(name, values, { unit: bare(unit), description });
  });
  return table([
    numberColumn(
      "subject",
      every((_, { subject }) => subject.number),
      { description: "Number of the subject." },
    ),
    numberColumn(
      "dose",
      every((row) => grid.doses[row]!),
      {
        description:
          "Number of the latest dose; 0 before the first. A row just before a dose belongs to the dose before.",
      },
    ),
    numberColumn(
      "time",
      every((row) => time(grid.timesH[row]!)),
      {
        unit: timeUnit,
        description: "Time since the start of the first dose.",
      },
    ),
    numberColumn(
      "time_after_dose",
      every((row) => time(afterH[row]!)),
      {
        unit: timeUnit,
        description: "Time since the start of the latest dose; missing before the first.",
      },
    ),
    ...analytes,
  ]);
}

function subjectsTable(spec: SimulateSpec, { model }: Ready, simulated: readonly Simulated[]): Table {
  const of = (value: (one: Simulated) => number) => simulated.map(value);
  const { regimen } = spec;
  const varying = model.parameters.flatMap(({ name, quantity, variability, description }, at) => {
    const { unit } = quantity;
    const values = of(({ parameters }) => fromBaseUnits(parameters[at]!, unit));
    return variability ? [numberColumn(name, values, { unit: bare(unit), description })] : [];
  });
  return table([
    numberColumn(
      "subject",
      of(({ subject }) => subject.number),
      { description: "Number of the subject." },
    ),
    textColumn(
      "sex",
      simulated.map(({ subject }) => subject.sex),
      { description: "Sex of the subject." },
    ),
    numberColumn(
      "weight",
      of(({ subject }) => subject.weightKg),
      { unit: "kg", description: "Body weight." },
    ),
    numberColumn(
      "height",
      of(({ subject }) => subject.heightCm),
      { unit: "cm", description: "Height." },
    ),
    numberColumn(
      "bsa",
      of(({ subject }) => areaOf(regimen, subject)),
      {
        unit: "m2",
        description: `Body surface area (${regimen.bsa}).`,
      },
    ),
    numberColumn(
      `dose_${regimen.amountUnit}`,
      of(({ dose }) => dose),
      {
        unit: regimen.amountUnit,
        description: `One dose: ${regimen.written}.`,
      },
    ),
    numberColumn(
      "infusion",
      of(() => regimen.infuseH),
      { unit: "h", description: "Length of the infusion; 0 for a bolus." },
    ),
    ...varying,
  ]);
}

function failuresTable(spec: SimulateSpec, simulated: readonly Simulated[]): Table {
  const failed = simulated.filter(({ status }) => status !== "ok");
  return table([
    numberColumn(
      "subject",
      failed.map(({ subject }) => subject.number),
      { description: "Number of the subject." },
    ),
    textColumn(
      "status",
      failed.map(({ status }) => status),
      { description: "Why the integration stopped." },
    ),
    numberColumn(
      "time",
      failed.map(({ reachedH }) => fromBaseUnits(reachedH, spec.timeUnit)),
      {
        unit: spec.timeUnit,
        description: "Where it stopped.",
      },
    ),
    textColumn(
      "advice",
      failed.map(({ advice }) => advice),
      { description: "What to try." },
    ),
  ]);
}
