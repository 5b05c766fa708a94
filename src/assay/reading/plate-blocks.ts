import type { Issue, SourceFile } from "../../source/index.ts";

/** One reading, or one variable of a map, over a plate: a rectangle of cells as they stand in the file. */
export interface PlateBlock {
  /** The last text above the block, or "" . */
  readonly title: string;
  readonly nRows: number;
  readonly nColumns: number;
  /** Row by row. */
  readonly cells: readonly string[];
  /** Line of the first row of cells, from 1. */
  readonly line: number;
}

/** Rows and columns of the plates with 96, 384 and 1536 wells. */
export const plateFormats: readonly (readonly [nRows: number, nColumns: number])[] = [
  [8, 12],
  [16, 24],
  [32, 48],
];

/** "A" … "Z", "AA" … for the rows of a plate, from 0. */
export const rowLetters = (row: number): string =>
  row < 26 ? String.fromCharCode(65 + row) : `A${String.fromCharCode(65 + row - 26)}`;

/** "B07" for row 1, column 6, both from 0. */
export const wellName = (row: number, column: number): string =>
  `${rowLetters(row)}${String(column + 1).padStart(2, "0")}`;

/** Row and column, from 0, of "B7", "b07" or "AB12"; undefined for anything else. */
export function wellPlace(name: string): { readonly row: number; readonly column: number } | undefined {
  const match = /^(A?[A-Z])0*([1-9]\d?)$/i.exec(name.trim());
  if (!match) return undefined;
  const letters = match[1]!.toUpperCase();
  const row = letters.length === 1 ? letters.charCodeAt(0) - 65 : 26 + letters.charCodeAt(1) - 65;
  return { row, column: Number(match[2]) - 1 };
}

/**
 * Every block of 8 × 12, 16 × 24 or 32 × 48 cells in a plate reader's export: a line with the numbers of the columns, then lines that
 * begin with the letters of the rows. What stands around the blocks is skipped; the last text above a block is its title. Cells are
 * parted by tabs, semicolons or commas, whichever gives blocks.
 */
export function findPlateBlocks({ path, text }: SourceFile): {
  readonly blocks: readonly PlateBlock[];
  readonly issues: readonly Issue[];
} {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  for (const separator of ["\t", ";", ","]) {
    const blocks = blocksIn(lines.map((line) => line.split(separator).map(unquoted)));
    if (blocks.length > 0) return { blocks, issues: [] };
  }
  return {
    blocks: [],
    issues: [
      {
        code: "plate.no-block",
        severity: "error",
        where: { file: path, line: 1 },
        found: "there is no block of 8 × 12, 16 × 24 or 32 × 48 cells",
        needed:
          "a line with the numbers of the columns (1 to 12, 24 or 48) above lines that begin with A, B, C …",
      },
    ],
  };
}

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim();

function blocksIn(rows: readonly (readonly string[])[]): PlateBlock[] {
  const blocks: PlateBlock[] = [];
  let title = "";
  for (let line = 0; line < rows.length; line++) {
    const block = blockAt(rows, line, title);
    if (block) {
      blocks.push(block);
      line += block.nRows;
      title = "";
    } else {
      title = rows[line]!.find((cell) => cell !== "") ?? title;
    }
  }
  return blocks;
}

/** The block whose column numbers stand on this line. */
function blockAt(rows: readonly (readonly string[])[], line: number, title: string): PlateBlock | undefined {
  const first = rows[line]!.indexOf("1");
  if (first < 1) return undefined;
  for (const [nRows, nColumns] of [...plateFormats].reverse()) {
    const numbered = Array.from({ length: nColumns }, (_, k) => rows[line]![first + k] === String(k + 1));
    if (!numbered.every(Boolean)) continue;
    const body = rows.slice(line + 1, line + 1 + nRows);
    if (body.length < nRows || !body.every((row, k) => row[first - 1]?.toUpperCase() === rowLetters(k)))
      continue;
    const cells = body.flatMap((row) => Array.from({ length: nColumns }, (_, k) => row[first + k] ?? ""));
    return { title, nRows, nColumns, cells, line: line + 2 };
  }
  return undefined;
}
