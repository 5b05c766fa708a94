import type { Figure, Mark } from "../../figure/index.ts";
import type { StepFigure, Tables } from "../../step/index.ts";
import { numbers, numbersAt, rowsWhere, type Table, texts } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { nullModel } from "./nulls/nulls.ts";
import type { CombinationSpec } from "./spec.ts";

/** The heat map of the excess, the isobologram and the CI–effect plot, those for which there are numbers. */
export function combinationFigures(spec: CombinationSpec, tables: Tables): readonly StepFigure[] {
  return [
    ...excessFigure(spec, tables.nulls!),
    ...isobologram(spec, tables.isoboles!),
    ...indexFigure(spec, tables.indices!),
  ];
}

function excessFigure({ drugs, null: name }: CombinationSpec, nulls: Table): readonly StepFigure[] {
  const models = texts(nulls, "null");
  const rows = rowsWhere(nulls, (row) => models[row] === name);
  if (rows.length === 0) return [];
  const [dose1, dose2] = [numbersAt(nulls, "dose1", rows), numbersAt(nulls, "dose2", rows)];
  const excess = numbersAt(nulls, "excess", rows);
  const p = numbersAt(nulls, "p_adjusted", rows);
  const largest = Math.max(1, ...excess.map(Math.abs));
  const label = (dose: number) => printNumber(dose, 3);
  const levels = (doses: Float64Array) => [...new Set(doses)].sort((a, b) => a - b).map(label);
  const { printed } = nullModel(name);
  const cells: Mark = {
    mark: "cells",
    x: Array.from(dose1, label),
    y: Array.from(dose2, label),
    values: excess,
    colour: { label: "Excess", unit: "%", domain: [-largest, largest] },
    text: Array.from(
      excess,
      (value, k) => `${printNumber(Math.round(value) + 0, 3)}${p[k]! < 0.05 ? "*" : ""}`,
    ),
  };
  return [
    {
      name: "excess",
      caption: `Excess effect over ${printed}: expected less measured viability in percentage points of the control; above 0 is synergy. A star marks cells that differ from the null after correction for all cells (Holm, 5 %).`,
      shows: "nulls",
      figure: {
        title: `Excess over ${printed}`,
        x: { label: drugs[0].name, unit: drugs[0].unit, scale: "band", domain: levels(dose1) },
        y: { label: drugs[1].name, unit: drugs[1].unit, scale: "band", domain: levels(dose2).reverse() },
        marks: [cells],
      },
    },
  ];
}

function isobologram({ drugs, null: name }: CombinationSpec, isoboles: Table): readonly StepFigure[] {
  const [effects, series] = [numbers(isoboles, "effect"), texts(isoboles, "series")];
  const between = (rows: readonly number[]) => ({
    x: numbersAt(isoboles, "dose1", rows),
    y: numbersAt(isoboles, "dose2", rows),
  });
  const count = (effect: number, measured: boolean) =>
    rowsWhere(isoboles, (row) => effects[row] === effect && (series[row] === "measured") === measured).length;
  const shown = [...new Set(effects)].filter((effect) => count(effect, true) > 0 && count(effect, false) > 1);
  if (shown.length === 0) return [];
  const panels = shown.map((effect) => {
    const own = (measured: boolean) =>
      rowsWhere(isoboles, (row) => effects[row] === effect && (series[row] === "measured") === measured);
    const [line, points] = [own(false), own(true)];
    return {
      title: `${printNumber(100 * effect, 3)} % effect`,
      marks: [
        { mark: "line" as const, series: "no interaction", ...between(line) },
        { mark: "points" as const, series: "measured", ...between(points) },
      ],
    };
  });
  const figure: Figure = {
    title: "Isobologram",
    x: { label: drugs[0].name, unit: drugs[0].unit, scale: "linear" },
    y: { label: drugs[1].name, unit: drugs[1].unit, scale: "linear" },
    marks: [],
    panels,
    shared: "none",
  };
  return [
    {
      name: "isobologram",
      caption: `Pairs of doses with one effect: interpolated along the rows of the matrix, and expected by ${nullModel(name).printed}. Points below the line are synergy.`,
      shows: "isoboles",
      figure,
    },
  ];
}

function indexFigure({ exclusive }: CombinationSpec, indices: Table): readonly StepFigure[] {
  const index = numbers(indices, "index");
  const usable = rowsWhere(indices, (row) => index[row]! > 0 && Number.isFinite(index[row]!));
  if (usable.length === 0) return [];
  const ratios = numbers(indices, "ratio");
  const [low, high] = [numbers(indices, "low"), numbers(indices, "high")];
  const longest = mostDoses(ratios, usable);
  const marks = longest.flatMap((ratio): readonly Mark[] => {
    const rows = usable.filter((row) => ratios[row] === ratio);
    const series = `ratio 1:${printNumber(ratio, 3)}`;
    const at = (name: string) => numbersAt(indices, name, rows);
    const [x, y] = [at("fa"), at("index")];
    const bounded = rows.every((row) => Number.isFinite(low[row]!) && high[row]! < 100);
    return [
      ...(bounded && longest.length === 1
        ? [{ mark: "band" as const, series, x, low: at("low"), high: at("high") }]
        : []),
      { mark: "line", series, x, y },
      { mark: "points", series, x, y },
    ];
  });
  return [
    {
      name: "index",
      caption: `Combination index by effect (${exclusive ? "mutually exclusive" : "mutually non-exclusive"} drugs) along rays of constant ratio; below 1 is synergy.`,
      shows: "indices",
      figure: {
        title: "Combination index",
        x: { label: "Affected fraction", unit: "", scale: "linear" },
        y: { label: "Combination index", unit: "", scale: "log" },
        marks: [...marks, { mark: "rule", axis: "y", at: [1] }],
      },
    },
  ];
}

/** At most this many rays are drawn, those in the middle of the ratios. */
const mostRays = 5;

function mostDoses(ratios: Float64Array, rows: readonly number[]): readonly number[] {
  const all = [...new Set(rows.map((row) => ratios[row]!))].sort((a, b) => a - b);
  const from = Math.max(0, Math.floor((all.length - mostRays) / 2));
  return all.slice(from, from + mostRays);
}
