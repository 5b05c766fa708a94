import { numberColumn, table, textColumn } from "./build.ts";
import type { Table } from "./table.ts";

/** How a column follows from a row: numbers by `number`, words by `text`; `is` says what it holds. */
export type ColumnOf<Row> = { readonly name: string; readonly is: string; readonly unit?: string } & (
  | { readonly number: (row: Row) => number }
  | { readonly text: (row: Row) => string }
);

/** A table with one column for each rule, row by row. */
export const tableOf = <Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[]): Table =>
  table(
    columns.map((column) => {
      const { name, is: description, unit = "" } = column;
      return "text" in column
        ? textColumn(name, rows.map(column.text), { description })
        : numberColumn(name, rows.map(column.number), { unit, description });
    }),
  );
