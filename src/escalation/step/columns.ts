import { numberColumn, type Table, table, textColumn } from "../../table/index.ts";

/** How a column follows from a row: numbers by `number`, words by `text`. */
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

/** A probability, given as percent. */
export const percent = <Row>(name: string, is: string, share: (row: Row) => number): ColumnOf<Row> => ({
  name,
  is,
  unit: "%",
  number: (row) => 100 * share(row),
});
