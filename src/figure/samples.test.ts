import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type Figure, forest, renderFigure, timeCourse, tornado } from "./index.ts";

const range = (from: number, to: number, n: number): readonly number[] =>
  Array.from({ length: n }, (_, k) => from + ((to - from) * k) / (n - 1));

const days = range(0, 84, 337);
const doses = [0, 21, 42, 63];

/** Repeated doses into a two-exponential disposition: shapes like those of a conjugate; not a model of one. */
const conjugate = (peak: number, fast: number, slow: number, share: number): readonly number[] =>
  days.map((t) =>
    doses
      .filter((dose) => dose < t)
      .reduce(
        (sum, dose) =>
          sum + peak * (share * Math.exp(-fast * (t - dose)) + (1 - share) * Math.exp(-slow * (t - dose))),
        0,
      ),
  );

const times = (values: readonly number[], factor: number): readonly number[] => values.map((v) => v * factor);

const curve = (name: string, values: readonly number[], spread: number) => ({
  name,
  time: days,
  middle: values,
  low: times(values, 1 / spread),
  high: times(values, spread),
});

const conjugated = conjugate(82, 0.9, 0.16, 0.35);
const antibody = conjugate(95, 0.8, 0.075, 0.35);
const free = times(conjugate(0.011, 1.2, 0.19, 0.5), 1);

const sampled = (values: readonly number[]) => {
  const every = [5, 13, 29, 57, 83, 89, 113, 141, 167];
  return {
    time: every.map((k) => days[k] ?? 0),
    value: every.map((k, j) => (values[k] ?? 0) * (1 + 0.25 * Math.sin(7 * j))),
  };
};

const oneCurve: Figure = timeCourse({
  title: "Conjugate in plasma, 168 mg/m² every three weeks",
  time: { unit: "d" },
  value: { label: "Concentration", unit: "ug/mL" },
  doses,
  series: [
    curve("Total antibody", antibody, 1.6),
    curve("Conjugate", conjugated, 1.8),
    { ...curve("Free maytansinoid", free, 2.4), observed: sampled(free) },
  ],
  references: [{ value: 0.002, label: "lower limit of quantification" }],
});

const facets: Figure = timeCourse({
  title: "Conjugated and free drug by dose level",
  time: { unit: "d", domain: [0, 42] },
  value: { label: "Concentration in plasma", unit: "ng/mL" },
  doses: [0, 21, 42],
  series: ["60 mg/m²", "126 mg/m²", "168 mg/m²", "223 mg/m²"].flatMap((panel, k) => [
    {
      ...curve("Conjugated drug", times(conjugated, 6 + 6 * k), 1.7),
      panel,
      observed: sampled(times(conjugated, 6 + 6 * k)),
    },
    { ...curve("Free drug", times(free, 60 + 70 * k), 2.2), panel },
  ]),
});

const sensitivity: Figure = tornado({
  title: "What the exposure depends on",
  subtitle: "Each input moved through its range, the others held",
  value: { label: "Area under the curve of the conjugate", unit: "mg*h/L" },
  base: 7850,
  baseLabel: "all inputs at their own values",
  rows: [
    { name: "Clearance of the conjugated antibody", low: 12400, high: 5300, range: "0.25 to 0.60 L/d" },
    {
      name: "Loss of drug from the antibody (deconjugation in plasma)",
      low: 9600,
      high: 6400,
      range: "0.03 to 0.11 1/d",
    },
    { name: "Shed CanAg", low: 8010, high: 6900, range: "0 to 40 nM" },
    { name: "Body surface area", low: 7700, high: 8000, range: "1.5 to 2.2 m²" },
    { name: "Central volume", low: 7900, high: 7810, range: "2.6 to 4.4 L" },
  ],
});

const claims: Figure = forest({
  title: "Computed over reported",
  value: { label: "Ratio", unit: "", scale: "log", domain: [0.25, 4] },
  reference: 1,
  margins: [0.8, 1.25],
  textTitle: "Ratio (90 % interval)",
  rows: [
    {
      name: "T-DM1 Cmax, cycle 1",
      middle: 0.97,
      low: 0.88,
      high: 1.06,
      group: "predicted",
      text: "0.97 (0.88 to 1.06)",
    },
    {
      name: "T-DM1 trough, cycle 1",
      middle: 1.34,
      low: 0.62,
      high: 6.2,
      group: "predicted",
      text: "1.34 (0.62 to 6.2)",
    },
    {
      name: "T-DM1 area under the curve",
      middle: 1.02,
      low: 0.91,
      high: 1.15,
      group: "calibrated",
      text: "1.02 (0.91 to 1.15)",
    },
    { name: "DM4 Cmax", middle: 0.71, group: "predicted", text: "0.71" },
  ],
});

const inhibitor = [0, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];
const survival = (ic50: number) => (dose: number) => 100 / (1 + (dose / ic50) ** 1.2);

const doseResponse: Figure = {
  title: "Viability after 72 h",
  subtitle: "Points: mean of three wells with standard deviation; lines: fitted",
  x: { label: "huC242-DM4", unit: "nM", scale: "log", domain: [0.005, 200] },
  y: { label: "Viability", unit: "%", scale: "linear", domain: [0, 120] },
  marks: [
    { name: "COLO 205 (antigen positive)", ic50: 0.4 },
    { name: "Namalwa (antigen negative)", ic50: 28 },
  ].flatMap(({ name, ic50 }, j) => {
    const fine = range(-2.3, 2.3, 80).map((x) => 10 ** x);
    const seen = inhibitor.map((dose, k) => survival(ic50)(dose) + 4 * Math.sin(3 * k + j));
    return [
      { mark: "line", series: name, x: fine, y: fine.map(survival(ic50)) } as const,
      {
        mark: "interval",
        direction: "vertical",
        series: name,
        at: inhibitor,
        low: seen.map((y) => y - 5),
        high: seen.map((y) => y + 5),
        middle: seen,
      } as const,
    ];
  }),
};

const levels = ["3", "6", "9", "12"];
const counts = ["0", "1", "2", "3", "4", "5"];
const decisions = levels.flatMap((n) =>
  counts.map((d) => {
    const share = Number(d) / Number(n);
    const decision =
      share <= 0.236 ? "Escalate" : share >= 0.66 ? "Eliminate" : share >= 0.358 ? "De-escalate" : "Stay";
    return { n, d, decision: Number(d) > Number(n) ? "" : decision };
  }),
);

const decisionTable: Figure = {
  title: "Decisions by patients treated and patients with a dose-limiting toxicity",
  x: { label: "Patients treated at the dose", unit: "", scale: "band" },
  y: { label: "With toxicity", unit: "", scale: "band" },
  marks: [
    {
      mark: "cells",
      x: decisions.map((cell) => cell.n),
      y: decisions.map((cell) => cell.d),
      categories: decisions.map((cell) => cell.decision),
      text: decisions.map((cell) => cell.decision),
    },
  ],
  legend: { show: "top", order: ["Escalate", "Stay", "De-escalate", "Eliminate"] },
};

const grid = levels.flatMap((a, i) => counts.map((b, j) => ({ a, b, v: 18 * Math.sin(i + j / 2) - 3 })));

const synergy: Figure = {
  title: "Excess over additivity, huC242-DM4 with docetaxel",
  x: { label: "Docetaxel", unit: "nM", scale: "band" },
  y: { label: "huC242-DM4", unit: "nM", scale: "band" },
  marks: [
    {
      mark: "cells",
      x: grid.map((cell) => cell.b),
      y: grid.map((cell) => cell.a),
      values: grid.map((cell) => cell.v),
      text: grid.map((cell) => String(Math.round(cell.v) + 0).replace("-", "−")),
      colour: { label: "Excess over Loewe additivity", unit: "%" },
    },
  ],
};

const groups = ["Vehicle", "5 mg/kg once", "10 mg/kg once", "5 mg/kg weekly × 3"];

const boxes: Figure = {
  title: "Tumour volume on day 28",
  subtitle: "Box: quartiles; whiskers: 5th and 95th percentile",
  x: { label: "", unit: "", scale: "band" },
  y: { label: "Tumour volume", unit: "mm3", scale: "linear" },
  marks: [
    {
      mark: "box",
      direction: "vertical",
      at: groups,
      low: [620, 210, 80, 0],
      q1: [900, 420, 160, 20],
      median: [1150, 560, 230, 60],
      q3: [1420, 760, 350, 110],
      high: [1800, 1100, 610, 240],
      series: "xenograft COLO 205",
    },
    { mark: "text", x: ["5 mg/kg weekly × 3"], y: [400], text: ["4 of 10 without tumour"] },
  ],
};

const stays: Figure = {
  title: "Time on study",
  x: { label: "Time", unit: "wk", scale: "linear" },
  y: { label: "Patients on study", unit: "%", scale: "linear", domain: [0, 100] },
  marks: [
    {
      mark: "step",
      series: "strong, homogeneous CanAg",
      x: [0, 6, 9, 12, 18, 27, 36],
      y: [100, 89, 72, 61, 44, 30, 22],
    },
    { mark: "step", series: "any CanAg", x: [0, 3, 6, 8, 12, 15, 24], y: [100, 80, 51, 40, 22, 12, 6] },
    { mark: "rule", axis: "x", at: [6], label: "end of the second cycle" },
  ],
};

const tolerated: Figure = {
  title: "Patients with toxicity by dose level",
  x: { label: "Dose", unit: "mg/m2", scale: "band" },
  y: { label: "Patients", unit: "%", scale: "linear" },
  marks: (["any grade", "grade 3 or 4", "dose-limiting"] as const).map((series, k) => ({
    mark: "bars",
    direction: "vertical",
    series,
    slot: [k, 3],
    at: ["18", "36", "60", "90", "126", "168", "223", "297"],
    value: [11, 20, 28, 41, 55, 62, 81, 92].map((v) => (v * (3 - k)) / 3 / (1 + k)),
  })),
};

const manyNames: Figure = {
  title:
    "A long title that has to be broken over several lines because it says everything about the study, its population, its doses and what was measured",
  subtitle: "Names that do not fit below their bands are turned",
  x: { label: "Compound", unit: "", scale: "band" },
  y: {
    label: "A vertical axis whose name is longer than the axis itself is high enough to hold in one line",
    unit: "ug*d/mL",
    scale: "log",
  },
  marks: [
    {
      mark: "interval",
      direction: "vertical",
      at: [
        "huC242-DM4",
        "huN901-DM1",
        "trastuzumab emtansine",
        "AVE9633 (huMy9-6-DM4)",
        "SAR3419",
        "BT-062",
        "AVE1642",
        "cantuzumab mertansine",
        "IMGN388",
        "lorvotuzumab mertansine",
      ],
      low: [900, 80, 12, 300, 40, 7, 2, 0.9, 0.4, 0.2],
      high: [2100, 160, 40, 900, 100, 22, 9, 3, 1.2, 0.9],
      middle: [1500, 120, 24, 500, 70, 14, 5, 1.8, 0.8, 0.5],
      series:
        "an arm of the study with a name so long that the legend has to break it over two lines of its own, which it does",
    },
  ],
};

const nothing: Figure = {
  title: "Nothing measured",
  x: { label: "Time", unit: "h", scale: "linear" },
  y: { label: "Concentration", unit: "nM", scale: "log" },
  marks: [{ mark: "line", x: [], y: [] }],
};

const samples: Readonly<Record<string, Figure>> = {
  "time-course": oneCurve,
  "time-course-panels": facets,
  tornado: sensitivity,
  forest: claims,
  "dose-response": doseResponse,
  "decision-table": decisionTable,
  "heat-map": synergy,
  boxes,
  steps: stays,
  bars: tolerated,
  "long-names": manyNames,
  "no-data": nothing,
};

const folder = new URL("./kept/", import.meta.url).pathname;
const rewrite = process.env.UPDATE_KEPT === "1";

test.each(Object.entries(samples))("%s.svg is, byte for byte, what its description gives", (name, figure) => {
  const file = `${folder}${name}.svg`;
  const svg = `${renderFigure(figure, { theme: "system" })}\n`;
  if (rewrite) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, svg);
  }
  expect(existsSync(file), `${name}.svg; UPDATE_KEPT=1 writes it`).toBe(true);
  expect(svg === readFileSync(file, "utf8"), `${name}.svg differs; look at it, then UPDATE_KEPT=1`).toBe(
    true,
  );
});

test("every kept figure has a description", () => {
  expect(readdirSync(folder).sort()).toEqual(
    Object.keys(samples)
      .map((name) => `${name}.svg`)
      .sort(),
  );
});
