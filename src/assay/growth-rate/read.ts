import { hasErrors, type Issue, type Place, type SourceFile } from "../../source/index.ts";
import { column, hasColumn, numbers, readCsv, type Table, texts } from "../../table/index.ts";
import { dimensionOf, inBaseUnits, sameDimension } from "../../units/index.ts";
import { growthRateFromDoubling, growthRateValue, middleMean } from "../dose-response/growth-rate.ts";
import type { GrowthRateOptions } from "./options.ts";

/** The growth-rate values of one cell line, treatment and time. Plain data. */
export type GrowthCurve = {
  readonly name: string;
  readonly line: string;
  readonly treatment: string;
  readonly time: number | null;
  readonly doses: readonly number[];
  readonly values: readonly number[];
};

/** What a file gives, and how its controls were found. */
export type GrowthData = {
  readonly curves: readonly GrowthCurve[];
  readonly doseUnit: string;
  readonly controls: "columns" | "rows" | "doubling time";
};

interface Named {
  readonly dose: string;
  readonly doseUnit: string | undefined;
  readonly count: string;
  readonly control: string;
  readonly start: string;
  readonly time: string;
  readonly line: readonly string[];
  readonly treatment: readonly string[];
}

const list = (names: string | readonly string[]): readonly string[] =>
  typeof names === "string" ? [names] : names;

function namesOf({ columns = {} }: GrowthRateOptions): Named {
  const { dose = "concentration", line = "cell_line", treatment = "treatment" } = columns;
  return {
    dose: typeof dose === "string" ? dose : dose.column,
    doseUnit: typeof dose === "string" ? undefined : dose.unit,
    count: columns.count ?? "cell_count",
    control: columns.control ?? "cell_count__ctrl",
    start: columns.start ?? "cell_count__time0",
    time: columns.time ?? "time",
    line: list(line),
    treatment: list(treatment),
  };
}

/**
 * GR values from counts. Controls come from columns (`cell_count__ctrl`, `cell_count__time0`); without them from rows: time 0 is the
 * start, dose 0 the untreated wells of the same line and time, both as means of their middle half; without counts at the start
 * from the doubling time.
 */
export function readGrowth(
  source: SourceFile,
  options: GrowthRateOptions,
  place: (...path: readonly string[]) => Place,
): { readonly data?: GrowthData; readonly issues: readonly Issue[] } {
  const names = namesOf(options);
  const number = (name: string, required: boolean) => ({ name, kind: "number" as const, required });
  const reading = readCsv(source, {
    columns: [
      number(names.dose, true),
      number(names.count, true),
      number(names.control, options.columns?.control !== undefined),
      number(names.start, options.columns?.start !== undefined),
      number(names.time, options.columns?.time !== undefined),
      ...[...names.line, ...names.treatment].map((name) => ({
        name,
        kind: "text" as const,
        required: false,
      })),
    ],
  });
  if (!reading.table) return { issues: reading.issues };
  const read = reading.table;
  const issues: Issue[] = [...reading.issues, ...doseUnitIssues(read, names, source)];
  const controls = controlsOf(read, names, options, place, issues);
  if (!controls || hasErrors(issues)) return { issues };
  const curves = curvesOf(read, names, controls.of);
  if (curves.length === 0)
    issues.push({
      code: "growth-rate.no-rows",
      severity: "error",
      where: { file: source.path, line: 1 },
      found: "no row has a dose above 0, a count and controls to compare it with",
      needed: "treated wells, untreated ones and counts at the start of the same cell line",
    });
  if (hasErrors(issues)) return { issues };
  const doseUnit = names.doseUnit ?? column(read, names.dose).unit;
  return { data: { curves, doseUnit, controls: controls.from }, issues };
}

function doseUnitIssues(read: Table, { dose, doseUnit }: Named, { path }: SourceFile): readonly Issue[] {
  const unit = doseUnit ?? column(read, dose).unit;
  if (["nM", "ng/mL"].some((like) => unit !== "" && sameDimension(dimensionOf(unit), dimensionOf(like))))
    return [];
  return [
    {
      code: "growth-rate.dose-unit",
      severity: "error",
      where: { file: path, line: 1, path: dose },
      found: unit === "" ? `column "${dose}" has no unit` : `column "${dose}" is in ${unit}`,
      needed: "a unit of concentration",
      write: `columns: { dose: { column: ${dose}, unit: uM } }`,
    },
  ];
}

interface Controls {
  readonly from: GrowthData["controls"];
  /** GR of a row; NaN where a control is missing. */
  readonly of: (row: number) => number;
}

function controlsOf(
  read: Table,
  names: Named,
  options: GrowthRateOptions,
  place: (...path: readonly string[]) => Place,
  issues: Issue[],
): Controls | undefined {
  const count = numbers(read, names.count);
  const own = (name: string) => (hasColumn(read, name) ? numbers(read, name) : undefined);
  const [control, start] = [own(names.control) ?? untreated(read, names), own(names.start)];
  const doubling = options["doubling-time"];
  if (doubling && options.treated) {
    const doublings = inBaseUnits(options.treated) / inBaseUnits(doubling);
    return {
      from: "doubling time",
      of: (row) => growthRateFromDoubling(count[row]!, control[row]!, doublings),
    };
  }
  if (doubling || options.treated) {
    issues.push({
      code: "growth-rate.doubling",
      severity: "error",
      where: place(doubling ? "doubling-time" : "treated"),
      found: doubling
        ? "a doubling time without the length of the treatment"
        : "treated without a doubling time",
      needed: "both, or counts at the start",
      write: doubling ? "treated: 72 h" : "doubling-time: 30 h",
    });
    return undefined;
  }
  const beginning = start ?? atStart(read, names);
  return {
    from: start ? "columns" : "rows",
    of: (row) => growthRateValue(count[row]!, control[row]!, beginning[row]!),
  };
}

const keyOf = (read: Table, names: readonly string[]): ((row: number) => string) => {
  const columns = names.filter((name) => hasColumn(read, name)).map((name) => texts(read, name));
  return (row) => columns.map((values) => values[row]!).join(", ");
};

const timeOf = (read: Table, { time }: Named): ((row: number) => number) => {
  const values = hasColumn(read, time) ? numbers(read, time) : undefined;
  return (row) => values?.[row] ?? Number.NaN;
};

/** Middle means over the rows of a kind, one value for every row by its key. */
function meansBy(
  read: Table,
  names: Named,
  isControl: (row: number) => boolean,
  key: (row: number) => string,
) {
  const count = numbers(read, names.count);
  const groups = new Map<string, number[]>();
  for (let row = 0; row < read.nRows; row++) {
    if (!isControl(row)) continue;
    groups.set(key(row), [...(groups.get(key(row)) ?? []), count[row]!]);
  }
  const means = new Map([...groups].map(([name, values]) => [name, middleMean(values)]));
  return Float64Array.from({ length: read.nRows }, (_, row) => means.get(key(row)) ?? Number.NaN);
}

function untreated(read: Table, names: Named): Float64Array {
  const [line, time, dose] = [keyOf(read, names.line), timeOf(read, names), numbers(read, names.dose)];
  return meansBy(
    read,
    names,
    (row) => dose[row] === 0 && time(row) !== 0,
    (row) => `${line(row)} ${time(row)}`,
  );
}

function atStart(read: Table, names: Named): Float64Array {
  const [line, time] = [keyOf(read, names.line), timeOf(read, names)];
  return meansBy(read, names, (row) => time(row) === 0, line);
}

function curvesOf(read: Table, names: Named, growthOf: (row: number) => number): readonly GrowthCurve[] {
  const [line, treatment, time] = [
    keyOf(read, names.line),
    keyOf(read, names.treatment),
    timeOf(read, names),
  ];
  const dose = numbers(read, names.dose);
  const curves = new Map<string, { row: number; doses: number[]; values: number[] }>();
  for (let row = 0; row < read.nRows; row++) {
    const value = growthOf(row);
    if (!(dose[row]! > 0) || time(row) === 0 || Number.isNaN(value)) continue;
    const at = Number.isNaN(time(row)) ? "" : String(time(row));
    const name = [line(row), treatment(row), at].filter(Boolean).join(", ");
    const own = curves.get(name) ?? { row, doses: [], values: [] };
    curves.set(name, own);
    own.doses.push(dose[row]!);
    own.values.push(value);
  }
  return [...curves].map(([name, { row, doses, values }]) => ({
    name: name || "all",
    line: line(row),
    treatment: treatment(row),
    time: Number.isNaN(time(row)) ? null : time(row),
    doses,
    values,
  }));
}
