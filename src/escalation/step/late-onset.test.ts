import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { renderFigure } from "../../figure/index.ts";
import type { PlanContext, Tables } from "../../step/index.ts";
import { numberColumn, rowObjects, table } from "../../table/index.ts";
import { recommend } from "../conduct/recommend.ts";
import { designs } from "../designs.ts";
import { escalateOptions } from "./options.ts";
import { escalateStep } from "./step.ts";

const beside = (path: string): string =>
  readFileSync(new URL(`../../../examples/escalation-late/${path}`, import.meta.url), "utf8");

const context = (files: Readonly<Record<string, string>>): PlanContext => ({
  stepName: "escalation",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", line: 3, path: ["escalate", ...path].join(".") }),
});

const plan = (options: object, files: Readonly<Record<string, string>> = {}) =>
  escalateStep.plan(escalateOptions.parse(options), context(files));

function run(
  options: object,
  files = {},
  inputs = {},
): { tables: Tables; figures: ReturnType<typeof escalateStep.figures> } {
  const { spec, issues } = plan(options, files);
  expect(issues).toEqual([]);
  const parts = escalateStep.split(spec!, inputs).map(({ piece }) => escalateStep.run(piece, inputs));
  const tables = escalateStep.collect(spec!, parts, inputs);
  return { tables, figures: escalateStep.figures(spec!, tables) };
}

const history = {
  design: ["3+3", "boin", "i3+3"],
  levels: "126, 168, 223, 297 mg/m2",
  start: "168 mg/m2",
  target: "25 %",
  "max-patients": 36,
  window: ["21 d", "42 d"],
  patients: "patients.csv",
};
const files = { "patients.csv": beside("patients.csv") };

test("a window of one cycle sees none of the toxicities of the second, and two cycles part the designs", () => {
  const { tables } = run(history, files);
  const said = rowObjects(tables.windows!).map((row) => [
    row.design,
    row.window,
    row.seen,
    row.late,
    row.next_dose,
    row.mtd,
  ]);
  expect(said).toEqual([
    ["3+3", 21, 0, 2, 297, 223],
    ["3+3", 42, 2, 0, Number.NaN, 168],
    ["boin", 21, 0, 2, 297, 223],
    ["boin", 42, 2, 0, 168, 223],
    ["i3+3", 21, 0, 2, 297, 223],
    ["i3+3", 42, 2, 0, 223, 223],
  ]);
});

test("the history is drawn: doses with intervals, the coming outcomes, patients as lanes", () => {
  const { figures, tables } = run(history, files);
  expect(figures.map(({ name }) => name)).toEqual([
    "decision_table",
    "selection",
    "course",
    "dose_toxicity",
    "transition_tree",
    "swim_lanes",
  ]);
  for (const { figure, shows } of figures) {
    expect(Object.keys(tables)).toContain(shows);
    expect(renderFigure(figure)).not.toMatch(/NaN|undefined/);
  }
  expect(renderFigure(figures.at(-1)!.figure)).toContain("toxicity after the window");
});

// The exact numbers of BOIN at 30 % with 10 cohorts of 3 when 100, 70 and 40 % of toxicities begin in the window, by an
// independent dynamic program: selection of the six doses in %, to the printed 0.1, and patients with a toxicity at any time.
test("BOIN with late toxicities selects as an independent computation says", () => {
  const { tables } = run({
    design: "boin",
    levels: "1, 2, 3, 4, 5, 6 mg",
    target: "30 %",
    "inside-window": ["100 %", "70 %", "40 %"],
    scenarios: { ocular: ["2 %", "5 %", "12 %", "30 %", "45 %", "60 %"] },
  });
  const rows = rowObjects(tables.late_onset!);
  const expected: readonly (readonly [number, readonly number[], number])[] = [
    [100, [0, 0.6, 19.8, 57.3, 20.3, 2.1], 6.6],
    [70, [0, 0.1, 5.4, 35.1, 39.4, 19.9], 8.2],
    [40, [0, 0, 0.6, 7.2, 22.3, 69.8], 10.1],
  ];
  for (const [inside, select, toxic] of expected) {
    const own = rows.filter((row) => Math.abs(Number(row.inside) - inside) < 1e-9);
    for (const [level, row] of own.entries()) {
      expect(Math.abs(Number(row.select) - select[level]!)).toBeLessThan(0.0501);
    }
    const total = own.reduce((sum, row) => sum + Number(row.toxicities), 0);
    expect(Math.abs(total - toxic)).toBeLessThan(0.0501);
  }
});

test("times to toxicity become scenarios, one for each window and one for all, from a file or another step", () => {
  const csv = `dose [mg],toxicity [d]\n${[1, 2, 3].flatMap((dose) => Array.from({ length: 10 }, (_, k) => `${dose},${k < dose ? 10 : k < 2 * dose ? 30 : ""}`)).join("\n")}\n`;
  const options = { design: "boin", levels: "1, 2, 3 mg", "max-patients": 9, window: ["21 d", "42 d"] };
  const truths = (tables: Tables) =>
    rowObjects(tables.characteristics!).map((row) => [row.scenario, Math.round(Number(row.truth))]);
  const fromFile = run({ ...options, toxicity: "times.csv" }, { "times.csv": csv });
  expect(truths(fromFile.tables)).toEqual(
    [
      ["inside 21 d", 10, 20, 30],
      ["inside 42 d", 20, 40, 60],
      ["all toxicities", 20, 40, 60],
    ].flatMap(([name, ...shares]) => shares.map((share) => [name, share])),
  );
  const lines = csv
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const times = table([
    numberColumn(
      "dose",
      lines.map(([dose]) => Number(dose) * 1000),
      { unit: "ug" },
    ),
    numberColumn(
      "toxicity",
      lines.map(([, day]) => (day === "" ? Number.NaN : 24 * Number(day))),
      { unit: "h" },
    ),
  ]);
  const inputs = { patients: { ocular: times } };
  const fromStep = run({ ...options, toxicity: "patients.ocular" }, {}, inputs);
  expect(truths(fromStep.tables)).toEqual(truths(fromFile.tables));
  expect(escalateStep.needs(escalateOptions.parse({ ...options, toxicity: "patients.ocular" }))).toEqual([
    { step: "patients", at: ["toxicity"] },
  ]);
});

const japan = parse(
  readFileSync(new URL("../../../examples/escalation-histories/study.yaml", import.meta.url), "utf8"),
).steps.emtansine.escalate;

test("the CRM selects the reported 3.6 mg/kg however the ten Japanese patients were spread over the doses", () => {
  const { spec } = plan({ ...japan, design: "crm" });
  const design = designs.crm!.build(spec!.setup);
  for (let first = 1; first <= 8; first++) {
    for (let second = 1; second <= 9 - first; second++) {
      const cohorts = [first, second, 10 - first - second].map((n, dose) => ({
        dose,
        n,
        tox: dose === 1 ? 1 : 0,
      }));
      expect(recommend(design, cohorts).mtd, `${first}, ${second}`).toBe(2);
    }
  }
});

test("the statistical section says the design's own numbers", () => {
  const { tables } = run(
    { ...history, design: "boin", scenarios: { ocular: ["5 %", "12 %", "25 %", "45 %"] } },
    files,
  );
  const text = rowObjects(tables.protocol!)
    .map((row) => `${row.heading}: ${row.text}`)
    .join("\n");
  const [first] = rowObjects(tables.selection!);
  expect(text).toContain(
    "of 6 patients, escalate with at most 1, de-escalate with at least 2, exclude with at least 4",
  );
  expect(text).toContain("begins less than 21 days after the first dose");
  expect(text).toContain("At most 36 patients are treated");
  expect(text).toContain(`223 mg/m2, is selected with ${Number(first!.select_mtd).toFixed(1)} %`);
  expect(text).not.toMatch(/NaN|undefined/);
});

test.each([
  ["patients without a window", { window: undefined }, files, "no window is given"],
  [
    "patients given twice",
    { treated: [{ dose: "168 mg/m2", n: 3, dlt: 0 }] },
    files,
    "patients are given twice",
  ],
  ["a file that is not there", {}, {}, 'there is no file "patients.csv" beside the study file'],
  [
    "a toxicity after the end of observation",
    {},
    { "patients.csv": "patient,dose [mg/m2],start [d],toxicity [d],followed [d]\n1,168,0,35,21\n" },
    'patient "1" starts on day 0, is followed for 21 d, toxicity on day 35',
  ],
  [
    "a dose that is no level",
    {},
    { "patients.csv": "patient,dose [mg/m2],start [d],toxicity [d],followed [d]\n1,150,0,,21\n" },
    "150 mg/m2 is not a dose level",
  ],
])("%s is said", (_, change, given, found) => {
  const { issues } = plan(JSON.parse(JSON.stringify({ ...history, ...change })), given);
  expect(issues.map((issue) => issue.found)).toContain(found);
});
