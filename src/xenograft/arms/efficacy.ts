import { geometricMean, mean, median, studentTCdf, studentTQuantile, variance } from "../../math/index.ts";
import { type Course, logVolume } from "../baseline.ts";
import { firstDropout, measuredOn } from "./by-day.ts";

/** A ratio of geometric means with its interval from Welch's t on logarithms. */
export interface LogRatio {
  /** %. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided, of a ratio of 1. */
  readonly p: number;
  readonly df: number;
}

/** Treated against control on one day. Percentages throughout. */
export interface Efficacy {
  readonly arm: string;
  readonly control: string;
  readonly day: number;
  readonly nTreated: number;
  readonly nControl: number;
  readonly afterDropout: boolean;
  /** 100 T/C of volumes. */
  readonly meanRatio: number;
  readonly medianRatio: number;
  /** 100 T/C of V/V₀. */
  readonly meanRelativeRatio: number;
  readonly medianRelativeRatio: number;
  /** 100 T/C of geometric means, volumes as they are. */
  readonly volume: LogRatio;
  /** 100 T/C of geometric means of V/V₀: the one with the shortest interval. */
  readonly relative: LogRatio;
  /** 100 (T − T₀)/(C − C₀) of means. */
  readonly changeRatio: number;
  /** 100 − changeRatio: above 100 means that tumours shrank. */
  readonly inhibition: number;
  /** The same from medians of V − V₀. */
  readonly medianInhibition: number;
  /** 100 (T − T₀)/T₀ where the mean tumour shrank, NaN otherwise. */
  readonly shrinkage: number;
}

/**
 * Treated against control on a day, over the mice measured on that day. T/C at or below 42 % counts as active, below 10 % as highly active by
 * the convention of the NCI. On a day after the first removal all but the mixed model is biased, and `afterDropout` says so.
 * @param zeroAs mm³ that a volume of 0 counts as in logarithms. @param level of the intervals.
 * @see corbett2004
 */
export function efficacy(
  courses: readonly Course[],
  arm: string,
  control: string,
  day: number,
  { zeroAs = 1, level = 0.95 } = {},
): Efficacy {
  const [t, c] = [arm, control].map((name) => measuredOn(courses, name, day)) as [Measured, Measured];
  const ratio = (of: (values: number[]) => number, what: (one: Measured[number]) => number) =>
    (100 * of(t.map(what))) / of(c.map(what));
  const volume = ({ volume }: Measured[number]) => volume;
  const relative = ({ relative }: Measured[number]) => relative;
  const change = ({ course, volume }: Measured[number]) => volume - course.start;
  const changeRatio = ratio(mean, change);
  const shift = (100 * mean(t.map(change))) / mean(t.map(({ course }) => course.start));
  const logs = (of: Measured) => of.map(({ volume }) => logVolume(volume, zeroAs));
  const relativeLogs = (of: Measured) =>
    of.map(({ course, volume }) => logVolume(volume, zeroAs) - Math.log(course.start));
  return {
    arm,
    control,
    day,
    nTreated: t.length,
    nControl: c.length,
    afterDropout: day > Math.min(firstDropout(courses, arm), firstDropout(courses, control)),
    meanRatio: ratio(mean, volume),
    medianRatio: ratio(median, volume),
    meanRelativeRatio: ratio(mean, relative),
    medianRelativeRatio: ratio(median, relative),
    volume: logRatio(logs(t), logs(c), level),
    relative: logRatio(relativeLogs(t), relativeLogs(c), level),
    changeRatio,
    inhibition: 100 - changeRatio,
    medianInhibition: 100 - ratio(median, change),
    shrinkage: shift < 0 ? shift : Number.NaN,
  };
}

type Measured = ReturnType<typeof measuredOn>;

/** Welch's comparison of two samples of logarithms, back on the scale of ratios in percent. */
function logRatio(t: readonly number[], c: readonly number[], level: number): LogRatio {
  const difference = mean(t) - mean(c);
  const [vt, vc] = [variance(t) / t.length, variance(c) / c.length];
  const se = Math.sqrt(vt + vc);
  const df = (vt + vc) ** 2 / (vt ** 2 / (t.length - 1) + vc ** 2 / (c.length - 1));
  const value = 100 * Math.exp(difference);
  if (!(se > 0)) return { value, lower: Number.NaN, upper: Number.NaN, p: Number.NaN, df };
  const half = studentTQuantile((1 + level) / 2, df) * se;
  return {
    value,
    lower: 100 * Math.exp(difference - half),
    upper: 100 * Math.exp(difference + half),
    p: 2 * studentTCdf(-Math.abs(difference / se), df),
    df,
  };
}

/** The last day on which every mouse of both arms that started was still measured; undefined where there is none. */
export function lastCompleteDay(courses: readonly Course[], arms: readonly string[]): number | undefined {
  const own = courses.filter((course) => arms.includes(course.mouse.arm));
  const days = [...new Set(own.flatMap((course) => course.days))].sort((a, b) => b - a);
  return days.find((day) => day > 0 && own.every((course) => course.days.includes(day)));
}

/** Geometric mean of volumes with zeros replaced, mm³. */
export const geometricMeanVolume = (volumes: readonly number[], zeroAs: number): number =>
  geometricMean(volumes.map((volume) => (volume === 0 ? zeroAs : volume)));
