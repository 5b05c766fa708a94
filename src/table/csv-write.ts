import { writeHead } from "./csv-header.ts";
import type { Column, Table } from "./table.ts";

/**
 * The table as CSV (`shafranovich2005`): commas, CRLF, UTF-8 without a byte order mark, heads "name [unit]". Numbers have the fewest
 * digits that read back as the same number; missing values are empty cells; infinities are Inf and -Inf.
 * Descriptions are not kept; Parquet keeps them.
 */
export const toCsv = (t: Table): string => [...csvPieces(t)].join("");

/** Rows in one piece. */
const rowsPerPiece = 10_000;

/** What {@link toCsv} gives, piece by piece: one text of a long table may be longer than a text can be. */
export function* csvPieces(t: Table): Generator<string> {
  if (t.columns.length === 0) return;
  const alone = t.columns.length === 1;
  const heads = t.columns.map(({ name, unit }) => textCell(writeHead(name, unit), alone));
  const columns = t.columns.map((column) => cells(column, alone));
  yield `${heads.join(",")}\r\n`;
  for (let from = 0; from < t.nRows; from += rowsPerPiece) {
    const n = Math.min(rowsPerPiece, t.nRows - from);
    const lines = Array.from({ length: n }, (_, k) => columns.map((column) => column(from + k)).join(","));
    yield `${lines.join("\r\n")}\r\n`;
  }
}

function cells(column: Column, alone: boolean): (row: number) => string {
  if (column.kind === "text") return (row) => textCell(column.values[row]!, alone);
  return (row) => numberCell(column.values[row]!, alone);
}

/** The only cell of a row has quotes when it is empty, since a blank line is no row. */
const emptyCell = (alone: boolean): string => (alone ? '""' : "");

function numberCell(value: number, alone: boolean): string {
  if (Number.isNaN(value)) return emptyCell(alone);
  if (!Number.isFinite(value)) return value > 0 ? "Inf" : "-Inf";
  return Object.is(value, -0) ? "-0" : String(value);
}

function textCell(text: string, alone: boolean): string {
  if (text === "") return emptyCell(alone);
  return /[",;\t\r\n]|^\s|\s$|^\uFEFF/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
