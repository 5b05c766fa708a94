import { expect, test } from "vitest";
import { randomStream } from "../../math/index.ts";
import {
  boin,
  calibrate,
  characteristics,
  cohortsOf,
  crm,
  enumerate,
  indifferenceSkeleton,
  losses,
  pseudoUniform,
  settingsOf,
  steppedScenarios,
  stopAfter,
  trial,
} from "../index.ts";

const target = 0.25;
const build = ({ low, cohort }: { readonly low: number; readonly cohort: number }) =>
  trial(boin({ target, nDoses: 4, low }), cohortsOf(cohort), stopAfter(18));
const scenarios = steppedScenarios(4, target).slice(1);
const grid = { low: [0.1, 0.15, 0.2, 0.3], cohort: [1, 3] };

test("a grid has every combination once", () => {
  expect(settingsOf({ a: [1, 2], b: [3, 4] })).toEqual([
    { a: 1, b: 3 },
    { a: 1, b: 4 },
    { a: 2, b: 3 },
    { a: 2, b: 4 },
  ]);
});

test("losses are those of the exact characteristics; in each scenario the best has no regret", () => {
  const ranked = calibrate({ grid, build, scenarios, target });
  // Two settings (low above the target) make no design.
  expect(ranked).toHaveLength(6);
  for (const { setting, loss } of ranked) {
    const table = enumerate(build(setting));
    scenarios.forEach((truth, k) => {
      const { select } = characteristics(table, truth);
      expect(loss[k]).toBeCloseTo(1 - select[truth.indexOf(target)]!, 12);
    });
  }
  scenarios.forEach((_, k) => {
    const regrets = ranked.map(({ regret }) => regret[k]!);
    expect(Math.min(...regrets)).toBe(0);
  });
  const means = ranked.map(({ meanLoss }) => meanLoss);
  expect(means).toEqual(means.toSorted((a, b) => a - b));
});

test("the robust order puts the smallest worst regret first", () => {
  const ranked = calibrate({
    grid,
    build,
    scenarios,
    target,
    by: "worst regret",
    loss: losses["patients above the target"],
  });
  expect(ranked[0]!.worstRegret).toBe(Math.min(...ranked.map(({ worstRegret }) => worstRegret)));
});

test("a skeleton is calibrated over random scenarios, the same for every setting", () => {
  const stream = randomStream(1, "calibrate");
  const random = Array.from({ length: 50 }, () => pseudoUniform(4, target, stream));
  const ranked = calibrate({
    grid: { halfWidth: [0.03, 0.06, 0.09], mtd: [1, 2] },
    build: ({ halfWidth, mtd }) =>
      trial(
        crm({ target, skeleton: indifferenceSkeleton({ halfWidth, target, mtd, nDoses: 4 }) }),
        cohortsOf(3),
        stopAfter(12),
      ),
    scenarios: random,
    target,
  });
  expect(ranked).toHaveLength(6);
  for (const { loss } of ranked) for (const value of loss) expect(value >= 0 && value <= 1).toBe(true);
});

test("a grid that makes no design, and a search without scenarios, are refused", () => {
  expect(() => calibrate({ grid: { low: [0.9], cohort: [3] }, build, scenarios, target })).toThrow(
    RangeError,
  );
  expect(() => calibrate({ grid, build, scenarios: [], target })).toThrow(RangeError);
});
