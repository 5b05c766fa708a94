import type { Model } from "../model/index.ts";
import { type NumberColumn, numberColumn, type Table, table, textColumn } from "../table/index.ts";
import { fromBaseUnits } from "../units/index.ts";
import { bare } from "./bare-unit.ts";
import { hoursAfterDose } from "./grid.ts";
import { areaOf } from "./regimen.ts";
import type { Simulated } from "./simulated.ts";
import type { SimulateSpec } from "./spec.ts";

/** What every subject's profile holds, row by row of the grid, subject after subject. */
export function profilesTable(spec: SimulateSpec, model: Model, simulated: readonly Simulated[]): Table {
  const { grid, regimen, timeUnit, outputs: wanted } = spec;
  const [times, after] = [grid.timesH, hoursAfterDose(grid, regimen.timesH)].map((hours) =>
    hours.map((h) => fromBaseUnits(h, timeUnit)),
  );
  const number = (
    name: string,
    value: (row: number, one: Simulated) => number,
    description: string,
    unit = "",
  ): NumberColumn => {
    const values = new Float64Array(simulated.length * grid.timesH.length);
    let at = 0;
    for (const one of simulated) {
      for (let row = 0; row < grid.timesH.length; row++) values[at++] = value(row, one);
    }
    return numberColumn(name, values, { unit, description });
  };
  const analytes = wanted.map((name) => {
    const at = model.outputs.findIndex((output) => output.name === name);
    const { unit, description } = model.outputs[at]!;
    const factor = fromBaseUnits(1, unit);
    const value = (row: number, { outputs }: Simulated) => outputs[row * model.outputs.length + at]! * factor;
    return number(name, value, description, bare(unit));
  });
  const doseText =
    "Number of the latest dose; 0 before the first. A row just before a dose belongs to the dose before.";
  const afterText = "Time since the start of the latest dose; missing before the first.";
  return table([
    number("subject", (_, { subject }) => subject.number, "Number of the subject."),
    number("dose", (row) => grid.doses[row]!, doseText),
    number("time", (row) => times![row]!, "Time since the start of the first dose.", timeUnit),
    number("time_after_dose", (row) => after![row]!, afterText, timeUnit),
    ...analytes,
  ]);
}

/** Who the subjects are: body, dose, and the parameters in which they differ. */
export function subjectsTable(spec: SimulateSpec, model: Model, simulated: readonly Simulated[]): Table {
  const { regimen } = spec;
  const number = (name: string, value: (one: Simulated) => number, description: string, unit = "") =>
    numberColumn(name, simulated.map(value), { unit, description });
  const sexes = simulated.map(({ subject }) => subject.sex);
  const varying = model.parameters.flatMap(({ name, quantity, variability, description }, at) => {
    const value = ({ parameters }: Simulated) => fromBaseUnits(parameters[at]!, quantity.unit);
    return variability ? [number(name, value, description, bare(quantity.unit))] : [];
  });
  const { amountUnit, bsa, written } = regimen;
  return table([
    number("subject", ({ subject }) => subject.number, "Number of the subject."),
    textColumn("sex", sexes, { description: "Sex of the subject." }),
    number("weight", ({ subject }) => subject.weightKg, "Body weight.", "kg"),
    number("height", ({ subject }) => subject.heightCm, "Height.", "cm"),
    number("bsa", ({ subject }) => areaOf(regimen, subject), `Body surface area (${bsa}).`, "m2"),
    number(`dose_${amountUnit}`, ({ dose }) => dose, `One dose: ${written}.`, amountUnit),
    number("infusion", () => regimen.infuseH, "Length of the infusion; 0 for a bolus.", "h"),
    ...varying,
  ]);
}

/** The subjects that could not be integrated to the end. */
export function failuresTable({ timeUnit }: SimulateSpec, simulated: readonly Simulated[]): Table {
  const failed = simulated.filter(({ status }) => status !== "ok");
  const text = (name: string, value: (one: Simulated) => string, description: string) =>
    textColumn(name, failed.map(value), { description });
  const number = (name: string, value: (one: Simulated) => number, description: string, unit = "") =>
    numberColumn(name, failed.map(value), { unit, description });
  return table([
    number("subject", ({ subject }) => subject.number, "Number of the subject."),
    text("status", ({ status }) => status, "Why the integration stopped."),
    number("time", ({ reachedH }) => fromBaseUnits(reachedH, timeUnit), "Where it stopped.", timeUnit),
    text("advice", ({ advice }) => advice, "What to try."),
  ]);
}

/** What happened to whom, when: the events of the model. */
export function eventsTable({ timeUnit }: SimulateSpec, simulated: readonly Simulated[]): Table {
  const rows = simulated.flatMap((one) =>
    one.fired.map((firing, k) => ({ ...one, ...firing, isLast: k === one.fired.length - 1 })),
  );
  return table([
    numberColumn(
      "subject",
      rows.map(({ subject }) => subject.number),
      { description: "Number of the subject." },
    ),
    textColumn(
      "event",
      rows.map(({ event }) => event),
      { description: "Event of the model." },
    ),
    numberColumn(
      "time",
      rows.map(({ timeH }) => fromBaseUnits(timeH, timeUnit)),
      { unit: timeUnit, description: "Time since the start of the first dose." },
    ),
    textColumn(
      "stopped",
      rows.map(({ stopped, isLast }) => (isLast ? (stopped?.reason ?? "") : "")),
      { description: "Why the subject ended there; empty where it went on." },
    ),
  ]);
}
