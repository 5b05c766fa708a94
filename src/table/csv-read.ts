import { hasErrors, type Issue, type SourceFile } from "../source/index.ts";
import { numberColumn, table, textColumn } from "./build.ts";
import { type CsvColumn, type ExpectedColumn, readHeads } from "./csv-columns.ts";
import { readHead } from "./csv-header.ts";
import { csvFindings, type Findings, findingsIn } from "./csv-issues.ts";
import { type NumberForm, numberForm, numberOf } from "./csv-number.ts";
import { type CsvCells, detectSeparator, type Separator, splitCells } from "./csv-text.ts";
import type { Column, Table } from "./table.ts";

/** What a CSV file should hold. Columns not named here may be there; they are read as what they look like. */
export interface ExpectedTable {
  readonly columns: readonly ExpectedColumn[];
}

/** A table read from a file, unless an issue is an error. */
export interface CsvReading {
  readonly table?: Table;
  readonly issues: readonly Issue[];
}

/**
 * Reads a table from CSV: cells between commas, semicolons or tabs; heads "name [unit]" or "name (unit)". A column that
 * nobody expects holds numbers when it has a unit or all its cells are numbers. Empty, NA, NaN, N/A and "." are missing
 * numbers. Where semicolons or tabs part the cells, decimal commas are read if they can be nothing else.
 * Reports every problem with its line and column; never throws, whatever the text.
 * @throws RangeError when `like` of an expected column is not a unit.
 */
export function readCsv(source: SourceFile, expected: ExpectedTable = { columns: [] }): CsvReading {
  const findings = findingsIn(source);
  const columns = readAll(source.text, expected.columns, findings);
  const issues = findings.issues();
  return hasErrors(issues) ? { issues } : { table: table(columns), issues };
}

/** The names of a CSV text's columns, whatever is wrong with the rest of it. */
export function csvNames({ text }: SourceFile): readonly string[] {
  const { texts, rowStarts } = splitCells(text, detectSeparator(text));
  return texts.slice(0, rowStarts[1] ?? 0).map((head) => readHead(head).name);
}

function readAll(text: string, expected: readonly ExpectedColumn[], findings: Findings): Column[] {
  const separator = detectSeparator(text);
  const cells = splitCells(text, separator);
  for (const fault of cells.faults) findings.add(csvFindings.quote(fault), fault.offset);
  const nRows = cells.rowStarts.length - 2;
  if (nRows < 0) {
    findings.add(csvFindings.noHead(expected.map(({ name }) => name)));
    return [];
  }
  const heads = readHeads(cells, expected, findings);
  if (nRows === 0) findings.add(csvFindings.noRows(), cells.offsets[0]);
  checkWidths(cells, separator, findings);
  return readColumns(cells, heads, separator, findings);
}

function checkWidths({ rowStarts, offsets }: CsvCells, separator: Separator, findings: Findings): void {
  const width = rowStarts[1]!;
  for (let row = 1; row < rowStarts.length - 1; row++) {
    const start = rowStarts[row]!;
    const found = rowStarts[row + 1]! - start;
    if (found === width) continue;
    const at = offsets[found > width ? start + width : start]!;
    findings.addOneOfMany("width", csvFindings.width(found, width, separator), at);
  }
}

type FormCounts = Record<NumberForm, number>;

/** A column with what its cells look like as numbers. */
interface Candidate {
  readonly column: CsvColumn;
  readonly forms: FormCounts;
  readonly isNumber: boolean;
}

function readColumns(
  cells: CsvCells,
  columns: readonly CsvColumn[],
  separator: Separator,
  findings: Findings,
): Column[] {
  const candidates = columns.map((column): Candidate => {
    const forms = countForms(cells, column);
    const strange = forms.none + (separator === "," ? forms.comma + forms["comma or thousands"] : 0);
    const isNumber = column.kind === undefined ? strange === 0 : column.kind === "number";
    return { column, forms, isNumber };
  });
  const notation = notationOf(candidates, separator);
  return candidates.map((candidate) => {
    if (candidate.isNumber) return readNumbers(cells, candidate.column, notation, findings);
    if (candidate.column.kind === undefined) warnWhenMixed(cells, candidate, findings);
    return readTexts(cells, candidate.column);
  });
}

/** Visits the cell of each row after the head; a row too short has none. */
function eachCell(
  { rowStarts, texts }: CsvCells,
  { index }: CsvColumn,
  visit: (cell: string, row: number, at: number) => void,
): void {
  for (let row = 1; row < rowStarts.length - 1; row++) {
    const at = rowStarts[row]! + index;
    if (at < rowStarts[row + 1]!) visit(texts[at]!, row - 1, at);
  }
}

function countForms(cells: CsvCells, column: CsvColumn): FormCounts {
  const forms = { missing: 0, whole: 0, point: 0, comma: 0, "comma or thousands": 0, infinite: 0, none: 0 };
  eachCell(cells, column, (cell) => {
    forms[numberForm(cell)] += 1;
  });
  return forms;
}

type Notation = "point" | "comma" | "ambiguous";

/** How the file writes numbers. A point anywhere settles it; so does a comma that cannot be between thousands. */
function notationOf(candidates: readonly Candidate[], separator: Separator): Notation {
  const total = (form: NumberForm): number =>
    candidates.reduce((sum, { forms, isNumber }) => sum + (isNumber ? forms[form] : 0), 0);
  if (separator === "," || total("point") > 0) return "point";
  if (total("comma") > 0) return "comma";
  return total("comma or thousands") > 0 ? "ambiguous" : "point";
}

function readNumbers(cells: CsvCells, column: CsvColumn, notation: Notation, findings: Findings): Column {
  const values = new Float64Array(Math.max(0, cells.rowStarts.length - 2)).fill(Number.NaN);
  eachCell(cells, column, (cell, row, at) => {
    const form = numberForm(cell);
    const finding = findingOf(cell, form, column.name, notation);
    if (finding) findings.addOneOfMany(`${finding.code} ${column.name}`, finding, cells.offsets[at]!);
    if (form !== "none") values[row] = numberOf(cell, form);
  });
  return numberColumn(column.name, values, { unit: column.unit });
}

function findingOf(cell: string, form: NumberForm, name: string, notation: Notation) {
  if (form === "none") return csvFindings.notNumber(cell, name);
  if (form === "infinite") return csvFindings.infinite(cell, name);
  if (form !== "comma" && form !== "comma or thousands") return undefined;
  if (notation === "point") return csvFindings.decimalComma(cell, name);
  return notation === "ambiguous" ? csvFindings.ambiguousComma(cell, name) : undefined;
}

function warnWhenMixed(cells: CsvCells, { column, forms }: Candidate, findings: Findings): void {
  const nNumbers = forms.whole + forms.point;
  const nCells = nNumbers + forms.none + forms.infinite + forms.comma + forms["comma or thousands"];
  if (nNumbers <= nCells / 2) return;
  let first: { cell: string; at: number } | undefined;
  eachCell(cells, column, (cell, _, at) => {
    if (first === undefined && !["whole", "point", "missing"].includes(numberForm(cell)))
      first = { cell, at };
  });
  if (first) {
    findings.add(csvFindings.mixed(first.cell, column.name, nNumbers, nCells), cells.offsets[first.at]);
  }
}

function readTexts(cells: CsvCells, column: CsvColumn): Column {
  const values = new Array<string>(Math.max(0, cells.rowStarts.length - 2)).fill("");
  eachCell(cells, column, (cell, row) => {
    values[row] = cell;
  });
  return textColumn(column.name, values);
}
