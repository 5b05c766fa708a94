import type { Mark } from "../../figure/index.ts";
import type { StepFigure } from "../../step/index.ts";
import { rowObjects, type Table } from "../../table/index.ts";
import type { EscalateSpec } from "./spec.ts";

/** How long trials take, by scenario and design: percentiles 5, 50 and 95. */
export function calendarFigure({ designs }: EscalateSpec, shown: Table): StepFigure {
  const rows = rowObjects(shown);
  const scenarios = [...new Set(rows.map((row) => String(row.scenario)))];
  const marks = designs.map((design, k): Mark => {
    const own = rows.filter((row) => row.design === design);
    const values = (name: string) => own.map((row) => Number(row[name]));
    return {
      mark: "interval",
      direction: "vertical",
      series: design,
      at: own.map((row) => String(row.scenario)),
      low: values("duration_p5"),
      high: values("duration_p95"),
      middle: values("duration_p50"),
      slot: [k, designs.length],
    };
  });
  return {
    name: "calendar",
    caption:
      "Time from the beginning of accrual to the last outcome: median over simulated trials, from percentile 5 to 95.",
    shows: "calendar",
    figure: {
      title: "Duration of the trial",
      x: { label: "Scenario", unit: "", scale: "band", domain: scenarios },
      y: { label: "Duration", unit: "d", scale: "linear" },
      marks,
      legend: { show: "top", order: designs },
    },
  };
}
