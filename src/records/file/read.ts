import type { Model } from "../../model/index.ts";
import { hasErrors, type Issue, type SourceFile } from "../../source/index.ts";
import { readCells, type TextCell } from "../../table/index.ts";
import { inBaseUnits } from "../../units/index.ts";
import type { Between, CovariateCourse, SubjectRecord } from "../types.ts";
import { findColumns, type InputColumn, numberIn } from "./columns.ts";
import type { FileSubject, Occasion, RecordFormat } from "./format.ts";
import { reportOn } from "./report.ts";
import { evidOf, type Reading, type Row, recordOf, rowOf } from "./row.ts";

/** What a file holds, unless an issue is an error. */
export interface RecordsReading {
  readonly subjects?: readonly FileSubject[];
  /** Unit of the observed values; the empty text where there are none. */
  readonly observedUnit?: string;
  readonly issues: readonly Issue[];
}

/**
 * The subjects of a CSV file in NONMEM's format: one row per record, columns ID, TIME, AMT, EVID, CMT, RATE, II, ADDL,
 * SS, DV, MDV in any order and case, and columns named as parameters or covariates of the model. "." is a missing value;
 * rows that begin with "#", or whose first cell is "C", are comments. Everything that is wrong is reported at once, with
 * line and column; never throws, whatever the text.
 */
export function readRecords(source: SourceFile, model: Model, format: RecordFormat): RecordsReading {
  const { rows, decimal, issues } = readCells(source);
  const report = reportOn(source.path);
  report.issues.push(...issues);
  const [head, ...body] = rows.filter(([first]) => !first?.text.startsWith("#"));
  if (!head || body.length === 0) {
    report.cell(
      "empty",
      head?.[0],
      "the file has no rows under a head",
      "a head such as ID,TIME,AMT,EVID,DV and rows",
    );
    return { issues: report.inOrder() };
  }
  const columns = findColumns(head, model, format, decimal, report);
  if (hasErrors(report.issues)) return { issues: report.inOrder() };
  const reading: Reading = { model, format, columns, report };
  const data = body.filter((cells) => !isComment(cells));
  for (const cells of data) checkWidth(cells, head.length, reading);
  const read = data.map((cells) => {
    const row = rowOf(cells, reading);
    return { row, record: recordOf(row, reading), values: valuesOf(row, reading) };
  });
  const subjects = bySubject(read, reading);
  const sorted = report.inOrder();
  return hasErrors(sorted)
    ? { issues: sorted }
    : { subjects, observedUnit: columns.observedUnit, issues: sorted };
}

const isComment = ([first]: readonly TextCell[]): boolean => /^c(\s.*)?$/i.test(first?.text ?? "");

function checkWidth(cells: readonly TextCell[], width: number, { report }: Reading): void {
  if (cells.length !== width)
    report.cell(
      "width",
      cells[0],
      `a row of ${cells.length} cells`,
      `${width}, as in the head; "." for none`,
      ".",
    );
}

/** A row as it was read. */
interface ReadRow {
  readonly row: Row;
  readonly record: SubjectRecord | undefined;
  /** Values of the columns that the model reads, in base units. */
  readonly values: readonly number[];
}

const valuesOf = ({ cells }: Row, { columns, report }: Reading): number[] =>
  columns.inputs.map(({ name, index, factor }) => numberIn(cells[index], name, columns, report) * factor);

function bySubject(read: readonly ReadRow[], reading: Reading): FileSubject[] {
  const groups: { id: string; rows: ReadRow[] }[] = [];
  for (const one of read) {
    const last = groups.at(-1);
    if (last?.id === one.row.id) last.rows.push(one);
    else {
      if (groups.some(({ id }) => id === one.row.id)) {
        const found = `rows of subject ${one.row.id} stand apart`;
        reading.report.cell("scattered", one.row.cells[0], found, "all rows of a subject together");
      }
      groups.push({ id: one.row.id, rows: [one] });
    }
  }
  return groups.map(({ id, rows }) => ({ id, occasions: occasionsOf(rows, reading) }));
}

/** Parts the rows where time starts again; reports times that descend without a reset. */
function occasionsOf(rows: readonly ReadRow[], reading: Reading): Occasion[] {
  const parts: ReadRow[][] = [];
  rows.forEach((one, k) => {
    const before = rows[k - 1];
    const again = before !== undefined && one.row.timeH < before.row.timeH && one.row.timeH >= 0;
    const resets = [3, 4].includes(evidOf(one.row, reading));
    if (again && !resets) {
      const at = one.row.cells[reading.columns.index.TIME ?? 0];
      const found = `TIME goes back to ${at?.text}`;
      reading.report.cell(
        "order",
        at,
        found,
        "times that ascend within a subject; EVID 3 or 4 where time starts again",
      );
    }
    if (!before || (again && resets)) parts.push([one]);
    else parts.at(-1)!.push(one);
  });
  return parts.map((part) => occasionOf(part, reading));
}

function occasionOf(part: readonly ReadRow[], reading: Reading): Occasion {
  const { model, columns, format } = reading;
  const whole = part.flatMap((one) => (one.record ? [{ ...one, record: one.record }] : []));
  const typical = [...model.parameters, ...model.covariates].map(({ quantity }) => inBaseUnits(quantity));
  return {
    inputs: Float64Array.from(typical),
    records: whole.map(({ record }) => record),
    covariates: columns.inputs.map((column, k) =>
      courseOf(
        column,
        whole.map(({ values }) => values[k]!),
        format,
      ),
    ),
    rows: whole.map(({ row }) => ({
      line: row.cells[0]?.line ?? 0,
      evid: evidOf(row, reading),
      compartment: Number.isNaN(row.value.CMT) ? 0 : row.value.CMT,
      observed: row.value.MDV === 1 ? Number.NaN : evidOf(row, reading) === 0 ? row.value.DV : Number.NaN,
    })),
  };
}

function courseOf(
  { name, input }: InputColumn,
  values: readonly number[],
  format: RecordFormat,
): CovariateCourse {
  const named = Object.entries(format.between).find(([one]) => one.toUpperCase() === name.toUpperCase());
  const between: Between = named?.[1] ?? format.otherwise;
  return { input, between, values: Float64Array.from(values) };
}
