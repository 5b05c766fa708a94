import { clopperPearson, randomStream } from "../../math/index.ts";
import { type Course, fromBaseline } from "../baseline.ts";
import { type GrowthModel, growthModel, usualGrowthRules } from "../mixed/growth.ts";
import { type Inference, inferenceOf } from "../mixed/inference.ts";
import type { DegreesOfFreedom } from "../mixed/types.ts";
import type { End } from "../types.ts";

/** An arm of a planned experiment. */
export interface PlannedArm {
  readonly name: string;
  readonly n: number;
  /** Mean growth rate, 1/d. */
  readonly rate: number;
}

/** A planned experiment with exponential growth. */
export interface PlannedExperiment {
  readonly arms: readonly PlannedArm[];
  /** Visits, days from the start; the first is 0. */
  readonly days: readonly number[];
  /** Geometric mean of V₀, mm³. */
  readonly start: number;
  /** Standard deviations: of ln V₀ between mice, of the rate between mice (1/d), of ln V from visit to visit. */
  readonly sdStart: number;
  readonly sdRate: number;
  readonly sdVisit: number;
  /** mm³ at or above which a mouse is sacrificed after the visit; Infinity for none. */
  readonly sacrificeAt: number;
}

/**
 * The courses of one simulated experiment, ln V = ln V₀ + rate · t + ε, each mouse measured up to and including the visit at which it is sacrificed.
 * Mouse k of an arm is the same whatever the other arms are.
 * @param seed a whole number. @param run number of the simulation.
 */
export function simulateExperiment(
  experiment: PlannedExperiment,
  seed: number,
  run: number,
): readonly Course[] {
  return experiment.arms.flatMap(({ name, n, rate }) =>
    Array.from({ length: n }, (_, k) => simulateMouse(experiment, name, k, rate, seed, run)),
  );
}

function simulateMouse(
  { days, start, sdStart, sdRate, sdVisit, sacrificeAt }: PlannedExperiment,
  arm: string,
  k: number,
  meanRate: number,
  seed: number,
  run: number,
): Course {
  const draw = randomStream(seed, "xenograft", run, arm, k);
  const logStart = Math.log(start) + sdStart * draw.normal();
  const rate = meanRate + sdRate * draw.normal();
  const all = days.map((day) => Math.exp(logStart + rate * day + sdVisit * draw.normal()));
  const last = all.findIndex((volume) => volume >= sacrificeAt);
  const n = last < 0 ? days.length : last + 1;
  const end: End = { kind: last < 0 ? "study end" : "sacrificed", day: days[n - 1]!, said: "" };
  return fromBaseline(
    { id: `${arm} ${k + 1}`, arm, days: days.slice(0, n), volumes: all.slice(0, n), weights: [], end },
    0,
  );
}

/** A share of simulated experiments. */
export interface SimulatedPower {
  readonly power: number;
  /** 95 % Clopper–Pearson limits of the simulation. */
  readonly lower: number;
  readonly upper: number;
  readonly nRuns: number;
  /** Experiments that could not be analysed: they count as found nothing. */
  readonly nFailed: number;
}

/**
 * Power of a test on the mixed model of an experiment with dropout by size: the share of simulated experiments in which it
 * gives p < α. By default the test compares the growth rates of the first two arms.
 * @param seed a whole number: the same seed gives the same power.
 */
export function simulatedPower(
  experiment: PlannedExperiment,
  {
    nRuns = 500,
    seed,
    alpha = 0.05,
    method = "satterthwaite",
    test = compareFirstTwo,
  }: {
    readonly nRuns?: number;
    readonly seed: number;
    readonly alpha?: number;
    readonly method?: DegreesOfFreedom;
    readonly test?: (model: GrowthModel, inference: Inference) => number;
  },
): SimulatedPower {
  const arms = experiment.arms.map(({ name }) => name);
  let [nFound, nFailed] = [0, 0];
  for (let run = 0; run < nRuns; run++) {
    try {
      const model = growthModel(simulateExperiment(experiment, seed, run), arms, usualGrowthRules);
      if (test(model, inferenceOf(model.fit, method)) < alpha) nFound += 1;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      nFailed += 1;
    }
  }
  const { share, lower, upper } = clopperPearson(nFound, nRuns);
  return { power: share, lower, upper, nRuns, nFailed };
}

const compareFirstTwo = (model: GrowthModel, inference: Inference): number => {
  const [first, second] = model.arms.map(model.slope) as [Float64Array, Float64Array];
  return inference.estimate(second.map((value, k) => value - first[k]!)).p;
};

/** Mice per arm at which the simulated power first comes to `wanted`, among the numbers tried in order; undefined where none does. */
export function simulatedSize(
  experimentOf: (n: number) => PlannedExperiment,
  sizes: readonly number[],
  wanted: number,
  options: Parameters<typeof simulatedPower>[1],
): { readonly n: number; readonly power: SimulatedPower } | undefined {
  for (const n of sizes) {
    const power = simulatedPower(experimentOf(n), options);
    if (power.power >= wanted) return { n, power };
  }
  return undefined;
}
