import { tornado } from "../figure/index.ts";
import type { StepFigure } from "../step/index.ts";
import { rowObjects, type Table } from "../table/index.ts";
import { printNumber } from "../units/index.ts";
import type { SimulateSpec } from "./spec.ts";

/** As many assumed values as a figure can show. */
const mostRows = 14;

/** What the area under the first output depends on: each assumed value moved over its range, the largest effect first. */
export function assumptionsFigure(spec: SimulateSpec, assumptions: Table | undefined): readonly StepFigure[] {
  const output = spec.outputs[0] ?? "";
  const rows = (assumptions ? rowObjects(assumptions) : [])
    .map((row) => ({
      name: String(row.parameter),
      low: Number(row.auc_at_low),
      high: Number(row.auc_at_high),
      range: `${printNumber(Number(row.low), 3)} to ${printNumber(Number(row.high), 3)} ${row.unit}`.trim(),
    }))
    .filter(
      ({ low, high }) =>
        Number.isFinite(low) && Number.isFinite(high) && Math.abs(low) + Math.abs(high) > 0.01,
    )
    .sort((a, b) => effect(b) - effect(a));
  if (rows.length < 2) return [];
  const left = rows.length - mostRows;
  const figure = tornado({
    title: `What ${output.replaceAll("_", " ")} depends on`,
    subtitle: "change of its area under the curve when one assumed value moves over its range",
    value: { label: "Change of AUC", unit: "%" },
    base: 0,
    rows: rows.slice(0, mostRows),
  });
  const rest = left > 0 ? ` The ${left} with the least effect are in the table.` : "";
  return [
    {
      name: "assumptions",
      caption: `Each assumed value moved over its plausible range, the others staying; one typical subject.${rest}`,
      shows: "assumptions",
      figure,
    },
  ];
}

const effect = ({ low, high }: { readonly low: number; readonly high: number }): number =>
  Math.max(Math.abs(low), Math.abs(high));
