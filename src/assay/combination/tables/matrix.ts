import { type ColumnOf, type Table, tableOf } from "../../../table/index.ts";
import { cellsOf, isCombined } from "../cells.ts";
import { observedScores } from "../observed-scores.ts";
import type { CombinationSpec } from "../spec.ts";
import type { Wells } from "../types.ts";
import { zipDelta } from "../zip-delta.ts";
import { doseColumns, percent } from "./columns.ts";

/** The table `matrix`: what was measured, and the scores that need no test. */
export function matrixTable(wells: Wells, drugs: CombinationSpec["drugs"]): Table {
  const cells = cellsOf(wells);
  const control = cells.find((cell) => cell.dose1 === 0 && cell.dose2 === 0)?.mean ?? 1;
  const key = (cell: { dose1: number; dose2: number }) => `${cell.dose1}/${cell.dose2}`;
  const observed = new Map(observedScores(cells, control).map((score) => [key(score), score]));
  const zip = new Map(zipDelta(cells, control).map((score) => [key(score), score.delta]));
  const rows = cells.map((cell) => ({ ...cell, ...observed.get(key(cell)), delta: zip.get(key(cell)) }));
  type Row = (typeof rows)[number];
  const score = (name: string, is: string, of: (row: Row) => number | undefined): ColumnOf<Row> => ({
    name,
    unit: "%",
    is,
    number: (row) => percent((isCombined(row) ? of(row) : undefined) ?? Number.NaN),
  });
  return tableOf(rows, [
    ...doseColumns<Row>(drugs),
    { name: "n", is: "Wells with a response", number: (row) => row.wells.length },
    { name: "viability", unit: "%", is: "Mean viability", number: (row) => percent(row.mean) },
    {
      name: "sd",
      unit: "%",
      is: "Standard deviation of the wells",
      number: (row) => percent(sdOf(wells, row.wells)),
    },
    score(
      "bliss_observed",
      "Bliss excess from measured single agents; above 0 synergy",
      (row) => row.blissExcess,
    ),
    score(
      "hsa_observed",
      "Excess over the better measured single agent; above 0 synergy",
      (row) => row.hsaExcess,
    ),
    score("zip_delta", "δ of zero interaction potency; above 0 synergy", (row) => row.delta),
  ]);
}

function sdOf({ viability }: Wells, wells: readonly number[]): number {
  const mean = wells.reduce((sum, i) => sum + viability[i]!, 0) / wells.length;
  return wells.length < 2
    ? Number.NaN
    : Math.sqrt(wells.reduce((sum, i) => sum + (viability[i]! - mean) ** 2, 0) / (wells.length - 1));
}
