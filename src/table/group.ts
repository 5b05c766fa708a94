import { column, rowOf } from "./access.ts";
import type { Column, Table } from "./table.ts";

/** Rows that agree in some columns. */
export interface Group {
  /** The value of each column grouped by. */
  readonly key: Readonly<Record<string, string | number>>;
  /** Row numbers, ascending. */
  readonly rows: Uint32Array;
}

/** For each row a whole number that equal rows share: 0, 1, 2 … in the order in which they first appear. */
export interface Codes {
  readonly codes: Uint32Array;
  readonly nCodes: number;
}

/** Codes of the rows by some columns together. Missing values are equal to each other; so are 0 and −0. */
export function codesOf(columns: readonly Column[], nRows: number): Codes {
  let codes = new Uint32Array(nRows);
  let nCodes = nRows === 0 ? 0 : 1;
  for (const { values } of columns) {
    const own = numberInOrder(nRows, (row) => values[row]!);
    const before = codes;
    const merged = numberInOrder(nRows, (row) => before[row]! * own.nCodes + own.codes[row]!);
    codes = merged.codes;
    nCodes = merged.nCodes;
  }
  return { codes, nCodes };
}

function numberInOrder(
  nRows: number,
  valueAt: (row: number) => string | number,
): Codes & { codes: Uint32Array<ArrayBuffer> } {
  const codeOf = new Map<string | number, number>();
  const codes = new Uint32Array(nRows);
  for (let row = 0; row < nRows; row++) {
    const value = valueAt(row);
    let code = codeOf.get(value);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(value, code);
    }
    codes[row] = code;
  }
  return { codes, nCodes: codeOf.size };
}

/** The row numbers of each code, ascending, by counting sort. */
export function rowsByCode({ codes, nCodes }: Codes): Uint32Array[] {
  const starts = new Uint32Array(nCodes + 1);
  for (const code of codes) starts[code + 1]! += 1;
  for (let code = 0; code < nCodes; code++) starts[code + 1]! += starts[code]!;
  const next = starts.slice();
  const rows = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row++) rows[next[codes[row]!]!++] = row;
  return Array.from({ length: nCodes }, (_, code) => rows.subarray(starts[code], starts[code + 1]));
}

/**
 * The groups of rows that agree in the columns `by`, in the order in which they first appear. Missing values form
 * a group of their own. Grouping by no column gives one group of all rows, even of none.
 * @throws RangeError when a column is not there.
 */
export function groupRows(t: Table, by: readonly string[]): readonly Group[] {
  const columns = by.map((name) => column(t, name));
  if (by.length === 0) return [{ key: {}, rows: Uint32Array.from({ length: t.nRows }, (_, row) => row) }];
  return rowsByCode(codesOf(columns, t.nRows)).map((rows) => ({ key: rowOf(columns, rows[0]!), rows }));
}
