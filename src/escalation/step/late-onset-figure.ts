import type { Mark, Panel } from "../../figure/index.ts";
import type { StepFigure } from "../../step/index.ts";
import { rowObjects, type Table } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { levelNames } from "./columns.ts";
import type { EscalateSpec } from "./spec.ts";

/** What is selected when only part of the toxicities begins inside the window: a panel for each design and scenario. */
export function lateOnsetFigure(
  { designs, levels, insideWindow, scenarios }: EscalateSpec,
  shown: Table,
): StepFigure {
  const rows = rowObjects(shown);
  const places = levelNames(levels);
  const nameOf = (inside: number) => `${printNumber(100 * inside, 3)} % inside the window`;
  const marksOf = (design: string, scenario: string): Mark[] =>
    insideWindow.map((inside, k) => ({
      mark: "bars",
      direction: "vertical",
      series: nameOf(inside),
      at: places,
      value: rows
        .filter((row) => row.design === design && row.scenario === scenario)
        .filter((row) => Math.abs(Number(row.inside) - 100 * inside) < 1e-9)
        .map((row) => Number(row.select)),
      slot: [k, insideWindow.length],
    }));
  const panels = scenarios
    .flatMap(({ name }) =>
      designs.map((design): Panel => ({ title: `${design}: ${name}`, marks: marksOf(design, name) })),
    )
    .slice(0, 8);
  return {
    name: "late_onset",
    caption:
      "Probability that each dose is selected when this share of all dose-limiting toxicities begins inside the window; the others come later and are not seen.",
    shows: "late_onset",
    figure: {
      title: "Selection when toxicities come late",
      x: { label: "Dose", unit: levels.unit, scale: "band", domain: places },
      y: { label: "Selected", unit: "%", scale: "linear", domain: [0, 100] },
      marks: [],
      panels,
      columns: 2,
      legend: { show: "top", order: insideWindow.map(nameOf) },
    },
  };
}
