import type { Column, Table } from "../table/index.ts";
import { printNumber } from "../units/index.ts";

/** The first rows of a table, as text. */
export interface TablePreview {
  readonly name: string;
  readonly nRows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly unit: string;
    readonly description: string;
    readonly kind: "number" | "text";
  }[];
  readonly rows: readonly (readonly string[])[];
}

const rowsShown = 12;

/** The head of a table for a report: names, units, descriptions, the first rows. */
export function previewTable(name: string, table: Table): TablePreview {
  const columns = table.columns.map(({ name: column, unit, description, kind }) => ({
    name: column,
    unit,
    description,
    kind,
  }));
  const rows = Array.from({ length: Math.min(rowsShown, table.nRows) }, (_, row) =>
    table.columns.map((column) => printCell(column, row)),
  );
  return { name, nRows: table.nRows, columns, rows };
}

const printCell = (column: Column, row: number): string =>
  column.kind === "text" ? (column.values[row] ?? "") : printNumber(column.values[row] ?? Number.NaN);
