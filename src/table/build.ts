import { isProblem, readUnit } from "../units/index.ts";
import type { Column, NumberColumn, Table, TextColumn } from "./table.ts";

/**
 * A column of numbers. A Float64Array is kept as it is, not copied: nobody may write to it afterwards.
 * @param values numbers in `unit`; NaN is a missing value.
 * @param head the unit text (default: a bare number) and one sentence on what the column holds.
 */
export const numberColumn = (
  name: string,
  values: ArrayLike<number>,
  head: { readonly unit?: string; readonly description?: string } = {},
): NumberColumn => ({
  kind: "number",
  name,
  unit: head.unit ?? "",
  description: head.description ?? "",
  values: values instanceof Float64Array ? values : Float64Array.from(values),
});

/** A column of text; the empty text is a missing value. */
export const textColumn = (
  name: string,
  values: readonly string[],
  head: { readonly description?: string } = {},
): TextColumn => ({ kind: "text", name, unit: "", description: head.description ?? "", values });

/**
 * A table of these columns. Every other function that gives a table goes through here.
 * @throws RangeError on columns of unequal length, a name twice, a unit that cannot be read, or a unit on text.
 */
export function table(columns: readonly Column[]): Table {
  const nRows = columns[0]?.values.length ?? 0;
  const seen = new Set<string>();
  for (const column of columns) {
    if (column.values.length !== nRows) {
      throw new RangeError(
        `column "${column.name}" has ${column.values.length} rows, "${columns[0]?.name}" has ${nRows}`,
      );
    }
    if (seen.has(column.name)) throw new RangeError(`two columns are named "${column.name}"`);
    seen.add(column.name);
    requireUnit(column);
  }
  return { columns, nRows };
}

function requireUnit(column: Column): void {
  if (column.unit === "") return;
  if (column.kind === "text") throw new RangeError(`column "${column.name}" is text and has a unit`);
  const read = readUnit(column.unit);
  if (isProblem(read))
    throw new RangeError(`column "${column.name}": ${read.problem}; needed: ${read.needed}`);
}
