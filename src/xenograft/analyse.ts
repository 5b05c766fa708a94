import { type ArmDay, armByDay } from "./arms/by-day.ts";
import { type Delay, growthDelay } from "./arms/delay.ts";
import { type Efficacy, efficacy, lastCompleteDay } from "./arms/efficacy.ts";
import { type Course, fromBaseline } from "./baseline.ts";
import type { CombinationArms, Null } from "./combination/nulls.ts";
import {
  type CombinationTest,
  sharedDays,
  testCombination,
  usualCombinationRules,
} from "./combination/tests.ts";
import { compareGrowth, type GrowthComparison } from "./compare-growth.ts";
import { compareTimes, type EventComparison } from "./compare-times.ts";
import { type EndpointRules, timeToEndpoint } from "./mice/endpoint.ts";
import { type GrowthRate, growthRate } from "./mice/growth-rate.ts";
import { type MrecistResult, mrecist } from "./mice/mrecist.ts";
import { type Regression, regressionOf } from "./mice/regression.ts";
import type { RandomEffects } from "./mixed/growth.ts";
import type { DegreesOfFreedom } from "./mixed/types.ts";
import { analyseSimeoni, type SimeoniAnalysis } from "./simeoni/analyse.ts";
import type { SimeoniRules } from "./simeoni/plan.ts";
import type { Duration } from "./survival/types.ts";
import type { Mouse } from "./types.ts";

/** What an analysis asks for. Days, mm³. */
export type AnalysisRules = {
  readonly control: string;
  readonly baselineDay: number;
  readonly endpoint: EndpointRules["endpoint"];
  readonly foundDead: EndpointRules["foundDead"];
  readonly zeroAs: number;
  /** Days on which arms are compared, from the baseline; null: the last day on which every mouse was still measured. */
  readonly days: readonly number[] | null;
  /** From the first to the last dose; null: unknown, no net kill. */
  readonly treatmentDays: number | null;
  readonly random: RandomEffects;
  readonly degreesOfFreedom: DegreesOfFreedom;
  readonly combination: (CombinationArms & { readonly null: Null; readonly looks: "last" | "all" }) | null;
  readonly simeoni: SimeoniRules | null;
};

export const usualAnalysisRules: Omit<AnalysisRules, "control"> = {
  baselineDay: 0,
  endpoint: { kind: "fold", fold: 4 },
  foundDead: "censored",
  zeroAs: 1,
  days: null,
  treatmentDays: null,
  random: "auto",
  degreesOfFreedom: "kenward-roger",
  combination: null,
  simeoni: null,
};

/** One mouse with its measures. */
export interface MouseResult {
  readonly course: Course;
  readonly growth: GrowthRate;
  readonly toEndpoint: Duration;
  readonly regression: Regression;
  readonly mrecist: MrecistResult;
  /** Smallest 100 (V − V₀)/V₀ after the start, %, and its day. */
  readonly best: { readonly change: number; readonly day: number };
}

/** What was found, or why not. */
export type Found<T> = { readonly value: T } | { readonly why: string };

/** A whole analysis. */
export interface XenograftAnalysis {
  /** Arms in the order of the file, the control first. */
  readonly arms: readonly string[];
  readonly mice: readonly MouseResult[];
  /** Mice of which nothing relative to a first volume can be computed; their notes say why. */
  readonly leftOut: readonly Course[];
  readonly byDay: readonly ArmDay[];
  readonly efficacy: readonly Efficacy[];
  readonly delays: readonly Delay[];
  readonly times: EventComparison;
  readonly growth: Found<GrowthComparison>;
  readonly combination: Found<readonly CombinationTest[]> | undefined;
  readonly simeoni: Found<SimeoniAnalysis> | undefined;
  readonly notes: readonly string[];
}

/**
 * The analysis of a xenograft experiment: measures per mouse, arms by day, treated against control, times to the endpoint, the mixed
 * model of growth, and a combination test where one is asked for. What cannot be computed is left out with its reason;
 * everything else is computed.
 * @throws RangeError where there is no mouse of the control arm.
 */
export function analyseXenograft(mice: readonly Mouse[], rules: AnalysisRules): XenograftAnalysis {
  const all = mice
    .filter(({ days }) => days.length > 0)
    .map((mouse) => fromBaseline(mouse, rules.baselineDay));
  const courses = all.filter(({ start }) => start > 0);
  const names = [...new Set(courses.map(({ mouse }) => mouse.arm))];
  if (!names.includes(rules.control))
    throw new RangeError(`there is no control arm "${rules.control}"; there are ${names.join(", ")}`);
  const treated = names.filter((arm) => arm !== rules.control);
  const arms = [rules.control, ...treated];
  const { simeoni } = rules;
  const lastDay = Math.max(...courses.map(({ days }) => days.at(-1)!));
  return {
    arms,
    mice: courses.map((course) => measuresOf(course, lastDay, rules)),
    leftOut: all.filter(({ start }) => !(start > 0)),
    byDay: arms.flatMap((arm) => armByDay(courses, arm)),
    efficacy: treated.flatMap((arm) =>
      comparedDays(courses, arm, rules).map((day) => efficacy(courses, arm, rules.control, day, rules)),
    ),
    delays: treated.map((arm) =>
      growthDelay(courses, arm, rules.control, rules, rules.treatmentDays ?? Number.NaN),
    ),
    times: compareTimes(courses, arms, rules),
    growth: attempt(() => compareGrowth(courses, arms, rules)),
    combination: rules.combination === null ? undefined : attempt(() => combinationOf(courses, rules)),
    simeoni: simeoni === null ? undefined : attempt(() => analyseSimeoni(courses, simeoni, rules.zeroAs)),
    notes: all.flatMap(({ mouse, notes }) => notes.map((note) => `mouse ${mouse.id}: ${note}`)),
  };
}

/** The value of a computation, or why it cannot be done. Mistakes of the program itself are not caught. */
function attempt<T>(compute: () => T): Found<T> {
  try {
    return { value: compute() };
  } catch (error) {
    if (error instanceof RangeError) return { why: error.message };
    throw error;
  }
}

function measuresOf(course: Course, lastDay: number, rules: AnalysisRules): MouseResult {
  const changes = course.volumes.map((volume) => (100 * (volume - course.start)) / course.start).slice(1);
  const at = changes.indexOf(Math.min(...changes));
  return {
    course,
    growth: growthRate(course, rules.zeroAs),
    toEndpoint: timeToEndpoint(course, rules),
    regression: regressionOf(course, lastDay),
    mrecist: mrecist(course),
    best:
      at < 0 ? { change: Number.NaN, day: Number.NaN } : { change: changes[at]!, day: course.days[at + 1]! },
  };
}

function comparedDays(courses: readonly Course[], arm: string, rules: AnalysisRules): readonly number[] {
  if (rules.days !== null) return rules.days;
  const last = lastCompleteDay(courses, [arm, rules.control]);
  return last === undefined ? [] : [last];
}

function combinationOf(courses: readonly Course[], rules: AnalysisRules): readonly CombinationTest[] {
  const { null: null_, looks, ...arms } = rules.combination!;
  const shared = sharedDays(courses, arms);
  const days = looks === "all" ? shared : shared.slice(-1);
  if (days.length === 0)
    throw new RangeError("the four arms of the combination share no day after the first");
  return testCombination(courses, arms, null_, days, {
    ...usualCombinationRules,
    method: rules.degreesOfFreedom,
    zeroAs: rules.zeroAs,
  });
}
