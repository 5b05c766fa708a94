import { type Mark, mostPanels, type Panel } from "../../figure/index.ts";
import type { StepFigure, Tables } from "../../step/index.ts";
import { groupRows, numbersAt, type Table } from "../../table/index.ts";
import type { DoseResponseSpec, Settings } from "./spec.ts";

/** Points, fitted curve and band of each curve on a log axis of doses. */
export function doseResponseFigures(
  { settings, curves }: DoseResponseSpec,
  tables: Tables,
): readonly StepFigure[] {
  const { points, curve: fitted } = tables;
  if (!points || !fitted || points.nRows === 0) return [];
  const shown = curves.slice(0, mostPanels);
  const single = shown.length === 1;
  const panels = shown.map(
    ({ name }): Panel => ({ title: name, marks: marksOf(name, points, fitted, settings) }),
  );
  return [
    {
      name: "dose-response",
      caption: captionOf(settings, shown.length, curves.length),
      shows: "points",
      figure: {
        title: "Dose–response",
        x: { label: "Dose", unit: settings.doseUnit, scale: "log" },
        y: { label: responseLabels[settings.response], unit: settings.responseUnit, scale: "linear" },
        marks: single ? panels[0]!.marks : [],
        ...(single ? {} : { panels }),
      },
    },
  ];
}

function captionOf({ level, robust }: Settings, nShown: number, n: number): string {
  const percent = Math.round(level * 1000) / 10;
  return [
    `Measured responses, fitted curves and pointwise ${percent} % bands`,
    nShown < n ? ` (the first ${nShown} of ${n} curves)` : "",
    ". Responses without drug stand at a third of the lowest dose.",
    robust === "rout" ? " Those left out were outlying." : "",
  ].join("");
}

const responseLabels = {
  viability: "Viability",
  inhibition: "Inhibition",
  signal: "Signal",
  quantal: "Share that responded",
};

function marksOf(name: string, points: Table, fitted: Table, { absolute }: Settings): readonly Mark[] {
  const [own, line] = [rowsOf(points, name), rowsOf(fitted, name)];
  const given = numbersAt(points, "dose", own).filter((dose) => dose > 0);
  const lowest = given.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const doses = numbersAt(points, "dose", own).map((dose) => (dose === 0 ? lowest / 3 : dose));
  const responses = numbersAt(points, "response", own);
  const weights = numbersAt(points, "weight", own);
  const out = weights.map((weight, i) => (weight === 0 ? responses[i]! : Number.NaN));
  const kept = responses.map((value, i) => (weights[i] === 0 ? Number.NaN : value));
  const x = numbersAt(fitted, "dose", line);
  return [
    ...(absolute === null ? [] : [{ mark: "rule", axis: "y", at: [absolute], weight: "thin" } as const]),
    {
      mark: "band",
      series: "fitted",
      x,
      low: numbersAt(fitted, "low", line),
      high: numbersAt(fitted, "high", line),
    },
    { mark: "line", series: "fitted", x, y: numbersAt(fitted, "response", line) },
    { mark: "points", series: "measured", x: doses, y: kept },
    ...(out.some((value) => !Number.isNaN(value))
      ? [{ mark: "points", series: "left out", x: doses, y: out } as const]
      : []),
  ];
}

const rowsOf = (t: Table, name: string): Uint32Array =>
  groupRows(t, ["curve"]).find(({ key }) => key.curve === name)?.rows ?? new Uint32Array(0);
