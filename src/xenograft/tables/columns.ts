import { type ColumnOf, type Table, tableOf } from "../../table/index.ts";

/** A table from rows and what its columns hold; what is infinite is missing. */
export const finiteTable = <Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[]): Table =>
  tableOf(
    rows,
    columns.map((column) =>
      "text" in column ? column : { ...column, number: (row) => finite(column.number(row)) },
    ),
  );

/** A number, or NaN for what is infinite. */
export const finite = (value: number): number => (Number.isFinite(value) ? value : Number.NaN);
