import { nearest } from "../source/index.ts";
import { dimensionOf, sameDimension } from "../units/index.ts";
import { type CsvHead, readHead } from "./csv-header.ts";
import { csvFindings, type Finding, type Findings } from "./csv-issues.ts";
import type { CsvCells } from "./csv-text.ts";

/** A column that a CSV file should have. */
export interface ExpectedColumn {
  readonly name: string;
  readonly kind: "number" | "text";
  /** A unit text that measures what the column must measure: "ng/mL". Left out: any unit. */
  readonly like?: string;
  /** Whether the file must have it; it need not when left out. */
  readonly required?: boolean;
}

/** A column as its head describes it. */
export interface CsvColumn {
  readonly index: number;
  readonly name: string;
  readonly unit: string;
  /** Undefined: the cells decide. */
  readonly kind: "number" | "text" | undefined;
}

/** The columns of a file by its first row, with every problem of their names and units reported. */
export function readHeads(
  cells: CsvCells,
  expected: readonly ExpectedColumn[],
  findings: Findings,
): CsvColumn[] {
  const heads = cells.texts.slice(0, cells.rowStarts[1]);
  const seen = new Set<string>();
  const columns = heads.map((text, index) => {
    const at = cells.offsets[index]!;
    const column = readColumn(text, index, expected, (finding) => findings.add(finding, at));
    if (text === "") findings.add(csvFindings.unnamed(index), at);
    else if (seen.has(column.name)) findings.add(csvFindings.twice(column.name), at);
    seen.add(column.name);
    return column;
  });
  for (const wanted of expected) {
    if (wanted.required && !seen.has(wanted.name)) reportMissing(wanted, columns, expected, cells, findings);
  }
  return columns;
}

function readColumn(
  text: string,
  index: number,
  expected: readonly ExpectedColumn[],
  report: (finding: Finding) => void,
): CsvColumn {
  const literal = expected.find(({ name }) => name === text);
  const head: CsvHead = literal ? { name: text, round: false } : readHead(text);
  const wanted = literal ?? expected.find(({ name }) => name === head.name);
  if (head.problem && head.round && !wanted) {
    report(csvFindings.notUnit(text, head.problem));
    return { index, name: text, unit: "", kind: undefined };
  }
  const { name, unit = "" } = head;
  if (wanted?.kind === "text") {
    if (unit !== "") report(csvFindings.unitOnText(name, unit));
    return { index, name, unit: "", kind: "text" };
  }
  if (head.problem) report(csvFindings.unknownUnit(name, head.problem));
  else if (wanted?.like !== undefined) checkDimension(name, unit, wanted.like, report);
  return {
    index,
    name,
    unit: head.problem ? "" : unit,
    kind: wanted?.kind ?? (unit === "" ? undefined : "number"),
  };
}

function checkDimension(name: string, unit: string, like: string, report: (finding: Finding) => void): void {
  if (measuresLike(unit, like)) return;
  report(unit === "" ? csvFindings.noUnit(name, like) : csvFindings.wrongDimension(name, unit, like));
}

function reportMissing(
  wanted: ExpectedColumn,
  columns: readonly CsvColumn[],
  expected: readonly ExpectedColumn[],
  cells: CsvCells,
  findings: Findings,
): void {
  const names = columns.map(({ name }) => name);
  const spare = names.filter((name) => !expected.some((other) => other.name === name));
  const near = columns.find(({ name }) => name === nearest(wanted.name, spare));
  const unit = near && measuresLike(near.unit, wanted.like) ? near.unit : wanted.like;
  findings.add(
    csvFindings.missingColumn(wanted.name, unit, names, near?.name),
    cells.offsets[near?.index ?? 0]!,
  );
}

const measuresLike = (unit: string, like: string | undefined): boolean =>
  like === undefined || sameDimension(dimensionOf(unit), dimensionOf(like));
