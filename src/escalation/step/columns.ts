import type { ColumnOf } from "../../table/index.ts";
import { printNumber, printQuantity } from "../../units/index.ts";
import type { Levels } from "./spec.ts";

/** A probability, given as percent. */
export const percent = <Row>(name: string, is: string, share: (row: Row) => number): ColumnOf<Row> => ({
  name,
  is,
  unit: "%",
  number: (row) => 100 * share(row),
});

/** The dose at an index of the levels, NaN for none; of two agents a column for each, the second's name ending in `_second`. */
export function doseColumns<Row>(
  name: string,
  is: string,
  { values, unit, second }: Levels,
  at: (row: Row) => number | null | undefined,
): ColumnOf<Row>[] {
  const column = (of: readonly number[]) => (row: Row) => of[at(row) ?? -1] ?? Number.NaN;
  const own: ColumnOf<Row> = { name, is, unit, number: column(values) };
  if (!second) return [own];
  return [
    own,
    {
      name: `${name}_second`,
      is: `${is}, of the second agent`,
      unit: second.unit,
      number: column(second.values),
    },
  ];
}

/** How levels are named on axes: "170", or "170 + 75". */
export const levelNames = ({ values, second }: Levels): string[] =>
  values.map((value, k) =>
    second ? `${printNumber(value)} + ${printNumber(second.values[k]!)}` : printNumber(value),
  );

/** How sentences name a level: "170 mg/m2", or "170 mg/m2 + 75 mg". */
export const printLevel =
  ({ values, unit, second }: Levels) =>
  (at: number): string => {
    const own = printQuantity({ value: values[at]!, unit }, 6);
    return second ? `${own} + ${printQuantity({ value: second.values[at]!, unit: second.unit }, 6)}` : own;
  };
