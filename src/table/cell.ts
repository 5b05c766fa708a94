import type { Problem } from "../units/index.ts";
import { hasColumn, noColumn } from "./access.ts";
import type { Column, Table } from "./table.ts";

/** Which cell: the one row in which every column of `where` has its value, and the column. */
export interface CellAddress {
  readonly where: Readonly<Record<string, string | number>>;
  readonly column: string;
}

/** A cell with the unit of its column. */
export interface Cell {
  readonly value: string | number;
  readonly unit: string;
}

/** The cell at an address, or the reason why there is not exactly one. Numbers in `where` are in the column's unit. */
export function cellOf(t: Table, { where, column: name }: CellAddress): Cell | Problem {
  for (const needed of [...Object.keys(where), name]) {
    if (!hasColumn(t, needed)) return noColumn(t, needed);
  }
  const conditions = Object.entries(where);
  const columnOf = (wanted: string): Column => t.columns.find((candidate) => candidate.name === wanted)!;
  const tests = conditions.map(([key, value]) => ({ values: columnOf(key).values, value }));
  const rows: number[] = [];
  for (let row = 0; row < t.nRows; row++) {
    if (tests.every(({ values, value }) => Object.is(values[row], value) || values[row] === value))
      rows.push(row);
  }
  if (rows.length !== 1) return notOneRow(t, where, rows.length);
  const { values, unit } = columnOf(name);
  return { value: values[rows[0]!]!, unit };
}

function notOneRow(t: Table, where: CellAddress["where"], found: number): Problem {
  const conditions = Object.entries(where).map(([key, value]) => `${key} = ${value}`);
  const rows = found === 0 ? "no row" : `${found} rows`;
  const more = found === 0 ? valuesThere(t, where) : "one more condition";
  return {
    problem: `there ${found > 1 ? "are" : "is"} ${rows}${conditions.length > 0 ? ` where ${conditions.join(" and ")}` : ""}`,
    needed: `exactly one row${more === "" ? "" : `; ${more}`}`,
  };
}

/** Which values the columns asked for do have, a few of each. */
function valuesThere(t: Table, where: CellAddress["where"]): string {
  const lists = t.columns
    .filter(({ name }) => Object.hasOwn(where, name))
    .map(({ name, values }) => {
      const distinct = [...new Set<string | number>(values)];
      const shown = distinct.slice(0, 5).join(", ");
      return `${name} has ${distinct.length === 0 ? "no values" : shown}${distinct.length > 5 ? ", …" : ""}`;
    });
  return lists.join("; ");
}
