import { type Table, tableOf } from "../../../table/index.ts";
import type { Indices, Isoboles } from "../analyse.ts";
import type { CombinationIndex } from "../combination-index.ts";
import { nullModel } from "../nulls/nulls.ts";
import type { CombinationSpec } from "../spec.ts";
import { doseColumns } from "./columns.ts";

/** The table `indices`: combination indices along the rays. */
export function indicesTable({ rays }: Indices, [drug1, drug2]: CombinationSpec["drugs"]): Table {
  const rows = rays.flatMap(({ ray, indices }) => indices.map((index) => ({ ray, ...index })));
  type Row = CombinationIndex & { readonly ray: { readonly ratio: number } };
  return tableOf<Row>(rows, [
    {
      name: "ratio",
      is: `Dose of ${drug2.name} per dose of ${drug1.name}, in their units`,
      number: (row) => row.ray.ratio,
    },
    { name: "fa", is: "Affected fraction", number: (row) => row.fa },
    { name: "index", is: "Combination index; below 1 synergy", number: (row) => row.index },
    { name: "low", is: "Lower 95 % limit (Lee and Kong)", number: (row) => row.low },
    { name: "high", is: "Upper 95 % limit", number: (row) => row.high },
    {
      name: "grade",
      is: "Chou's word for the index; no test",
      text: (row) => row.grade,
    },
    {
      name: "dose1",
      unit: drug1.unit,
      is: `Dose of ${drug1.name} in the combination`,
      number: (row) => row.doses[0],
    },
    {
      name: "dose2",
      unit: drug2.unit,
      is: `Dose of ${drug2.name} in the combination`,
      number: (row) => row.doses[1],
    },
    {
      name: "dose1_alone",
      unit: drug1.unit,
      is: `Dose of ${drug1.name} alone with this effect`,
      number: (row) => row.dosesAlone[0],
    },
    {
      name: "dose2_alone",
      unit: drug2.unit,
      is: `Dose of ${drug2.name} alone with this effect`,
      number: (row) => row.dosesAlone[1],
    },
    {
      name: "dose_reduction1",
      is: `Dose reduction index of ${drug1.name}`,
      number: (row) => row.doseReduction[0],
    },
    {
      name: "dose_reduction2",
      is: `Dose reduction index of ${drug2.name}`,
      number: (row) => row.doseReduction[1],
    },
  ]);
}

/** The table `isoboles`: pairs of doses with one effect. */
export function isobolesTable(
  isoboles: readonly Isoboles[],
  drugs: CombinationSpec["drugs"],
  name: string,
): Table {
  const rows = isoboles.flatMap(({ effect, expected, measured }) =>
    ([`expected by ${nullModel(name).printed}`, "measured"] as const).flatMap((series, k) => {
      const { doses1, doses2 } = k === 0 ? expected : measured;
      return Array.from(doses1, (dose1, i) => ({ effect, series, dose1, dose2: doses2[i]! })).filter((row) =>
        Number.isFinite(row.dose1),
      );
    }),
  );
  type Row = (typeof rows)[number];
  return tableOf(rows, [
    { name: "effect", is: "Affected share of the control", number: (row: Row) => row.effect },
    {
      name: "series",
      is: "Measured, or expected without interaction",
      text: (row: Row) => row.series,
    },
    ...doseColumns<Row>(drugs),
  ]);
}
