import { lotDivisors } from "../../library/index.ts";
import type { Model } from "../../model/index.ts";
import {
  type FileSubject,
  type RecordedSolution,
  readRecords,
  solveRecords,
  tolerancesFor,
} from "../../records/index.ts";
import type { Tables } from "../../step/index.ts";
import { numberColumn, type Table, table, textColumn } from "../../table/index.ts";
import { convert, fromBaseUnits, inBaseUnits } from "../../units/index.ts";
import { bare } from "../bare-unit.ts";
import { withValues } from "../plan-set.ts";
import { readyModel } from "../prepare.ts";
import type { RecordedPiece, RecordedSpec } from "./spec.ts";

const maxSteps = 100_000;

/** One occasion of a subject, simulated. */
interface Followed {
  readonly id: string;
  readonly number: number;
  readonly occasion: FileSubject["occasions"][number];
  readonly solution: RecordedSolution;
}

/** Simulates some subjects of the file. */
export function runRecorded({ spec, from, to }: RecordedPiece): Tables {
  const { model } = readyModel(spec.model.text);
  const { path, text, format } = spec.records;
  const { subjects } = readRecords({ path, text }, model, format);
  if (!subjects) throw new RangeError("a plan holds a file that can be read");
  const followed = follow(spec, model, subjects.slice(from - 1, to));
  return { profiles: profilesTable(spec, model, followed), failures: failuresTable(spec, followed) };
}

function follow(spec: RecordedSpec, model: Model, subjects: readonly FileSubject[]): Followed[] {
  const named = [...model.parameters, ...model.covariates];
  const divisors = lotDivisors({ parameters: withValues(model, spec.set) });
  const inputs = Float64Array.from(
    named,
    ({ name, quantity }) => inBaseUnits(spec.set[name] ?? quantity) / (divisors.get(name) ?? 1),
  );
  const all = subjects.flatMap(({ id, occasions }) =>
    occasions.map((occasion, k) => ({ id, number: k + 1, occasion: { ...occasion, inputs } })),
  );
  const solutions = solveRecords({
    ...{ model, relativeTolerance: spec.tolerance, method: spec.method, maxSteps },
    subjects: all.map(({ occasion }) => occasion),
    absoluteTolerance: tolerancesFor(model, spec.tolerance),
    conventions: spec.records.conventions,
  });
  return all.map((one, k) => ({ ...one, solution: solutions[k]! }));
}

/** A record that outputs are read at. */
interface Seen extends Followed {
  readonly record: number;
}

function profilesTable(spec: RecordedSpec, model: Model, followed: readonly Followed[]): Table {
  const { timeUnit, outputs, records } = spec;
  const seen = followed.flatMap((one): Seen[] =>
    one.occasion.records.flatMap(({ kind }, record) =>
      kind === "observation" || kind === "switch" ? [{ ...one, record }] : [],
    ),
  );
  const number = (name: string, value: (one: Seen) => number, description: string, unit = "") =>
    numberColumn(name, seen.map(value), { unit, description });
  const row = ({ occasion, record }: Seen) => occasion.rows[record]!;
  const computed = outputs.map((name) => {
    const at = model.outputs.findIndex((output) => output.name === name);
    const { unit, description } = model.outputs[at]!;
    const value = ({ solution, record }: Seen) =>
      fromBaseUnits(solution.outputs[record * model.outputs.length + at]!, unit);
    return number(name, value, description, bare(unit));
  });
  const analyte = (one: Seen) => records.observed[""] ?? records.observed[String(row(one).compartment)] ?? "";
  const time = (one: Seen) => fromBaseUnits(one.occasion.records[one.record]!.timeH, timeUnit);
  return table([
    textColumn(
      "subject",
      seen.map(({ id }) => id),
      { description: "The subject, as the file names it." },
    ),
    number("occasion", (one) => one.number, "Number of the start of time, which a reset can bring."),
    number("line", (one) => row(one).line, `Line of ${records.path}.`),
    number("time", time, "Time of the record.", timeUnit),
    number(
      "compartment",
      (one) => row(one).compartment,
      "Compartment of the record; 0 when the file names none.",
    ),
    textColumn("analyte", seen.map(analyte), { description: "Output that the observation is of." }),
    number("observed", (one) => row(one).observed, "What was observed.", bare(records.observedUnit)),
    number(
      "computed",
      (one) => computedOf(spec, model, analyte(one), one),
      "The output that the observation is of.",
      bare(records.observedUnit),
    ),
    ...computed,
  ]);
}

/** An output in the unit of the observations. */
function computedOf(
  { records }: RecordedSpec,
  model: Model,
  name: string,
  { solution, record }: Seen,
): number {
  const at = model.outputs.findIndex((output) => output.name === name);
  if (at < 0) return Number.NaN;
  const { unit } = model.outputs[at]!;
  const value = fromBaseUnits(solution.outputs[record * model.outputs.length + at]!, unit);
  return convert(value, unit, records.observedUnit);
}

function failuresTable({ timeUnit }: RecordedSpec, followed: readonly Followed[]): Table {
  const failed = followed.filter(({ solution }) => solution.status !== "ok");
  const text = (name: string, value: (one: Followed) => string, description: string) =>
    textColumn(name, failed.map(value), { description });
  const reached = failed.map(({ solution }) => fromBaseUnits(solution.reachedH, timeUnit));
  return table([
    text("subject", ({ id }) => id, "The subject, as the file names it."),
    text("status", ({ solution }) => solution.status, "Why the integration stopped."),
    numberColumn("time", reached, { unit: timeUnit, description: "Where it stopped." }),
    text("advice", ({ solution }) => solution.advice, "What to try."),
  ]);
}
