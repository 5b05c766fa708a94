import { type Column, numberColumn, type Table, table, textColumn } from "../../table/index.ts";

/** A column of a table as a function of its row. */
export type ColumnOf<Row> =
  | {
      readonly name: string;
      readonly unit: string;
      readonly is: string;
      readonly number: (row: Row) => number;
    }
  | { readonly name: string; readonly is: string; readonly text: (row: Row) => string };

/** A table from rows and what its columns hold; what is infinite is missing. */
export const tableOf = <Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[]): Table =>
  table(
    columns.map(
      (column): Column =>
        "text" in column
          ? textColumn(column.name, rows.map(column.text), { description: column.is })
          : numberColumn(
              column.name,
              rows.map((row) => finite(column.number(row))),
              {
                unit: column.unit,
                description: column.is,
              },
            ),
    ),
  );

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);
