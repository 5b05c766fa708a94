import { column } from "./access.ts";
import { table } from "./build.ts";
import { inUnit } from "./columns.ts";
import type { Column, Table } from "./table.ts";

/** The rows with these numbers (from 0), in this order; a number may come more than once. @throws RangeError for a row that is not there. */
export function takeRows(t: Table, indices: ArrayLike<number>): Table {
  for (let k = 0; k < indices.length; k++) {
    const row = indices[k]!;
    if (!(Number.isInteger(row) && row >= 0 && row < t.nRows)) {
      throw new RangeError(`row ${row} is not in a table of ${t.nRows} rows`);
    }
  }
  return table(t.columns.map((old) => pick(old, indices)));
}

/** A column's values at these rows. */
export function pick(old: Column, rows: ArrayLike<number>): Column {
  if (old.kind === "text") return { ...old, values: Array.from(rows, (row) => old.values[row]!) };
  const values = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) values[k] = old.values[rows[k]!]!;
  return { ...old, values };
}

/** The rows for which `keep` is true, in their order. */
export function filterRows(t: Table, keep: (row: number) => boolean): Table {
  const kept: number[] = [];
  for (let row = 0; row < t.nRows; row++) if (keep(row)) kept.push(row);
  return takeRows(t, kept);
}

/** A column to sort by; ascending when only its name is given. */
export type SortKey = string | { readonly column: string; readonly order: "ascending" | "descending" };

/**
 * The rows sorted by the first key, within it by the second, and so on. Rows that tie keep their order. Text sorts
 * by character code, the same everywhere; missing values come last in either order.
 * @throws RangeError when a column is not there.
 */
export function sortRows(t: Table, by: readonly SortKey[]): Table {
  const comparisons = by.map((key) => comparison(t, key));
  const rows = Uint32Array.from({ length: t.nRows }, (_, row) => row);
  rows.sort((a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return a - b;
  });
  return takeRows(t, rows);
}

function comparison(t: Table, key: SortKey): (a: number, b: number) => number {
  const { column: name, order } = typeof key === "string" ? { column: key, order: "ascending" } : key;
  const sign = order === "descending" ? -1 : 1;
  const found = column(t, name);
  return found.kind === "number"
    ? (a, b) => compareWithMissing(found.values[a]!, found.values[b]!, Number.isNaN, sign)
    : (a, b) => compareWithMissing(found.values[a]!, found.values[b]!, (text) => text === "", sign);
}

function compareWithMissing<T>(a: T, b: T, isMissing: (x: T) => boolean, sign: number): number {
  if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
  return a < b ? -sign : a > b ? sign : 0;
}

/**
 * The tables one under the other. All have the columns of the first (in any order), of the same kind; a column in
 * another unit that measures the same is converted to the unit of the first. No tables give the empty table.
 * @throws RangeError when a table lacks a column or has another one, or when units measure different things.
 */
export function concatTables(tables: readonly Table[]): Table {
  const [first, ...rest] = tables;
  if (!first || rest.length === 0) return first ?? table([]);
  for (const other of rest) requireSameColumns(first, other);
  return table(first.columns.map((head) => stack(head, tables)));
}

function requireSameColumns(first: Table, other: Table): void {
  for (const head of first.columns) {
    const { kind } = column(other, head.name);
    if (kind !== head.kind)
      throw new RangeError(`column "${head.name}" is ${head.kind} in one table, ${kind} in another`);
  }
  for (const extra of other.columns) column(first, extra.name);
}

function stack(head: Column, tables: readonly Table[]): Column {
  const parts = tables.map((t) => column(t, head.name));
  if (head.kind === "text") {
    return { ...head, values: parts.flatMap((part) => (part.kind === "text" ? part.values : [])) };
  }
  const values = new Float64Array(tables.reduce((n, t) => n + t.nRows, 0));
  let at = 0;
  for (const part of parts) {
    if (part.kind === "text") continue;
    values.set(inUnit(part, head.unit).values, at);
    at += part.values.length;
  }
  return { ...head, values };
}
