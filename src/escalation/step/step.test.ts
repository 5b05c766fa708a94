import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import type { PlanContext, Tables } from "../../step/index.ts";
import { numbers, rowObjects, type Table } from "../../table/index.ts";
import { escalateOptions } from "./options.ts";
import { escalateStep } from "./step.ts";

const context = (files: Readonly<Record<string, string>> = {}): PlanContext => ({
  stepName: "escalation",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", line: 3, path: ["escalate", ...path].join(".") }),
});

const plan = (options: object, files = {}) =>
  escalateStep.plan(escalateOptions.parse(options), context(files));

/** Plans, splits, runs and collects as a study does; every piece goes through JSON, as between machines. */
function runStep(options: object, files = {}): Tables {
  const { spec, issues } = plan(options, files);
  expect(issues).toEqual([]);
  const jobs = escalateStep.split(JSON.parse(JSON.stringify(spec)), {});
  const parts = jobs.map(({ piece }) => escalateStep.run(JSON.parse(JSON.stringify(piece)), {}));
  return escalateStep.collect(spec!, parts, {});
}

const found = (options: object, files = {}) => plan(options, files).issues.map((issue) => issue.found);

const small = { design: "boin", levels: "10, 20, 40 mg/m2", target: "25 %", "max-patients": 12 };

const value = (tables: Tables, name: string) =>
  rowObjects(tables.values!).find((row) => row.name === name)?.value;

const example = parse(
  readFileSync(new URL("../../../examples/escalation/study.yaml", import.meta.url), "utf8"),
);

test("in the example 3+3 ends at the reported 170 mg/m2, and the designs with a target go back to 190", () => {
  const tables = runStep(example.steps.escalation.escalate);
  expect(value(tables, "3+3.mtd")).toBe(170);
  expect(value(tables, "3+3.next_dose")).toBeNaN();
  for (const design of ["boin", "mtpi-2", "keyboard", "i3+3"]) {
    expect(value(tables, `${design}.next_dose`), design).toBe(190);
  }
  // Every cohort was given where each design had asked for it: the order inferred is the one that the designs share.
  expect(rowObjects(tables.recommendation!).every((row) => row.as_asked !== "no")).toBe(true);
});

test("regret is the loss above the best design's in each scenario, and somebody has none", () => {
  const tables = runStep(example.steps.escalation.escalate);
  const selection = rowObjects(tables.selection!);
  const regret = rowObjects(tables.regret!);
  const scenarios = [...new Set(selection.map((row) => row.scenario))];
  const loss = (design: unknown, scenario: unknown) =>
    100 - Number(selection.find((row) => row.design === design && row.scenario === scenario)?.select_mtd);
  const designs = [...new Set(selection.map((row) => row.design))];
  for (const row of regret.filter(({ measure }) => measure === "wrong_selection")) {
    const excess = scenarios.map(
      (scenario) => loss(row.design, scenario) - Math.min(...designs.map((design) => loss(design, scenario))),
    );
    expect(row.worst_regret).toBeCloseTo(Math.max(...excess), 10);
    expect(row.mean_regret).toBeCloseTo(excess.reduce((a, b) => a + b, 0) / excess.length, 10);
  }
});

test("percentages of selection add up to 100 in every scenario and design", () => {
  const tables = runStep(example.steps.escalation.escalate);
  const selected = rowObjects(tables.characteristics!);
  for (const row of rowObjects(tables.selection!)) {
    const own = selected.filter((one) => one.design === row.design && one.scenario === row.scenario);
    const sum = own.reduce((total, one) => total + Number(one.select), Number(row.select_none));
    expect(Math.abs(sum - 100)).toBeLessThan(1e-10);
  }
});

test("patients come from a table beside the study as from the study itself", () => {
  const inline = runStep({
    ...small,
    treated: [
      { dose: "10 mg/m2", n: 3, dlt: 0 },
      { dose: "20 mg/m2", n: 3, dlt: 1 },
    ],
  });
  const file = runStep(
    { ...small, data: "patients.csv" },
    { "patients.csv": "dose [mg/m2],n,dlt\n10,3,0\n20,3,1\n" },
  );
  expect(file.recommendation).toEqual(inline.recommendation);
  expect(value(inline, "next_dose")).toBe(10);
});

test("without scenarios every level stands at the target once, and once all stand above it", () => {
  const { selection } = runStep(small);
  expect(rowObjects(selection!).map((row) => row.mtd)).toEqual([10, 10, 20, 40]);
  expect(new Set(rowObjects(selection!).map((row) => row.method))).toEqual(new Set(["exact"]));
});

test("simulated characteristics say so and carry a standard error", () => {
  const exact = rowObjects(runStep(small).selection!);
  const simulated = rowObjects(runStep({ ...small, method: "simulate", trials: 20_000 }).selection!);
  simulated.forEach((row, k) => {
    expect(row.method).toBe("simulated");
    const off = Math.abs(Number(row.select_mtd) - Number(exact[k]!.select_mtd));
    expect(off / Number(row.standard_error)).toBeLessThan(4);
  });
});

test("what is wrong with the options is said at the option", () => {
  expect(found({ ...small, levels: "10, 40, 20 mg/m2" })).toEqual([
    "level 3, 20 mg/m2, is not above level 2, 40 mg/m2",
  ]);
  expect(found({ ...small, levels: "10, 20, 40 mL" })[0]).toMatch(/"10 mL" is a volume/);
  expect(found({ ...small, target: "130 %" })).toEqual(["130 % is more than 100 %"]);
  expect(found({ ...small, treated: [{ dose: "15 mg/m2", n: 3, dlt: 0 }] })).toEqual([
    "15 mg/m2 is not a dose level",
  ]);
  expect(found({ ...small, treated: [{ dose: "10 mg/m2", n: 3, dlt: 4 }] })).toEqual([
    "4 patients with a toxicity among 3",
  ]);
  expect(found({ ...small, scenarios: { short: ["10 %", "20 %"] } })).toEqual([
    '"short" has 2 probabilities',
  ]);
  expect(found({ ...small, low: "30 %" })[0]).toMatch(/BOIN needs 0 < low < target < high < 1/);
  expect(found({ ...small, design: "g3", target: "30 %" })).toEqual(["G3 is made for a target of 25 %"]);
  expect(found({ ...small, data: "gone.csv" })).toEqual([
    'there is no file "gone.csv" beside the study file',
  ]);
});

test("figures show columns of the tables they name", () => {
  const options = example.steps.escalation.escalate;
  const tables = runStep(options);
  const figures = escalateStep.figures(plan(options).spec!, tables);
  expect(figures.map((figure) => figure.name)).toEqual([
    "decision_table",
    "selection",
    "course",
    "dose_toxicity",
    "transition_tree",
  ]);
  for (const { shows } of figures) expect((tables[shows] as Table).nRows).toBeGreaterThan(0);
  const first = numbers(tables.characteristics!, "select")[0];
  const panel = figures[1]!.figure.panels![0]!.marks[0]!;
  expect(panel.mark === "bars" && panel.value[0]).toBe(first);
});

test("every design of the family can be named in a study", () => {
  for (const design of ["3+3", "rolling-six", "accelerated-titration", "tpi", "mtpi", "i3+3", "g3"]) {
    const { selection } = runStep({ ...small, design });
    expect(rowObjects(selection!)).toHaveLength(4);
  }
});

test("pathways follow from the patients so far: every outcome of the next two cohorts of three", () => {
  const { pathways } = runStep({
    ...small,
    "max-patients": 30,
    treated: [{ dose: "10 mg/m2", n: 3, dlt: 0 }],
  });
  const rows = rowObjects(pathways!);
  expect(rows).toHaveLength(16);
  expect(rows[0]).toMatchObject({ dose_1: 20, tox_1: 0, then_1: "40 mg/m2: escalate", dose_2: 40, tox_2: 0 });
  expect(rows.at(-1)).toMatchObject({ tox_1: 3, then_1: "10 mg/m2: eliminated", tox_2: 3 });
});

test("random scenarios are the same for every design of a step, and better designs do better over them", () => {
  const random = { family: "pseudo-uniform", n: 200 };
  const { random_scenarios } = runStep({ ...small, "max-patients": 30, design: ["boin", "3+3"], random });
  const mean = (design: string) =>
    Number(
      rowObjects(random_scenarios!).find((row) => row.design === design && row.measure === "select_mtd")
        ?.mean,
    );
  expect(mean("boin")).toBeGreaterThan(mean("3+3"));
  const again = runStep({ ...small, "max-patients": 30, design: "boin", random }).random_scenarios!;
  expect(rowObjects(again)[0]!.mean).toBe(mean("boin"));
});
