import { type Bridge, conversionFactor, describeDimension, unit } from "../units/index.ts";
import { column } from "./access.ts";
import { table } from "./build.ts";
import type { Column, NumberColumn, Table } from "./table.ts";

/** The named columns, in this order. @throws RangeError when one is not there. */
export const selectColumns = (t: Table, names: readonly string[]): Table =>
  table(names.map((name) => column(t, name)));

/** The table with these columns: one of the same name is replaced in its place, others follow at the end. */
export function withColumns(t: Table, columns: readonly Column[]): Table {
  const replaced = t.columns.map((old) => columns.find((added) => added.name === old.name) ?? old);
  const added = columns.filter((candidate) => !t.columns.some((old) => old.name === candidate.name));
  return table([...replaced, ...added]);
}

/** The table with one column under another name. @throws RangeError when it is not there or the new name is taken. */
export function renameColumn(t: Table, name: string, to: string): Table {
  const renamed = column(t, name);
  return table(t.columns.map((old) => (old === renamed ? { ...old, name: to } : old)));
}

/**
 * The table with one column in another unit.
 * @param bridge the molar mass, needed between mass and amount.
 * @throws RangeError when the column is text or the units measure different things.
 */
export function convertColumn(t: Table, name: string, to: string, bridge?: Bridge): Table {
  const old = column(t, name);
  if (old.kind === "text") throw new RangeError(`column "${name}" holds text, which has no unit`);
  return table(t.columns.map((other) => (other === old ? inUnit(old, to, bridge) : other)));
}

/** A number column in another unit. @throws RangeError when the units measure different things. */
export function inUnit(old: NumberColumn, to: string, bridge?: Bridge): NumberColumn {
  if (old.unit === to) return old;
  const [from, target] = [unit(old.unit), unit(to)];
  const factor = conversionFactor(from, target, bridge);
  if (factor === undefined) {
    throw new RangeError(
      `column "${old.name}" in "${old.unit}" is ${describeDimension(from.dimension)}, ` +
        `"${to}" is ${describeDimension(target.dimension)}`,
    );
  }
  return { ...old, unit: to, values: old.values.map((value) => value * factor) };
}
