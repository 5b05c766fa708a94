import { nearest } from "../source/index.ts";
import type { Problem } from "../units/index.ts";
import type { Column, Table } from "./table.ts";

/** Whether the table has a column of this name. */
export const hasColumn = (t: Table, name: string): boolean =>
  t.columns.some((column) => column.name === name);

/** The column of this name. @throws RangeError that names the columns there are, and the nearest name. */
export function column(t: Table, name: string): Column {
  const found = t.columns.find((candidate) => candidate.name === name);
  if (found) return found;
  const { problem, needed, write } = noColumn(t, name);
  throw new RangeError(`${problem}; ${needed}${write === undefined ? "" : `; write ${write}`}`);
}

/** Why there is no such column: the columns there are, and the nearest name. */
export function noColumn(t: Table, name: string): Problem {
  const names = t.columns.map((candidate) => candidate.name);
  const near = nearest(name, names);
  return {
    problem: `there is no column "${name}"`,
    needed: names.length === 0 ? "a table with columns" : `one of the columns ${names.join(", ")}`,
    ...(near === undefined ? {} : { write: `"${near}"` }),
  };
}

/** The values of a number column, in its unit. @throws RangeError without such a column, or when it is text. */
export function numbers(t: Table, name: string): Float64Array {
  const found = column(t, name);
  if (found.kind !== "number") throw new RangeError(`column "${name}" holds text, numbers are needed`);
  return found.values;
}

/** The values of a number column at some rows, in their order. @throws RangeError as `numbers`. */
export function numbersAt(t: Table, name: string, rows: ArrayLike<number>): Float64Array {
  const values = numbers(t, name);
  return Float64Array.from(rows, (row) => values[row]!);
}

/** The rows for which `keep` is true. */
export const rowsWhere = (t: Table, keep: (row: number) => boolean): readonly number[] =>
  Array.from({ length: t.nRows }, (_, row) => row).filter(keep);

/** The values of a text column. @throws RangeError without such a column, or when it holds numbers. */
export function texts(t: Table, name: string): readonly string[] {
  const found = column(t, name);
  if (found.kind !== "text") throw new RangeError(`column "${name}" holds numbers, text is needed`);
  return found.values;
}

/** The rows as objects, for tests and small tables. */
export const rowObjects = (t: Table): Record<string, string | number>[] =>
  Array.from({ length: t.nRows }, (_, row) => rowOf(t.columns, row));

/** One row of some columns as an object. */
export const rowOf = (columns: readonly Column[], row: number): Record<string, string | number> =>
  Object.fromEntries(columns.map((column) => [column.name, column.values[row]!]));
