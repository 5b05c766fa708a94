import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { logRankEvents, tTestPower, tTestSize } from "./closed-form.ts";
import { type PlannedExperiment, simulatedPower, simulatedSize, simulateExperiment } from "./simulation.ts";

const oracle = JSON.parse(
  readFileSync(new URL("../../../reference/xenograft/power.json", import.meta.url), "utf8"),
);

test("sizes and power of t tests on ln V equal power.t.test of R", () => {
  // R solves for n to a tolerance of its own, about 1e-5.
  expect(tTestSize({ difference: Math.log(2), sd: 0.5 })).toBeCloseTo(oracle.t_test_log.n_per_group, 4);
  expect(tTestPower({ difference: Math.log(1.8), sd: 0.45 }, 8)).toBeCloseTo(oracle.t_test_log2.power, 9);
});

test("events of a log-rank test equal Schoenfeld's formula", () => {
  expect(logRankEvents(0.35) / oracle.schoenfeld.events).toBeCloseTo(1, 12);
});

test("the power at the size found is the power asked for", () => {
  for (const difference of [0.2, 0.7, 2]) {
    const arms = { difference, sd: 0.4, alpha: 0.01 };
    expect(tTestPower(arms, tTestSize(arms, 0.9))).toBeCloseTo(0.9, 9);
  }
});

const experiment: PlannedExperiment = {
  arms: [
    { name: "control", n: 6, rate: 0.12 },
    { name: "drug", n: 6, rate: 0.12 },
  ],
  days: [0, 3, 7, 10, 14, 17, 21],
  start: 150,
  sdStart: 0.3,
  sdRate: 0.02,
  sdVisit: 0.15,
  sacrificeAt: 1000,
};

test("mice leave after the visit at which they are too large, and only then", () => {
  const courses = simulateExperiment(experiment, 1, 0);
  for (const { volumes, mouse } of courses) {
    expect(volumes.slice(0, -1).every((volume) => volume < 1000)).toBe(true);
    expect(mouse.end.kind).toBe(volumes.at(-1)! >= 1000 ? "sacrificed" : "study end");
  }
  expect(courses.some(({ mouse }) => mouse.end.kind === "sacrificed")).toBe(true);
});

test("with equal rates and dropout by size the test keeps its level", () => {
  const { lower, upper } = simulatedPower(experiment, { nRuns: 200, seed: 20071024 });
  // The 95 % interval of the share of false calls must hold 5 %.
  expect(lower).toBeLessThan(0.05);
  expect(upper).toBeGreaterThan(0.05);
});

test("more mice, more power; the same seed, the same answer", () => {
  const of = (n: number): PlannedExperiment => ({
    ...experiment,
    arms: [
      { name: "control", n, rate: 0.12 },
      { name: "drug", n, rate: 0.09 },
    ],
  });
  const options = { nRuns: 40, seed: 7 };
  const few = simulatedPower(of(4), options);
  const many = simulatedPower(of(14), options);
  expect(many.power).toBeGreaterThan(few.power);
  expect(simulatedPower(of(4), options)).toEqual(few);
  expect(simulatedSize(of, [4, 14], many.power, options)!.n).toBe(14);
  expect(simulatedSize(of, [4], 1.1, options)).toBeUndefined();
});
