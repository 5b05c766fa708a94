import { pagesOf } from "../../figure/index.ts";
import type { PlanContext, StepFigure, StepKind, Tables } from "../../step/index.ts";
import {
  groupRows,
  type NamedValue,
  namedValuesTable,
  numbersAt,
  type Table,
  tableOf,
} from "../../table/index.ts";
import { parametersOf } from "../dose-response/fit.ts";
import { type GrowthRateMetrics, growthRateMetrics } from "../dose-response/growth-rate.ts";
import type { NoFit } from "../dose-response/why-not.ts";
import { fileOrIssue } from "../reading/data-file.ts";
import { type GrowthRateOptions, growthRateOptions } from "./options.ts";
import { type GrowthCurve, type GrowthData, readGrowth } from "./read.ts";

/** The step `growth-rate`: GR values and metrics. */
export const growthRateStep: StepKind<GrowthRateOptions, GrowthData> = {
  kind: "growth-rate",
  summary: "growth-rate inhibition from cell counts: GR50, GRmax, GRinf, GEC50, area over the curve",
  options: growthRateOptions,
  needs: () => [],
  plan,
  settings: ({ curves, doseUnit, controls }) => [
    { name: "columns.dose", value: `in ${doseUnit}` },
    { name: "controls", value: `from ${controls}` },
    { name: "curves", value: String(curves.length) },
  ],
  split: (spec) => [{ id: "all curves", piece: spec }],
  run: (piece) => tablesOf(piece as GrowthData),
  collect: (_, [part]) => part!,
  figures,
  methods: () => [
    {
      text: "Growth-rate inhibition GR = 2^(log₂(x/x₀)/log₂(x_ctrl/x₀)) − 1 was fitted by GRinf + (1 − GRinf)/(1 + (c/GEC50)^h); a curve that is no better than one mean (F test with n − 3 degrees of freedom, 5 %) counts as flat.",
      cite: ["hafner2016", "clark2017"],
    },
  ],
  assumptions: () => [],
};

function plan(options: GrowthRateOptions, context: PlanContext) {
  const issues: ReturnType<typeof readGrowth>["issues"][number][] = [];
  const file = fileOrIssue("growth-rate", options.data, "data", context, issues);
  if (!file) return { issues };
  const { data, issues: found } = readGrowth(file, options, context.place);
  return data ? { spec: data, issues: found } : { issues: found };
}

interface Measured {
  readonly curve: GrowthCurve;
  readonly metrics: GrowthRateMetrics | NoFit;
}

function tablesOf({ curves, doseUnit }: GrowthData): Tables {
  const measured = curves.map((curve) => ({ curve, metrics: growthRateMetrics(curve.doses, curve.values) }));
  return {
    values: namedValuesTable(measured.flatMap((one) => named(one, doseUnit))),
    metrics: metricsTable(measured, doseUnit),
    points: pointTable(curves, doseUnit),
    curve: curveTable(measured, doseUnit),
  };
}

const metricNames = [
  { name: "gr50", of: (m: GrowthRateMetrics) => m.gr50, dose: true, is: "concentration with GR = 0.5" },
  {
    name: "gr_max",
    of: (m: GrowthRateMetrics) => m.grMax,
    dose: false,
    is: "smaller mean GR at the two highest doses",
  },
  { name: "gr_inf", of: (m: GrowthRateMetrics) => m.grInf, dose: false, is: "GR at endless concentration" },
  {
    name: "gec50",
    of: (m: GrowthRateMetrics) => m.gec50,
    dose: true,
    is: "concentration at half of the effect",
  },
  { name: "hill", of: (m: GrowthRateMetrics) => m.hill, dose: false, is: "steepness" },
  { name: "gr_aoc", of: (m: GrowthRateMetrics) => m.aoc, dose: false, is: "area over the GR curve" },
] as const;

function named({ curve, metrics }: Measured, doseUnit: string): readonly NamedValue[] {
  if (metrics.status !== "fitted") return [];
  return metricNames
    .map(({ name, of, dose, is }) => ({
      name: `${curve.name}.${name}`,
      value: of(metrics),
      unit: dose ? doseUnit : "",
      low: Number.NaN,
      high: Number.NaN,
      description: `${is}, ${curve.name}`,
    }))
    .filter(({ value }) => !Number.isNaN(value));
}

const metricsTable = (measured: readonly Measured[], doseUnit: string): Table =>
  tableOf(measured, [
    { name: "curve", is: "Cell line, treatment and time", text: ({ curve }) => curve.name },
    { name: "line", is: "Cell line", text: ({ curve }) => curve.line },
    { name: "treatment", is: "Treatment", text: ({ curve }) => curve.treatment },
    { name: "time", is: "Time as the file gives it", number: ({ curve }) => curve.time ?? Number.NaN },
    {
      name: "shape",
      is: "sigmoid, flat, or not fitted",
      text: ({ metrics }) => (metrics.status === "fitted" ? metrics.shape : metrics.status),
    },
    ...metricNames.map(({ name, of, dose, is }) => ({
      name,
      unit: dose ? doseUnit : "",
      is,
      number: ({ metrics }: Measured) => (metrics.status === "fitted" ? of(metrics) : Number.NaN),
    })),
    {
      name: "r2",
      is: "Share of the variance that the curve explains",
      number: ({ metrics }) => (metrics.status === "fitted" ? metrics.rSquared : Number.NaN),
    },
    {
      name: "p",
      is: "p of the curve against a flat line",
      number: ({ metrics }) => (metrics.status === "fitted" ? metrics.test.p : Number.NaN),
    },
    {
      name: "note",
      is: "Why there is no curve",
      text: ({ metrics }) => (metrics.status === "fitted" ? "" : metrics.reason),
    },
  ]);

const pointTable = (curves: readonly GrowthCurve[], doseUnit: string): Table =>
  tableOf(
    curves.flatMap(({ name, doses, values }) => doses.map((dose, k) => ({ name, dose, value: values[k]! }))),
    [
      { name: "curve", is: "Cell line, treatment and time", text: ({ name }) => name },
      { name: "dose", unit: doseUnit, is: "Concentration", number: ({ dose }) => dose },
      { name: "gr", is: "Growth-rate inhibition value", number: ({ value }) => value },
    ],
  );

const nDrawn = 60;

function curveTable(measured: readonly Measured[], doseUnit: string): Table {
  const rows = measured.flatMap(({ curve, metrics }) => {
    if (metrics.status !== "fitted") return [];
    const [low, high] = [Math.min(...curve.doses), Math.max(...curve.doses)];
    const [, limit = 0, lnEc50 = 0, hill = 1] = parametersOf(metrics.fit, 0);
    return Array.from({ length: nDrawn + 1 }, (_, k) => {
      const dose = low * (high / low) ** (k / nDrawn);
      const sigmoid = limit + (1 - limit) / (1 + (dose / Math.exp(lnEc50)) ** hill);
      return { name: curve.name, dose, value: metrics.shape === "flat" ? metrics.grInf : sigmoid };
    });
  });
  return tableOf(rows, [
    { name: "curve", is: "Cell line, treatment and time", text: ({ name }) => name },
    { name: "dose", unit: doseUnit, is: "Concentration", number: ({ dose }) => dose },
    { name: "gr", is: "Fitted growth-rate inhibition value", number: ({ value }) => value },
  ]);
}

/** GR values and curves, a panel per curve, a dozen to a figure. */
function figures({ doseUnit }: GrowthData, { points, curve }: Tables): readonly StepFigure[] {
  if (!points || !curve) return [];
  const groups = groupRows(points, ["curve"]);
  const lines = groupRows(curve, ["curve"]);
  const pages = pagesOf(groups);
  return pages.map((page, k) => ({
    name: pages.length > 1 ? `curves-${k + 1}` : "curves",
    caption: "Growth-rate inhibition: 1 without effect, 0 no growth, below 0 cells are lost.",
    shows: "points",
    figure: {
      title: "Growth-rate inhibition",
      x: { label: "Concentration", unit: doseUnit, scale: "log" },
      y: { label: "GR", unit: "", scale: "linear" },
      marks: [],
      panels: page.map(({ key, rows }) => {
        const line = lines.find((one) => one.key.curve === key.curve)?.rows ?? new Uint32Array();
        return {
          title: String(key.curve),
          marks: [
            {
              mark: "points" as const,
              series: "wells",
              x: numbersAt(points, "dose", rows),
              y: numbersAt(points, "gr", rows),
            },
            {
              mark: "line" as const,
              series: "fit",
              x: numbersAt(curve, "dose", line),
              y: numbersAt(curve, "gr", line),
            },
          ],
        };
      }),
    },
  }));
}
