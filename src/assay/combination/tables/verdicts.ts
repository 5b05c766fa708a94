import { type Table, tableOf } from "../../../table/index.ts";
import type { CombinationSpec } from "../spec.ts";
import type { CellTest, Verdict } from "../verdict.ts";
import { doseColumns, percent } from "./columns.ts";

/** The table `nulls`: every null model at every cell with both drugs. */
export function nullsTable(verdicts: readonly Verdict[], drugs: CombinationSpec["drugs"]): Table {
  const rows = verdicts.flatMap((verdict) => verdict.cells.map((cell) => ({ null: verdict.null, ...cell })));
  type Row = CellTest & { readonly null: string };
  return tableOf<Row>(rows, [
    { name: "null", is: "Null model", text: (row) => row.null },
    ...doseColumns<Row>(drugs),
    {
      name: "measured",
      unit: "%",
      is: "Viability, plates taken out",
      number: (row) => percent(row.measured),
    },
    {
      name: "expected",
      unit: "%",
      is: "Viability under the null",
      number: (row) => percent(row.expected),
    },
    {
      name: "excess",
      unit: "%",
      is: "Expected less measured; above 0 synergy",
      number: (row) => percent(row.excess),
    },
    {
      name: "standard_error",
      unit: "%",
      is: "Standard error of the excess",
      number: (row) => percent(row.standardError),
    },
    { name: "p", is: "p of this cell alone", number: (row) => row.p },
    { name: "p_adjusted", is: "p corrected for all cells (Holm)", number: (row) => row.pAdjusted },
    { name: "weight", is: "Weight of the cell in the score", number: (row) => row.weight },
  ]);
}

/** The table `verdict`: one line per null model; the declared one decides. */
export const verdictTable = (
  verdicts: readonly Verdict[],
  declared: string,
  notes: readonly string[],
): Table =>
  tableOf(verdicts, [
    { name: "null", is: "Null model", text: (v) => v.null },
    {
      name: "decides",
      is: "Whether the study declared this model",
      text: (v) => (v.null === declared ? "yes" : "no"),
    },
    { name: "verdict", is: "What the test says", text: (v) => v.call },
    {
      name: "score",
      unit: "%",
      is: "Weighted mean excess over the null; above 0 synergy",
      number: (v) => percent(v.score),
    },
    { name: "low", unit: "%", is: "Lower limit of the score", number: (v) => percent(v.low) },
    { name: "high", unit: "%", is: "Upper limit of the score", number: (v) => percent(v.high) },
    { name: "p", is: "p of the score, two-sided", number: (v) => v.p },
    {
      name: "degrees_of_freedom",
      is: "Degrees of freedom of the error",
      number: (v) => v.degreesOfFreedom,
    },
    {
      name: "mean_excess",
      unit: "%",
      is: "Plain mean of the excess over the cells",
      number: (v) => percent(v.meanExcess),
    },
    {
      name: "noise",
      unit: "%",
      is: "Standard deviation of a response, at the control where it grows with the response",
      number: (v) => percent(v.noise),
    },
    {
      name: "variance",
      is: "Whether the noise is the same everywhere or grows with the response",
      text: (v) => (Number.isNaN(v.noise) ? "" : v.proportional ? "grows" : "constant"),
    },
    {
      name: "note",
      is: "How to read the verdict",
      text: (v) => [...(v.null === declared ? notes : []), ...v.notes].join("; "),
    },
  ]);
