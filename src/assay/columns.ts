import { numberColumn, type Table, table, textColumn } from "../table/index.ts";

type Cell = number | string;

/** One column of a table made from rows. */
export interface ColumnOf<Row> {
  readonly name: string;
  readonly description: string;
  readonly unit?: string;
  readonly of: (row: Row) => Cell;
  readonly kind?: "text";
}

/** A table with one line per row; a column holds text where it says so. */
export const tableOf = <Row>(rows: readonly Row[], columns: readonly ColumnOf<Row>[]): Table =>
  table(
    columns.map(({ name, description, unit, of, kind }) =>
      kind === "text"
        ? textColumn(
            name,
            rows.map((row) => String(of(row))),
            { description },
          )
        : numberColumn(
            name,
            rows.map((row) => Number(of(row))),
            { description, ...(unit === undefined ? {} : { unit }) },
          ),
    ),
  );
