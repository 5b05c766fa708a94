import type { ColumnOf } from "../../table/index.ts";

/** A probability, given as percent. */
export const percent = <Row>(name: string, is: string, share: (row: Row) => number): ColumnOf<Row> => ({
  name,
  is,
  unit: "%",
  number: (row) => 100 * share(row),
});
