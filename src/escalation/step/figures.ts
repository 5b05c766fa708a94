import type { Figure, Mark } from "../../figure/index.ts";
import type { StepFigure, Tables } from "../../step/index.ts";
import { rowObjects, type Table } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { calendarFigure } from "./calendar-figure.ts";
import { levelNames } from "./columns.ts";
import { conductFigures } from "./conduct-figures.ts";
import { lateOnsetFigure } from "./late-onset-figure.ts";
import type { EscalateSpec } from "./spec.ts";

/** The decision tables, the selection probabilities, what late toxicities do, and the course of the trial so far. */
export function escalateFigures(spec: EscalateSpec, tables: Tables): readonly StepFigure[] {
  const { decision_table, characteristics, selection, recommendation } = tables;
  return [
    ...(decision_table && decision_table.nRows > 0 ? [decisionFigure(spec, decision_table)] : []),
    ...(characteristics && selection ? [selectionFigure(spec, characteristics, selection)] : []),
    ...(tables.late_onset ? [lateOnsetFigure(spec, tables.late_onset)] : []),
    ...(tables.calendar ? [calendarFigure(spec, tables.calendar)] : []),
    ...(recommendation ? [courseFigure(spec, recommendation)] : []),
    ...conductFigures(spec, tables),
  ];
}

const order = ["escalate", "stay", "de-escalate", "exclude"];
const letters: Readonly<Record<string, string>> = {
  escalate: "E",
  stay: "S",
  "de-escalate": "D",
  exclude: "X",
};

function decisionFigure({ designs }: EscalateSpec, shown: Table): StepFigure {
  const rows = worthShowing(rowObjects(shown));
  const of = (design: string): Mark[] => {
    const own = rows.filter((row) => row.design === design);
    return [
      {
        mark: "cells",
        x: own.map((row) => String(row.n)),
        y: own.map((row) => String(row.tox)),
        categories: own.map((row) => String(row.decision)),
        text: own.map((row) => letters[String(row.decision)] ?? ""),
      },
    ];
  };
  const named = designs.filter((design) => rows.some((row) => row.design === design));
  const distinct = (name: "n" | "tox") =>
    [...new Set(rows.map((row) => Number(row[name])))].sort((a, b) => a - b).map(String);
  const figure: Figure = {
    title: "Decision by counts at the current dose",
    x: { label: "Patients at the current dose", unit: "", scale: "band", domain: distinct("n") },
    y: { label: "With a toxicity", unit: "", scale: "band", domain: distinct("tox").toReversed() },
    marks: named.length === 1 ? of(named[0]!) : [],
    ...(named.length > 1 ? { panels: named.map((design) => ({ title: design, marks: of(design) })) } : {}),
    legend: { show: "top", order },
  };
  return {
    name: "decision_table",
    caption:
      "What each design does at every count at the current dose: E escalate, S stay, D de-escalate, X exclude.",
    shows: "decision_table",
    figure,
  };
}

/** Rows up to the first count of toxicities at which every design excludes at every n. */
function worthShowing<Row extends Readonly<Record<string, string | number>>>(rows: readonly Row[]): Row[] {
  const most = Math.max(...rows.filter((row) => row.decision !== "exclude").map((row) => Number(row.tox)));
  return rows.filter((row) => Number(row.tox) <= most + 1);
}

function selectionFigure({ designs, levels }: EscalateSpec, shown: Table, selection: Table): StepFigure {
  const rows = rowObjects(shown);
  const without = rowObjects(selection);
  const looks = rows.some((row) => Number.isFinite(Number(row.responders)));
  const places = [...levelNames(levels), "none"];
  const truthOf = (scenario: string): string =>
    rows
      .filter((row) => row.design === designs[0] && row.scenario === scenario)
      .map((row) => printNumber(Number(row.truth), 2))
      .join(", ");
  const marksOf = (scenario: string): Mark[] =>
    designs.map((design, k) => {
      const own = rows.filter((row) => row.design === design && row.scenario === scenario);
      const none = without.find((row) => row.design === design && row.scenario === scenario);
      return {
        mark: "bars",
        direction: "vertical",
        series: design,
        at: places,
        value: [...own.map((row) => Number(row.select)), Number(none?.select_none)],
        slot: [k, designs.length],
      };
    });
  return {
    name: "selection",
    caption: `Probability that each dose is selected as the ${looks ? "optimal biological" : "maximum tolerated"} dose; the title of a panel gives the scenario.`,
    shows: "characteristics",
    figure: {
      title: looks ? "Selection of the dose" : "Selection of the maximum tolerated dose",
      x: { label: "Dose", unit: levels.unit, scale: "band", domain: places },
      y: { label: "Selected", unit: "%", scale: "linear", domain: [0, 100] },
      marks: [],
      panels: [...new Set(rows.map((row) => String(row.scenario)))].map((name) => ({
        title: `${name}: ${truthOf(name)} %`,
        marks: marksOf(name),
      })),
      columns: 2,
      legend: { show: "top", order: designs },
    },
  };
}

function courseFigure({ designs, levels, treated }: EscalateSpec, shown: Table): StepFigure {
  const rows = rowObjects(shown);
  const cohorts = Array.from({ length: treated.length + 1 }, (_, k) => k + 1);
  const names = levelNames(levels);
  const looks = rows.some((row) => "responders" in row);
  // One agent's doses are a scale; pairs have no order, and stand side by side.
  const heights = levels.second ? names : levels.values;
  const heightOf = (row: Readonly<Record<string, string | number>>) => {
    const at = levels.values.findIndex(
      (dose, k) =>
        dose === row.next_dose && (!levels.second || levels.second.values[k] === row.next_dose_second),
    );
    return at < 0 ? (levels.second ? "" : Number.NaN) : heights[at]!;
  };
  const asked = designs.map((design, k): Mark => {
    const own = rows.filter((row) => row.design === design).map(heightOf);
    const x = cohorts.map((cohort) => cohort + (k - (designs.length - 1) / 2) * 0.12);
    const kept = own.flatMap((y, at) => (y === "" ? [] : [at]));
    return {
      mark: "points",
      series: design,
      x: kept.map((at) => x[at]!),
      y: pick(kept.map((at) => own[at]!)),
    };
  });
  const given: Mark = {
    mark: "text",
    x: treated.map((_, k) => k + 1 + designs.length * 0.08),
    anchor: "start",
    y: pick(treated.map(({ dose }) => heights[dose]!)),
    text: treated.map(({ n, tox, eff }) => (looks ? `${tox}/${n}, ${eff} resp.` : `${tox}/${n}`)),
  };
  return {
    name: "course",
    caption: `The dose that each design asks for before each cohort, given the cohorts before it; the numbers are what happened there (toxicities/patients${looks ? ", responses" : ""}).`,
    shows: "recommendation",
    figure: {
      title: "The trial so far, and what each design asks for",
      x: { label: "Cohort", unit: "", scale: "linear", domain: [0.5, cohorts.length + 0.5], ticks: cohorts },
      y: {
        label: "Dose",
        unit: levels.unit,
        ...(levels.second ? { scale: "band", domain: names.toReversed() } : { scale: "linear" }),
      },
      marks: [...asked, given],
      legend: { show: "top", order: designs },
    },
  };
}

/** Heights of one kind: numbers, or names. */
const pick = (heights: readonly (string | number)[]): number[] | string[] =>
  heights.every((one) => typeof one === "number") ? heights.map(Number) : heights.map(String);
