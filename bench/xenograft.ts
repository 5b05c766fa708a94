import {
  growthModel,
  inferenceOf,
  type PlannedExperiment,
  simulateExperiment,
  usualGrowthRules,
} from "../src/xenograft/index.ts";
import { type Bench, medianMs } from "./measure.ts";

const arms = ["vehicle", "low", "middle", "high"];

/** Forty mice on fifteen days, four arms; nobody leaves. */
const experiment: PlannedExperiment = {
  arms: arms.map((name, k) => ({ name, n: 10, rate: 0.1 - 0.02 * k })),
  days: Array.from({ length: 15 }, (_, k) => 2 * k),
  start: 150,
  sdStart: 0.3,
  sdRate: 0.02,
  sdVisit: 0.15,
  sacrificeAt: Number.POSITIVE_INFINITY,
};

/** The mixed model that a xenograft waits for, with its degrees of freedom. */
export const xenograft: Bench = {
  name: "xenograft",
  measure: () => {
    const courses = simulateExperiment(experiment, 20071024, 0);
    const fit = () => growthModel(courses, arms, usualGrowthRules);
    const whole = () => {
      const model = fit();
      return inferenceOf(model.fit, "kenward-roger").estimate(model.slope("high"));
    };
    for (let k = 0; k < 20; k++) whole();
    const alone = medianMs(fit, 25);
    const ms = medianMs(whole, 25);
    // Balanced mice: each arm's rate is the mean of the mice's least-squares rates, whatever the variances.
    const { slope, fit: fitted } = fit();
    const error = Math.abs(inferenceOf(fitted).estimate(slope("high")).value / meanRate(courses, "high") - 1);
    return [
      {
        name: "mixed model, 40 mice × 15 days, Kenward-Roger",
        value: ms,
        unit: "ms",
        baseline: "the fit alone",
        ratio: ms / alone,
        error,
        aim: "under 50 ms",
      },
    ];
  },
};

function meanRate(courses: ReturnType<typeof simulateExperiment>, arm: string): number {
  const own = courses.filter(({ mouse }) => mouse.arm === arm);
  const rates = own.map(({ days, volumes }) => {
    const centre = days.reduce((sum, day) => sum + day, 0) / days.length;
    const xx = days.reduce((sum, day) => sum + (day - centre) ** 2, 0);
    return days.reduce((sum, day, k) => sum + (day - centre) * Math.log(volumes[k]!), 0) / xx;
  });
  return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}
