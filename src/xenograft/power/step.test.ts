import { expect, test } from "vitest";
import { printIssue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import { numbers, rowObjects } from "../../table/index.ts";
import { powerOptions } from "./options.ts";
import { simulatedPower } from "./simulation.ts";
import { xenograftPowerStep } from "./step.ts";

const context: PlanContext = {
  stepName: "power",
  seed: 7,
  compounds: new Map(),
  file: () => undefined,
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
};
const usual = {
  control: "0.12 1/d",
  treated: "0.09 1/d",
  mice: [4, 12],
  days: ["0 d", "3 d", "7 d", "10 d", "14 d"],
  "sacrifice-at": "1000 mm3",
  runs: 60,
};
const plan = (options: object) => xenograftPowerStep.plan(powerOptions.parse(options), context);

function run(options: object) {
  const { spec, issues } = plan(options);
  expect(issues).toEqual([]);
  const parts = xenograftPowerStep
    .split(spec!, {})
    .map(({ piece }) => xenograftPowerStep.run(JSON.parse(JSON.stringify(piece)), {}));
  return { spec: spec!, tables: xenograftPowerStep.collect(spec!, parts, {}) };
}

test("the power of a study is that of the simulation in code, for each number of mice", () => {
  const { spec, tables } = run(usual);
  const rates = [0.12, 0.09];
  const [, many] = [4, 12].map((n) =>
    simulatedPower(
      {
        arms: ["control", "treated"].map((name, k) => ({ name, n, rate: rates[k]! })),
        days: [0, 3, 7, 10, 14],
        start: 150,
        sdStart: 0.3,
        sdRate: 0.02,
        sdVisit: 0.15,
        sacrificeAt: 1000,
      },
      { nRuns: 60, seed: 7 },
    ),
  );
  expect(numbers(tables.power!, "power")[1]).toBeCloseTo(100 * many!.power, 10);
  expect(numbers(tables.power!, "power")[0]).toBeLessThan(100 * many!.power);
  expect(xenograftPowerStep.figures(spec, tables)).toHaveLength(1);
});

test("the mice wanted are the fewest tried that reach it; none is missing", () => {
  const value = (wanted: string) =>
    rowObjects(run({ ...usual, wanted }).tables.values!).find(({ name }) => name === "mice")!.value;
  expect(value("1 %")).toBe(4);
  expect(value("99.9 %")).toBeNaN();
});

test("a combination of rates that add under Bliss is called in about 5 of 100", () => {
  const combination = { a: "0.09 1/d", b: "0.10 1/d", both: "0.07 1/d" };
  const { treated: _, ...others } = usual;
  const { tables } = run({ ...others, combination, mice: [6], runs: 150 });
  // The Clopper–Pearson interval of the share must hold 5 %.
  expect(numbers(tables.power!, "low")[0]).toBeLessThan(5);
  expect(numbers(tables.power!, "high")[0]).toBeGreaterThan(5);
});

test("no arm, two kinds of arms, and days that do not rise from 0 are said", () => {
  const said = (options: object) => plan(options).issues.map(printIssue).join();
  const { treated: _, ...none } = usual;
  expect(said(none)).toMatch(/no treated arm; needed: either treated or combination/);
  expect(said({ ...usual, days: ["1 d", "3 d", "7 d"] })).toMatch(
    /visits on days 1, 3, 7; needed: days that rise from 0/,
  );
});
