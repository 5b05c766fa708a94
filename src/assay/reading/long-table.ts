import { hasErrors, type Issue, type Place, type SourceFile } from "../../source/index.ts";
import { column, groupRows, numbers, readCsv, type Table, withColumns } from "../../table/index.ts";
import { describeDimension, dimensionOf, isProblem, readUnit, sameDimension } from "../../units/index.ts";

/** Which column holds something; with a unit where its head names none. */
export type ColumnChoice = string | { readonly column: string; readonly unit: string };

/** Which column holds what in a table with one response per row. */
export interface LongColumns {
  readonly dose: ColumnChoice;
  readonly response: ColumnChoice;
  /** Columns whose values together name a curve; none: one curve. */
  readonly curve: readonly string[];
  /** Subjects per row, of whom `response` responded. */
  readonly total?: string;
  /** Weights of the squared residuals. */
  readonly weight?: string;
}

/** Responses of one curve; null is missing. Plain data. */
export type CurveRecord = {
  readonly name: string;
  /** The values of the columns that name the curve, in their order. */
  readonly key: readonly string[];
  readonly doses: readonly (number | null)[];
  readonly responses: readonly (number | null)[];
  readonly totals: readonly (number | null)[] | null;
  readonly weights: readonly (number | null)[] | null;
};

/** What a table gives. */
export interface LongData {
  readonly curves: readonly CurveRecord[];
  readonly doseUnit: string;
  /** "" or "%" for shares; any other for a signal. */
  readonly responseUnit: string;
}

const nameOf = (choice: ColumnChoice): string => (typeof choice === "string" ? choice : choice.column);

/** Units that a dose may have. */
const doseUnits = ["nM", "ng/mL", "mg/m2", "mg/kg", "mg", ""];

/**
 * Reads a table with one response per row. Dose and response are numbers; empty cells are missing; a negative dose is reported with
 * its line. Doses that are missing leave their row out.
 * @param place where an option stands in the study file, for units that it names.
 */
export function readLongTable(
  source: SourceFile,
  columns: LongColumns,
  place: (...path: readonly (string | number)[]) => Place,
): { readonly data?: LongData; readonly issues: readonly Issue[] } {
  const reading = readCsv(source, { columns: expectedColumns(columns) });
  if (!reading.table) return { issues: reading.issues };
  const named = namedUnits(reading.table, columns, place);
  const issues = [...reading.issues, ...named.issues];
  const doseUnit = column(named.table, nameOf(columns.dose)).unit;
  issues.push(...doseIssues(named.table, columns, doseUnit, source));
  if (hasErrors(issues)) return { issues };
  const responseUnit = column(named.table, nameOf(columns.response)).unit;
  return { data: { curves: curvesOf(named.table, columns), doseUnit, responseUnit }, issues };
}

function expectedColumns({ dose, response, curve, total, weight }: LongColumns) {
  const number = (name: string) => ({ name, kind: "number" as const, required: true });
  return [
    number(nameOf(dose)),
    number(nameOf(response)),
    ...[total, weight].flatMap((name) => (name === undefined ? [] : [number(name)])),
    ...curve.map((name) => ({ name, kind: "text" as const, required: true })),
  ];
}

function namedUnits(read: Table, columns: LongColumns, place: (...path: readonly string[]) => Place) {
  const issues: Issue[] = [];
  const changed = (["dose", "response"] as const).flatMap((role) => {
    const choice = columns[role];
    if (typeof choice === "string") return [];
    const unit = readUnit(choice.unit);
    if (!isProblem(unit)) return [{ ...column(read, choice.column), unit: unit.text }];
    issues.push({
      code: "assay.unit",
      severity: "error",
      where: place("columns", role, "unit"),
      found: unit.problem,
      needed: unit.needed,
      ...(unit.write ? { write: unit.write } : {}),
    });
    return [];
  });
  return { table: withColumns(read, changed), issues };
}

function doseIssues(
  read: Table,
  { dose }: LongColumns,
  unit: string,
  { path }: SourceFile,
): readonly Issue[] {
  const name = nameOf(dose);
  if (!doseUnits.some((like) => sameDimension(dimensionOf(unit), dimensionOf(like)))) {
    return [
      {
        code: "assay.dose-unit",
        severity: "error",
        where: { file: path, line: 1, path: name },
        found: `column "${name}" is in ${unit}, ${describeDimension(dimensionOf(unit))}`,
        needed: "an amount or a mass per volume, such as nM or ng/mL, or a dose by body weight or surface",
        write: `"${name} [nM]" as its head`,
      },
    ];
  }
  const negative = numbers(read, name).findIndex((value) => value < 0);
  if (negative < 0) return [];
  return [
    {
      code: "assay.negative-dose",
      severity: "error",
      where: { file: path, line: negative + 2, path: name },
      found: `the dose is ${numbers(read, name)[negative]}`,
      needed: "doses of 0 or above, not their logarithms",
    },
  ];
}

function curvesOf(read: Table, columns: LongColumns): readonly CurveRecord[] {
  const [doses, responses] = [numbers(read, nameOf(columns.dose)), numbers(read, nameOf(columns.response))];
  const optional = (name: string | undefined) => (name === undefined ? undefined : numbers(read, name));
  const [totals, weights] = [optional(columns.total), optional(columns.weight)];
  return groupRows(read, columns.curve).map(({ key, rows }) => {
    const pick = (values: Float64Array) => Array.from(rows, (row) => orNull(values[row]!));
    const shares = totals ? responses.map((value, row) => value / totals[row]!) : responses;
    const values = columns.curve.map((name) => String(key[name]));
    return {
      name: values.join(", ") || "all",
      key: values,
      doses: pick(doses),
      responses: pick(shares),
      totals: totals ? pick(totals) : null,
      weights: weights ? pick(weights) : null,
    };
  });
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
