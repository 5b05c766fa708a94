import type { Figure } from "../../figure/index.ts";
import type { DarDistribution } from "../dar/distribution.ts";

/** A drug-load distribution as bars beside the expectations named, each as points on one row of loads. */
export function darFigure(
  measured: DarDistribution,
  expected: Readonly<Record<string, DarDistribution>> = {},
): Figure {
  const loads = measured.fractions.map((_, n) => n);
  return {
    title: "Drug-load distribution",
    subtitle: `average ${measured.average.toFixed(2)} drugs per antibody`,
    x: { label: "Drugs per antibody", unit: "", scale: "band", domain: loads.map(String) },
    y: { label: "Share of antibodies", unit: "", scale: "linear" },
    marks: [
      {
        mark: "bars",
        direction: "vertical",
        series: "measured",
        at: loads.map(String),
        value: measured.fractions,
      },
      ...Object.entries(expected).map(([series, { fractions }]) => ({
        mark: "points" as const,
        series,
        x: loads.map(String),
        y: loads.map((n) => fractions[n] ?? 0),
      })),
    ],
    legend: { show: "top" },
  };
}
