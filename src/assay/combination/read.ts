import type { Issue, SourceFile } from "../../source/index.ts";
import { hasErrors } from "../../source/index.ts";
import { column, hasColumn, numbers, readCsv, type Table, texts } from "../../table/index.ts";
import { dimensionOf, inBaseUnits, isProblem, readUnit, sameDimension } from "../../units/index.ts";
import { cellsOf } from "./cells.ts";
import { withoutCopies } from "./copies.ts";
import type { ColumnOption, CombinationOptions } from "./options.ts";
import { matrixAsLong } from "./read-matrix.ts";
import { raysAsLong } from "./read-rays.ts";
import type { DrugSpec, WellsSpec } from "./spec.ts";
import type { Wells } from "./types.ts";

/** Where an option stands in the study file. */
export type Where = (...path: readonly (string | number)[]) => Issue["where"];

/** The wells of a file. */
export interface ReadCombination {
  readonly drugs: readonly [DrugSpec, DrugSpec];
  readonly wells: WellsSpec;
  readonly notes: readonly string[];
}

/** What the reader needs of the options. */
export type ReadOptions = Pick<
  CombinationOptions,
  "columns" | "response" | "normalise" | "drugs" | "layout" | "ratio"
>;

const nameOf = (option: ColumnOption): string => (typeof option === "string" ? option : option.column);

/**
 * Reads the wells of a combination from a long table or, with `layout: matrix`, from dose matrices ({@link matrixAsLong}), whose blocks are
 * the plates.
 * @param place where the options stand, for issues about them.
 */
export function readCombination(
  source: SourceFile,
  options: ReadOptions,
  place: Where,
): { readonly read?: ReadCombination; readonly issues: readonly Issue[] } {
  if (options.layout === "rays") return readRays(source, options, place);
  if (options.layout !== "matrix") return readLong(source, options, place);
  const { drug1, drug2, response = options.response } = options.columns;
  const names = { drug1: nameOf(drug1), drug2: nameOf(drug2), response: nameOf(response), plate: "block" };
  const { long, nBlocks, issues } = matrixAsLong(source, names);
  if (!long) return { issues };
  const columns = { drug1, drug2, response, ...(nBlocks > 1 ? { plate: names.plate } : {}) };
  const reading = readLong(long, { ...options, columns }, place);
  return { ...reading, issues: [...issues, ...reading.issues] };
}

/** Rays of total doses, as {@link raysAsLong} writes them out. */
function readRays(
  source: SourceFile,
  options: ReadOptions,
  place: Where,
): { readonly read?: ReadCombination; readonly issues: readonly Issue[] } {
  const {
    drug1,
    drug2,
    response = options.response,
    series = "series",
    dose = "dose",
    plate,
  } = options.columns;
  const names = {
    drug1: nameOf(drug1),
    drug2: nameOf(drug2),
    response: nameOf(response),
    series,
    dose: nameOf(dose),
    ...(typeof dose === "string" ? {} : { doseUnit: dose.unit }),
    ...(plate === undefined ? {} : { plate }),
  };
  const { long, issues } = raysAsLong(source, names, options.ratio);
  if (!long) return { issues };
  const reading = readLong(long, options, place);
  return { ...reading, issues: [...issues, ...reading.issues] };
}

/**
 * Reads the wells of a combination from a long table: one row per well, two dose columns with units, one response column, perhaps one
 * that tells plates or replicates apart. The response is a share or carries the unit %; dose 0 is "not given".
 */
function readLong(
  source: SourceFile,
  options: ReadOptions,
  place: Where,
): { readonly read?: ReadCombination; readonly issues: readonly Issue[] } {
  const { columns } = options;
  const response = nameOf(columns.response ?? options.response);
  const expected = [
    { name: nameOf(columns.drug1), kind: "number" as const, required: true },
    { name: nameOf(columns.drug2), kind: "number" as const, required: true },
    { name: response, kind: "number" as const, required: true },
    ...(columns.plate === undefined ? [] : [{ name: columns.plate, kind: "text" as const, required: true }]),
  ];
  const reading = readCsv(source, { columns: expected });
  if (!reading.table) return { issues: reading.issues };
  const issues = [...reading.issues];
  const units = (["drug1", "drug2"] as const).map((role) =>
    doseUnit(reading.table!, columns[role], role, source, place, issues),
  );
  const factor = responseFactor(reading.table, columns.response ?? response, source, issues);
  checkDoses(reading.table, [nameOf(columns.drug1), nameOf(columns.drug2)], source, issues);
  if (hasErrors(issues)) return { issues };
  const raw = rawWells(reading.table, options, response, factor);
  const scaled = options.normalise === "control" ? byControl(raw, source, issues) : raw;
  checkScale(scaled, source, response, issues);
  if (hasErrors(issues)) return { issues };
  const names = options.drugs ?? [nameOf(columns.drug1), nameOf(columns.drug2)];
  const drugs = [0, 1].map((k) => ({ name: names[k]!, unit: units[k]! }));
  return { read: { drugs: [drugs[0]!, drugs[1]!], ...asSpec(scaled) }, issues };
}

function asSpec(all: Wells): Pick<ReadCombination, "wells" | "notes"> {
  const { wells, nRemoved } = withoutCopies(all);
  const nMissing = all.viability.reduce((n, y) => n + Number(Number.isNaN(y)), 0);
  const notes = [
    ...(nRemoved > 0
      ? [`${nRemoved} wells repeat another one to the last digit and count once: copies are no replicates`]
      : []),
    ...(nMissing > 0 ? [`${nMissing} wells without a response are left out`] : []),
  ];
  return {
    wells: {
      doses1: [...wells.doses1],
      doses2: [...wells.doses2],
      viability: Array.from(wells.viability, (y) => (Number.isNaN(y) ? null : y)),
      plates: [...wells.plates],
      nPlates: wells.nPlates,
    },
    notes,
  };
}

/** The unit of a dose column: what the options say, or its head. */
function doseUnit(
  table: Table,
  option: ColumnOption,
  role: "drug1" | "drug2",
  { path }: SourceFile,
  place: Where,
  issues: Issue[],
): string {
  const name = nameOf(option);
  const text = typeof option === "string" ? column(table, name).unit : option.unit;
  const unit = readUnit(text);
  const like = ["nM", "ng/mL"];
  const fits =
    !isProblem(unit) && like.some((example) => sameDimension(unit.dimension, dimensionOf(example)));
  if (!fits) {
    issues.push({
      code: "combination.dose-unit",
      severity: "error",
      where:
        typeof option === "string" ? { file: path, line: 1, path: name } : place("columns", role, "unit"),
      found: text === "" ? `column "${name}" has no unit` : `"${text}" is no unit of a concentration`,
      needed: "a unit such as nM or ng/mL",
      write: `"${name} [nM]" as its head, or columns: { ${role}: { column: ${name}, unit: nM } }`,
    });
  }
  return text;
}

/** What makes a share of the response column: 1 for a bare number, 0.01 for %. */
function responseFactor(table: Table, option: ColumnOption, { path }: SourceFile, issues: Issue[]): number {
  const name = nameOf(option);
  const text = typeof option === "string" ? column(table, name).unit : option.unit;
  const unit = readUnit(text === "" ? "1" : text);
  if (text === "") return 1;
  if (!isProblem(unit) && sameDimension(unit.dimension, dimensionOf("%")))
    return inBaseUnits({ value: 1, unit: text });
  issues.push({
    code: "combination.response-unit",
    severity: "error",
    where: { file: path, line: 1, path: name },
    found: `column "${name}" is in ${text}`,
    needed: "a share of the control: a bare number or %",
    write: `"${name} [%]" as its head`,
  });
  return Number.NaN;
}

function checkDoses(table: Table, names: readonly string[], { path }: SourceFile, issues: Issue[]): void {
  for (const name of names) {
    const values = numbers(table, name);
    const row = values.findIndex((dose) => !(dose >= 0));
    if (row < 0) continue;
    issues.push({
      code: "combination.dose",
      severity: "error",
      where: { file: path, line: row + 2, path: name },
      found: Number.isNaN(values[row]!) ? "a well without a dose" : `a dose of ${values[row]}`,
      needed: "a dose of 0 (not given) or above in every row",
      write: "0",
    });
  }
}

function rawWells(
  table: Table,
  { columns, response: kind }: ReadOptions,
  response: string,
  factor: number,
): Wells {
  const measured = numbers(table, response);
  const plates =
    columns.plate !== undefined && hasColumn(table, columns.plate) ? texts(table, columns.plate) : undefined;
  const known = [...new Set(plates ?? ["one"])];
  return {
    doses1: numbers(table, nameOf(columns.drug1)),
    doses2: numbers(table, nameOf(columns.drug2)),
    viability: measured.map((y) => (kind === "inhibition" ? 1 - y * factor : y * factor)),
    plates: Uint32Array.from(measured, (_, row) => known.indexOf(plates?.[row] ?? "one")),
    nPlates: known.length,
  };
}

/** Every plate over the mean of its wells without drug. */
function byControl(wells: Wells, { path }: SourceFile, issues: Issue[]): Wells {
  const means = Array.from({ length: wells.nPlates }, (_, plate) => {
    const controls = Array.from(wells.viability).filter(
      (y, i) =>
        wells.plates[i] === plate && wells.doses1[i] === 0 && wells.doses2[i] === 0 && Number.isFinite(y),
    );
    return controls.reduce((sum, y) => sum + y, 0) / controls.length;
  });
  const without = means.findIndex((mean) => !(mean > 0));
  if (without >= 0) {
    issues.push({
      code: "combination.no-control",
      severity: "error",
      where: { file: path, line: 1 },
      found: `plate ${without + 1} of ${means.length} has no well without drug to divide by`,
      needed: "wells with dose 0 of both drugs on every plate",
      write: "normalise: none, if the responses are shares of the control already",
    });
  }
  return { ...wells, viability: wells.viability.map((y, i) => y / means[wells.plates[i]!]!) };
}

/** Shares lie around 0 to 1; something like 100 or 13,000 without drug is a percentage or a signal. */
function checkScale(wells: Wells, { path }: SourceFile, name: string, issues: Issue[]): void {
  const control = cellsOf(wells).find(({ dose1, dose2 }) => dose1 === 0 && dose2 === 0)?.mean;
  if (wells.viability.every(Number.isNaN)) return;
  const largest = wells.viability.reduce((max, y) => (Math.abs(y) > max ? Math.abs(y) : max), 0);
  const typical = control ?? largest;
  if (typical > 0.2 && typical < 3 && largest < 20) return;
  issues.push({
    code: "combination.scale",
    severity: "error",
    where: { file: path, line: 1, path: name },
    found: `the viability without drug comes out as ${typical.toPrecision(3)}, which is no share of a control`,
    needed: "responses as shares, in %, or raw signals to be divided by the controls",
    write: `"${name} [%]" as the head, or normalise: control; and response: viability or inhibition as it is`,
  });
}
