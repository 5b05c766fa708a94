import type { Tables } from "../step/index.ts";
import { numberColumn, type Table, table, textColumn } from "../table/index.ts";
import { fromBaseUnits } from "../units/index.ts";
import { type Analysis, analyse } from "./analyse.ts";
import { chosenDoses, profileOf } from "./dosing.ts";
import { isMolar, needsSize, type OutputUnits, outputUnits, printed, unitOf } from "./output-units.ts";
import { parameters } from "./parameters/parameters.ts";
import type { Parameter } from "./parameters/types.ts";
import type { Settings, SubjectRecord, UnitsGiven } from "./spec.ts";
import type { Result, Rules } from "./types.ts";

/** One analysed interval. */
interface Analysed {
  readonly subject: string;
  readonly dose: number;
  readonly size: number;
  readonly analysis: Analysis;
}

/**
 * The tables of some subjects: `parameters`, `subjects_wide`, `lambda_z_points`, and for measured data `points`, which
 * a simulation holds itself.
 */
export function resultTables(
  subjects: readonly SubjectRecord[],
  given: UnitsGiven,
  settings: Settings,
  withPoints: boolean,
): Tables {
  const units = outputUnits(settings, given, isMolar(given.concentration));
  const analysed = subjects.flatMap((subject) => analyseSubject(subject, settings));
  return {
    parameters: longTable(analysed, units, settings),
    subjects_wide: wideTable(analysed, units),
    lambda_z_points: slopeTable(analysed, units),
    ...(withPoints ? { points: pointTable(analysed, units) } : {}),
  };
}

/** The rules of an analysis as the plan holds them. */
export const rulesOf = (settings: Settings): Rules => {
  const { method, blq, includeTmax, minPoints, r2Tolerance, accept } = settings;
  return { method, blq, includeTmax, minPoints, r2Tolerance, accept };
};

function analyseSubject(subject: SubjectRecord, settings: Settings): readonly Analysed[] {
  const chosen = chosenDoses(
    settings.doses,
    subject.doses.map((record) => record.number),
  );
  return subject.doses.flatMap((record, k) => {
    if (!chosen.includes(record.number)) return [];
    const analysis = analyse(profileOf(record, subject.doses[k - 1], settings), rulesOf(settings));
    return [{ subject: subject.subject, dose: record.number, size: sizeOf(subject, settings), analysis }];
  });
}

const sizeOf = ({ weight, bsa }: SubjectRecord, { per }: Settings): number =>
  (per === "none" ? 1 : per === "kg" ? weight : bsa) ?? Number.NaN;

const noSize = { none: "", kg: "no body weight is known", m2: "no body surface area is known" };

function resultOf(parameter: Parameter, { analysis, size }: Analysed, { per }: Settings): Result {
  const result = analysis.results[parameter.name]!;
  const unknown = needsSize(parameter.measures) && Number.isNaN(size) && !Number.isNaN(result.value);
  return unknown ? { value: Number.NaN, notes: [noSize[per]] } : result;
}

/** Subjects as numbers where all of their names are. */
function subjectColumn(names: readonly string[]) {
  const description = "Subject";
  return names.every((name) => name !== "" && Number.isFinite(Number(name)))
    ? numberColumn("subject", names.map(Number), { description })
    : textColumn("subject", names, { description });
}

const doseColumn = (numbers: readonly number[]) =>
  numberColumn("dose", numbers, { description: "Number of the dose that begins the interval, from 1" });

function longTable(analysed: readonly Analysed[], units: OutputUnits, settings: Settings): Table {
  const rows = analysed.flatMap((one) =>
    Object.values(parameters).map((parameter) => {
      const { value, notes } = resultOf(parameter, one, settings);
      return {
        one,
        name: parameter.name,
        note: notes.join("; "),
        ...printed(value, parameter.measures, units, one.size),
      };
    }),
  );
  return table([
    subjectColumn(rows.map(({ one }) => one.subject)),
    doseColumn(rows.map(({ one }) => one.dose)),
    textColumn(
      "parameter",
      rows.map((row) => row.name),
      { description: "Name of the parameter" },
    ),
    numberColumn(
      "value",
      rows.map((row) => row.value),
      { description: "Value in the unit of the row" },
    ),
    textColumn(
      "unit",
      rows.map((row) => row.unit),
      { description: "Unit of the value" },
    ),
    textColumn(
      "note",
      rows.map((row) => row.note),
      { description: "How to read the value, or why there is none" },
    ),
  ]);
}

function wideTable(analysed: readonly Analysed[], units: OutputUnits): Table {
  return table([
    subjectColumn(analysed.map((one) => one.subject)),
    doseColumn(analysed.map((one) => one.dose)),
    ...Object.values(parameters).map(({ name, measures, description }) =>
      numberColumn(
        name,
        analysed.map((one) => printed(one.analysis.results[name]!.value, measures, units, one.size).value),
        { unit: unitOf(measures, units), description },
      ),
    ),
  ]);
}

interface Point {
  readonly one: Analysed;
  readonly time: number;
  readonly concentration: number;
  readonly fitted: number;
}

const pointColumns = (points: readonly Point[], units: OutputUnits) => [
  subjectColumn(points.map(({ one }) => one.subject)),
  doseColumn(points.map(({ one }) => one.dose)),
  numberColumn(
    "time_after_dose",
    points.map(({ time }) => fromBaseUnits(time, units.time)),
    { unit: units.time, description: "Time after the dose" },
  ),
  numberColumn(
    "concentration",
    points.map(({ concentration }) => fromBaseUnits(concentration, units.concentration)),
    { unit: units.concentration, description: "Concentration, by the rule for values below the limit" },
  ),
];

/** The measured points of a profile; `fitted` is NaN where a point did not enter λz. */
function pointsOf(one: Analysed): readonly Point[] {
  const { measured, slope } = one.analysis.prepared;
  const points = new Set("why" in slope ? [] : slope.points);
  return measured.times.map((time, k) => {
    const used = !("why" in slope) && points.has(k);
    return {
      one,
      time,
      concentration: measured.concentrations[k]!,
      fitted: used ? Math.exp(slope.intercept - slope.rate * time) : Number.NaN,
    };
  });
}

function slopeTable(analysed: readonly Analysed[], units: OutputUnits): Table {
  const points = analysed.flatMap(pointsOf).filter(({ fitted }) => !Number.isNaN(fitted));
  return table([
    ...pointColumns(points, units),
    numberColumn(
      "fitted",
      points.map(({ fitted }) => fromBaseUnits(fitted, units.concentration)),
      { unit: units.concentration, description: "Concentration on the terminal line" },
    ),
  ]);
}

function pointTable(analysed: readonly Analysed[], units: OutputUnits): Table {
  return table(pointColumns(analysed.flatMap(pointsOf), units));
}
