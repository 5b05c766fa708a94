import { column, hasColumn } from "./access.ts";
import { table } from "./build.ts";
import { inUnit } from "./columns.ts";
import { codesOf, rowsByCode } from "./group.ts";
import { pick } from "./rows.ts";
import type { Column, Table } from "./table.ts";

/**
 * Rows of two tables side by side where the columns `on` agree: the columns of `left`, then those of `right` that are
 * not in `on`. An inner join keeps a left row once per match; a left join keeps it also without a match, with missing
 * values on the right. Order: that of the left rows, and within one that of its matches. A missing value matches
 * nothing. Numbers in `on` are compared in the unit of `left`.
 *
 * @throws RangeError when a column of `on` is missing or differs in kind or dimension, or another column is in both.
 */
export function joinTables(
  left: Table,
  right: Table,
  on: readonly string[],
  { how }: { readonly how: "inner" | "left" },
): Table {
  const keys = on.map((name) => keyPair(left, right, name));
  const added = right.columns.filter(({ name }) => !on.includes(name));
  const twice = added.find(({ name }) => hasColumn(left, name));
  if (twice) throw new RangeError(`column "${twice.name}" is in both tables; rename one, or join on it`);
  const { leftRows, rightRows } = matchRows(keys, left.nRows, right.nRows, how === "left");
  return table([
    ...left.columns.map((old) => pick(old, leftRows)),
    ...added.map((old) => pickOrMissing(old, rightRows)),
  ]);
}

/** The left key column with the right one under it, in the unit of the left. */
function keyPair(left: Table, right: Table, name: string): Column {
  const a = column(left, name);
  const b = column(right, name);
  if (a.kind === "text" && b.kind === "text") return { ...a, values: [...a.values, ...b.values] };
  if (a.kind === "text" || b.kind === "text") {
    throw new RangeError(`column "${name}" is ${a.kind} in the left table, ${b.kind} in the right`);
  }
  const values = new Float64Array(a.values.length + b.values.length);
  values.set(a.values);
  values.set(inUnit(b, a.unit).values, a.values.length);
  return { ...a, values };
}

const noRow = -1;

function matchRows(keys: readonly Column[], nLeft: number, nRight: number, keepUnmatched: boolean) {
  const { codes, nCodes } = codesOf(keys, nLeft + nRight);
  const rightRowsOf = rowsByCode({ codes: codes.subarray(nLeft), nCodes });
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  for (let row = 0; row < nLeft; row++) {
    const matches = keys.some((key) => isMissing(key, row)) ? [] : rightRowsOf[codes[row]!]!;
    for (const match of matches) {
      leftRows.push(row);
      rightRows.push(match);
    }
    if (matches.length === 0 && keepUnmatched) {
      leftRows.push(row);
      rightRows.push(noRow);
    }
  }
  return { leftRows, rightRows };
}

const isMissing = (key: Column, row: number): boolean =>
  key.kind === "number" ? Number.isNaN(key.values[row]!) : key.values[row] === "";

function pickOrMissing(old: Column, rows: readonly number[]): Column {
  if (old.kind === "text")
    return { ...old, values: rows.map((row) => (row === noRow ? "" : old.values[row]!)) };
  return {
    ...old,
    values: Float64Array.from(rows, (row) => (row === noRow ? Number.NaN : old.values[row]!)),
  };
}
