import { expect, test } from "vitest";
import { coursesOf, oracleOf } from "../../test/xenograft-reference.ts";
import { fitLine, largestTUpperTail, mean, variance } from "../math/index.ts";
import { armByDay, measuredOn } from "./arms/by-day.ts";
import { testCombination } from "./combination/tests.ts";
import { growthModel } from "./mixed/growth.ts";
import { inferenceOf } from "./mixed/inference.ts";
import { simulateExperiment } from "./power/simulation.ts";

const experiment = {
  arms: [{ name: "x", n: 150, rate: 0.12 }],
  days: [0, 3, 7, 10, 14, 17, 21, 24],
  start: 150,
  sdStart: 0.4,
  sdRate: 0.03,
  sdVisit: 0.15,
  sacrificeAt: 800,
};

test("with removal by size the mixed model finds the rate; the means of the mice left do not", () => {
  const courses = simulateExperiment(experiment, 20071024, 0);
  const model = growthModel(courses, ["x"]);
  const { value, se } = inferenceOf(model.fit, "satterthwaite").estimate(model.slope("x"));
  expect(Math.abs(value - 0.12)).toBeLessThan(3 * se);
  const days = armByDay(courses, "x");
  const naive = fitLine(
    days.map(({ day }) => day),
    days.map(({ geometricMean }) => Math.log(geometricMean)),
  ).slope;
  // More than ten standard errors too low: fast tumours have left.
  expect(naive).toBeLessThan(0.12 - 10 * se);
  expect(days.at(-1)!.afterDropout).toBe(true);
});

test("without interaction all looks together call a departure in about one experiment of twenty, at most", () => {
  const arms = { control: "c", a: "a", b: "b", combination: "ab" };
  const rates = { c: 0.12, a: 0.08, b: 0.07, ab: 0.03 };
  const planned = {
    ...experiment,
    arms: Object.entries(rates).map(([name, rate]) => ({ name, n: 8, rate })),
    sacrificeAt: Number.POSITIVE_INFINITY,
  };
  let calls = 0;
  const nRuns = 60;
  for (let run = 0; run < nRuns; run++) {
    const looks = testCombination(simulateExperiment(planned, 11, run), arms, "bliss", [7, 14, 21, 24]);
    if (looks.some(({ verdict }) => verdict === "synergy" || verdict === "antagonism")) calls += 1;
  }
  // More than 7 of 60 would happen once in 50 times at 5 %; uncorrected looks call about 7.
  expect(calls).toBeLessThanOrEqual(7);
});

test.each(["LS_1034", "SW837"])("%s: Dunnett's p on one day equals multcomp 1.4-22", (key) => {
  const { dunnett_by_day, control } = oracleOf(key);
  const courses = coursesOf(key);
  for (const { day, dunnett } of dunnett_by_day) {
    const arms = [
      control,
      ...new Set(courses.map(({ mouse }) => mouse.arm).filter((arm) => arm !== control)),
    ];
    const logs = arms.map((arm) => measuredOn(courses, arm, day).map(({ volume }) => Math.log(volume)));
    const df = logs.reduce((sum, own) => sum + own.length - 1, 0);
    const pooled = logs.reduce((sum, own) => sum + variance(own) * (own.length - 1), 0) / df;
    const n0 = logs[0]!.length;
    const loadings = logs.slice(1).map((own) => Math.sqrt(1 / n0 / (1 / n0 + 1 / own.length)));
    for (const row of dunnett) {
      const own = logs[arms.indexOf(row.contrast.replace(` - ${control}`, ""))]!;
      const se = Math.sqrt(pooled * (1 / n0 + 1 / own.length));
      const t = (mean(own) - mean(logs[0]!)) / se;
      expect(t / row.t).toBeCloseTo(1, 9);
      // multcomp integrates by randomised lattice points, to about 1e-4.
      expect(Math.abs(largestTUpperTail(t, loadings, df) - row.p_adj)).toBeLessThan(5e-4);
    }
  }
});
