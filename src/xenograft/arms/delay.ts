import { median } from "../../math/index.ts";
import type { Course } from "../baseline.ts";
import { type EndpointRules, timeToEndpoint } from "../mice/endpoint.ts";
import { growthRate } from "../mice/growth-rate.ts";
import { kaplanMeier, medianTime } from "../survival/kaplan-meier.ts";

/** Doublings in a tenfold, log₂ 10; often rounded to 3.32. */
export const doublingsPerLog10 = Math.LN10 / Math.LN2;

/** A number, or the least that it can be. */
export interface Bounded {
  readonly value: number;
  /** `at least` where the treated arm did not come to its median: then the value is a lower bound. */
  readonly is: "estimate" | "at least";
}

/** Growth delay and log cell kill of one arm. */
export interface Delay {
  readonly arm: string;
  /** Median times to the endpoint, d; Infinity where not reached. */
  readonly treatedMedian: number;
  readonly controlMedian: number;
  /** T − C, d. */
  readonly delay: Bounded;
  /** 100 (T − C)/C, %. */
  readonly delayPercent: Bounded;
  /** Doubling time of the control tumours: ln 2 over the median growth rate, d. */
  readonly doublingTime: number;
  /** (T − C)/(log₂10 · Td). */
  readonly grossKill: Bounded;
  /** (T − C − duration of treatment)/(log₂10 · Td). */
  readonly netKill: Bounded;
  /** Why there is nothing; empty otherwise. */
  readonly note: string;
}

/**
 * Growth delay by Kaplan–Meier medians of the time to an endpoint, and log₁₀ cell kill from it. Where the treated arm does not reach its
 * median by the end of its observation, delay and kill are lower bounds, taken at its last day; where the control does not,
 * there are none.
 * @param treatmentDays from the first to the last dose, d.
 * @see corbett2004
 * @see schabel1977
 */
export function growthDelay(
  courses: readonly Course[],
  arm: string,
  control: string,
  rules: EndpointRules,
  treatmentDays = 0,
): Delay {
  const times = (name: string) =>
    courses.filter((course) => course.mouse.arm === name).map((course) => timeToEndpoint(course, rules));
  const [treated, untreated] = [times(arm), times(control)];
  const [t, c] = [treated, untreated].map((durations) => medianTime(kaplanMeier(durations)).median) as [
    number,
    number,
  ];
  const reached = Number.isFinite(t);
  const is = reached ? "estimate" : "at least";
  const last = Math.max(...treated.map(({ time }) => time));
  const value = Number.isFinite(c) ? (reached ? t : last) - c : Number.NaN;
  const doublingTime = controlDoublingTime(courses, control, rules.zeroAs);
  const bounded = (of: number): Bounded => ({ value: of, is });
  return {
    arm,
    treatedMedian: t,
    controlMedian: c,
    delay: bounded(value),
    delayPercent: bounded((100 * value) / c),
    doublingTime,
    grossKill: bounded(value / (doublingsPerLog10 * doublingTime)),
    netKill: bounded((value - treatmentDays) / (doublingsPerLog10 * doublingTime)),
    note: noteOf(c, reached, last),
  };
}

function noteOf(controlMedian: number, reached: boolean, last: number): string {
  if (!Number.isFinite(controlMedian))
    return "half of the control tumours did not reach the endpoint: choose a smaller one";
  return reached ? "" : `median not reached by day ${last}: lower bounds`;
}

/** ln 2 over the median of the control tumours' growth rates, d. */
export function controlDoublingTime(courses: readonly Course[], control: string, zeroAs: number): number {
  const rates = courses
    .filter((course) => course.mouse.arm === control)
    .map((course) => growthRate(course, zeroAs).rate);
  return Math.LN2 / median(rates);
}

/** Activity by gross log₁₀ cell kill, as Schabel rated it for a treatment of 5 to 20 days: "++++" above 2.8. */
export function killRating(grossKill: number): string {
  if (grossKill > 2.8) return "++++";
  if (grossKill >= 2) return "+++";
  if (grossKill >= 1.3) return "++";
  return grossKill >= 0.5 ? "+" : "-";
}
