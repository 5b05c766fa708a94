import { holm } from "../../math/index.ts";
import type { Course } from "../baseline.ts";
import { type GrowthModel, type GrowthRules, growthModel, usualGrowthRules } from "../mixed/growth.ts";
import { estimateOf, type Inference, inferenceOf } from "../mixed/inference.ts";
import type { DegreesOfFreedom, Estimate } from "../mixed/types.ts";
import { type CombinationArms, departure, type Null } from "./nulls.ts";

/** What a test says. `not assessable`: nothing positive is expected, or there are no degrees of freedom. */
export type Verdict = "synergy" | "antagonism" | "no departure shown" | "not assessable";

/** The test of one null on the data up to one day. */
export interface CombinationTest {
  readonly null: Null;
  /** Data up to this day; the effect is that on this day. */
  readonly day: number;
  /** ln(observed/expected) of V/V₀ on that day. */
  readonly logRatio: Estimate;
  /** Observed over expected V/V₀, with interval; below 1 is synergy. */
  readonly index: { readonly value: number; readonly lower: number; readonly upper: number };
  /** p after Holm's correction over the days tested. */
  readonly adjustedP: number;
  /** By the adjusted p. */
  readonly verdict: Verdict;
}

/** How a combination is tested. */
export interface CombinationRules {
  readonly method: DegreesOfFreedom;
  readonly random: GrowthRules["random"];
  readonly zeroAs: number;
  readonly level: number;
}

export const usualCombinationRules: CombinationRules = {
  method: "kenward-roger",
  random: "slope",
  zeroAs: usualGrowthRules.zeroAs,
  level: 0.95,
};

/**
 * Tests of a null at several looks: for each day a model of ln(V/V₀) with a rate per arm and per mouse is fitted to the visits up to that day,
 * and the departure on that day is tested. All looks share one data set, so their p values are corrected together (Holm):
 * an uncorrected test at every visit calls synergy far too often.
 *
 * With one day, the last, it is a single test and nothing is corrected.
 * @param days looks, each with at least one visit of every arm up to it.
 * @see demidenko2019
 */
export function testCombination(
  courses: readonly Course[],
  arms: CombinationArms,
  null_: Null,
  days: readonly number[],
  rules: CombinationRules = usualCombinationRules,
): readonly CombinationTest[] {
  const names = [arms.control, arms.a, arms.b, arms.combination] as const;
  const own = courses.filter(({ mouse }) => names.includes(mouse.arm));
  const looks = days.map((day) => ({ day, logRatio: departureOn(own, names, null_, day, rules) }));
  const adjusted = holm(looks.map(({ logRatio }) => logRatio.p));
  return looks.map(({ day, logRatio }, k) => ({
    null: null_,
    day,
    logRatio,
    index: {
      value: Math.exp(logRatio.value),
      lower: Math.exp(logRatio.lower),
      upper: Math.exp(logRatio.upper),
    },
    adjustedP: adjusted[k]!,
    verdict: verdictOf(logRatio, adjusted[k]!, 1 - rules.level),
  }));
}

function verdictOf({ value }: Estimate, adjustedP: number, alpha: number): Verdict {
  if (Number.isNaN(adjustedP)) return "not assessable";
  if (adjustedP >= alpha) return "no departure shown";
  return value < 0 ? "synergy" : "antagonism";
}

type Names = readonly [string, string, string, string];

function departureOn(
  courses: readonly Course[],
  names: Names,
  null_: Null,
  day: number,
  { method, random, zeroAs, level }: CombinationRules,
): Estimate {
  const upTo = courses.map((course) => visitsUpTo(course, day));
  const growth: GrowthRules = { response: "ln RTV", random, zeroAs, reml: true };
  const model = growthModel(upTo, names, growth);
  const inference = inferenceOf(model.fit, method, level);
  const rates = names.map((arm) => inference.estimate(model.slope(arm)).value) as [
    number,
    number,
    number,
    number,
  ];
  const { value, gradient } = departure(null_, day, rates);
  return combined(model, inference, names, value, gradient, level);
}

/** A departure with the standard error of its linear part and the degrees of freedom of that combination of rates. */
function combined(
  model: GrowthModel,
  inference: Inference,
  names: Names,
  value: number,
  gradient: readonly number[],
  level: number,
): Estimate {
  const l = new Float64Array(model.fit.data.p);
  names.forEach((arm, k) => {
    model.slope(arm).forEach((entry, j) => {
      l[j]! += gradient[k]! * entry;
    });
  });
  if (Number.isNaN(value)) return estimateOf(value, Number.NaN, Number.NaN, level);
  const { se, df } = inference.estimate(l);
  return estimateOf(value, se, df, level);
}

function visitsUpTo(course: Course, day: number): Course {
  const n = course.days.filter((visit) => visit <= day).length;
  return { ...course, days: course.days.slice(0, n), volumes: course.volumes.slice(0, n) };
}

/** The days after the first on which all four arms were measured. */
export function sharedDays(courses: readonly Course[], arms: CombinationArms): readonly number[] {
  const names = [arms.control, arms.a, arms.b, arms.combination];
  const of = (arm: string) =>
    new Set(courses.filter(({ mouse }) => mouse.arm === arm).flatMap(({ days }) => days));
  const [first, ...rest] = names.map(of);
  return [...first!].filter((day) => day > 0 && rest.every((days) => days.has(day))).sort((x, y) => x - y);
}
