import { hasErrors, type Issue, type SourceFile } from "../../source/index.ts";
import {
  type Column,
  hasColumn,
  numberColumn,
  readCsv,
  type Table,
  table,
  textColumn,
  texts,
} from "../../table/index.ts";
import { findPlateBlocks, type PlateBlock, wellName, wellPlace } from "./plate-blocks.ts";

/** What readers write where the signal was too strong. */
const overflow = /^(ovrflw|ovfl|overflow|over|sat|>.*)$/i;

/** Whether a cell says that its signal was beyond the range of the reader. */
export const beyondRange = (text: string): boolean => overflow.test(text.trim());

const missing = new Set(["", "na", "n/a", "nan", "-", "."]);

/**
 * The wells of a plate as a table: well, row and column from 1, whether it lies at the edge, and one column for each block of the
 * file. A block is a number column when every cell is a number, missing or beyond the range of the reader; those beyond it are
 * missing and reported. Decimal commas are read where commas do not part cells.
 * @param names names of the blocks in their order; their titles when left out.
 */
export function readWells(
  source: SourceFile,
  names: readonly string[] = [],
): { readonly table?: Table; readonly issues: readonly Issue[] } {
  const { blocks, issues: found } = findPlateBlocks(source);
  const issues = [...found, ...sizeIssues(blocks, source)];
  const [first] = blocks;
  if (!first || hasErrors(issues)) return { issues };
  const columns = blocks.map((block, k) => {
    const name = names[k] ?? (block.title || `read ${k + 1}`);
    return blockColumn(
      block,
      blocks.findIndex((other) => other.title === block.title) === k ? name : `${name} ${k + 1}`,
      source,
      issues,
    );
  });
  return { table: table([...placeColumns(first), ...columns]), issues };
}

function sizeIssues(blocks: readonly PlateBlock[], { path }: SourceFile): readonly Issue[] {
  const [first] = blocks;
  const other = blocks.find((block) => block.nRows !== first?.nRows);
  if (!first || !other) return [];
  return [
    {
      code: "plate.sizes",
      severity: "error",
      where: { file: path, line: other.line },
      found: `a block of ${other.nRows} × ${other.nColumns} cells after one of ${first.nRows} × ${first.nColumns}`,
      needed: "blocks of one plate format in a file",
    },
  ];
}

function placeColumns({ nRows, nColumns }: PlateBlock): Column[] {
  const wells = Array.from(
    { length: nRows * nColumns },
    (_, k) => [Math.floor(k / nColumns), k % nColumns] as const,
  );
  const isEdge = (row: number, column: number) =>
    row === 0 || column === 0 || row === nRows - 1 || column === nColumns - 1;
  return [
    textColumn(
      "well",
      wells.map(([row, column]) => wellName(row, column)),
      { description: "Well" },
    ),
    numberColumn(
      "row",
      wells.map(([row]) => row + 1),
      { description: "Row of the plate, from 1" },
    ),
    numberColumn(
      "column",
      wells.map(([, column]) => column + 1),
      { description: "Column of the plate, from 1" },
    ),
    numberColumn(
      "edge",
      wells.map(([row, column]) => Number(isEdge(row, column))),
      {
        description: "1 for a well at the edge of the plate",
      },
    ),
  ];
}

function blockColumn(
  { cells, line, nColumns }: PlateBlock,
  name: string,
  { path }: SourceFile,
  issues: Issue[],
): Column {
  const values = cells.map(numberOf);
  if (values.some((value) => value === undefined)) return textColumn(name, cells);
  const over = cells.findIndex((cell) => overflow.test(cell));
  if (over >= 0) {
    const n = cells.filter((cell) => overflow.test(cell)).length;
    issues.push({
      code: "plate.overflow",
      severity: "warning",
      where: { file: path, line: line + Math.floor(over / nColumns), path: name },
      found: `${n} ${n === 1 ? "well" : "wells"} beyond the range of the reader, the first ${wellName(Math.floor(over / nColumns), over % nColumns)} ("${cells[over]}")`,
      needed: "a reading at a lower gain; until then those wells are missing",
    });
  }
  return numberColumn(name, values as readonly number[]);
}

/** The number in a cell; NaN where it is missing or beyond the range; undefined for other text. */
function numberOf(cell: string): number | undefined {
  if (missing.has(cell.toLowerCase()) || overflow.test(cell)) return Number.NaN;
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(cell)
    ? Number(cell.replace(",", "."))
    : undefined;
}

/**
 * Wells with what a map says of them: a table with a column `well` ("A1" or "A01") and any others. A well that the map names twice,
 * and a name that is no well of the plate, are reported; wells that the map leaves out stay with missing values.
 */
export function withMap(
  wells: Table,
  map: SourceFile,
): { readonly table?: Table; readonly issues: readonly Issue[] } {
  const reading = readCsv(map, { columns: [{ name: "well", kind: "text", required: true }] });
  if (!reading.table) return { issues: reading.issues };
  const { table: read } = reading;
  const rowOf = new Map(texts(wells, "well").map((name, row) => [name, row]));
  const issues: Issue[] = [...reading.issues];
  const source = new Int32Array(wells.nRows).fill(-1);
  texts(read, "well").forEach((name, row) => {
    const place = wellPlace(name);
    const at = place && rowOf.get(wellName(place.row, place.column));
    const problem =
      at === undefined
        ? "is no well of this plate"
        : source[at]! >= 0
          ? "stands in the map twice"
          : undefined;
    if (problem) issues.push(mapIssue(map, row, name, problem));
    else source[at!] = row;
  });
  if (hasErrors(issues)) return { issues };
  const added = read.columns
    .filter((column) => !hasColumn(wells, column.name))
    .map((column) => spreadOver(column, source));
  return { table: table([...wells.columns, ...added]), issues };
}

const mapIssue = ({ path }: SourceFile, row: number, name: string, problem: string): Issue => ({
  code: "plate.map",
  severity: "error",
  where: { file: path, line: row + 2, path: "well" },
  found: `"${name}" ${problem}`,
  needed: "every well once, as A1 or A01",
});

const spreadOver = (column: Column, source: Int32Array): Column =>
  column.kind === "number"
    ? { ...column, values: Float64Array.from(source, (row) => (row < 0 ? Number.NaN : column.values[row]!)) }
    : { ...column, values: Array.from(source, (row) => (row < 0 ? "" : column.values[row]!)) };
