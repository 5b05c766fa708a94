import type { ColumnOf } from "../../../table/index.ts";
import type { DrugSpec } from "../spec.ts";

/** A share as the percentage that tables give. */
export const percent = (share: number) => 100 * share;

/** The two dose columns, each in its unit. */
export function doseColumns<Row extends { readonly dose1: number; readonly dose2: number }>([
  drug1,
  drug2,
]: readonly [DrugSpec, DrugSpec]): readonly ColumnOf<Row>[] {
  return [
    { name: "dose1", unit: drug1.unit, is: `Dose of ${drug1.name}`, number: (row) => row.dose1 },
    { name: "dose2", unit: drug2.unit, is: `Dose of ${drug2.name}`, number: (row) => row.dose2 },
  ];
}
