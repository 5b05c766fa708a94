import { geometricMean, mean, median, sd } from "../../math/index.ts";
import type { Course } from "../baseline.ts";

/** What an arm looks like on one day. */
export interface ArmDay {
  readonly arm: string;
  readonly day: number;
  /** Mice measured on that day. */
  readonly n: number;
  /** Mice of the arm at the start. */
  readonly nStart: number;
  /**
   * Whether a mouse of the arm was no longer there: then means and medians of those left are biased, since those with
   * large tumours are removed first (`heitjan1993`).
   */
  readonly afterDropout: boolean;
  /** mm³. */
  readonly mean: number;
  readonly sd: number;
  readonly sem: number;
  readonly median: number;
  /** NaN where a volume is 0. */
  readonly geometricMean: number;
  readonly meanRelative: number;
  readonly medianRelative: number;
  readonly geometricMeanRelative: number;
  /** Mean of V − V₀, mm³. */
  readonly meanChange: number;
}

/** The courses of an arm that were measured on a day, each with its volume then. */
export const measuredOn = (courses: readonly Course[], arm: string, day: number) =>
  courses.flatMap((course) => {
    const at = course.mouse.arm === arm ? course.days.indexOf(day) : -1;
    return at < 0
      ? []
      : [{ course, volume: course.volumes[at]!, relative: course.volumes[at]! / course.start }];
  });

/** The first day from which on some mouse of an arm has left: after its last visit, while others were still measured. */
export function firstDropout(courses: readonly Course[], arm: string): number {
  const own = courses.filter((course) => course.mouse.arm === arm && course.days.length > 0);
  const last = Math.max(...own.map((course) => course.days.at(-1)!));
  const left = own.map((course) => course.days.at(-1)!).filter((day) => day < last);
  return left.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...left);
}

/** The summary of an arm on every day on which one of its mice was measured. */
export function armByDay(courses: readonly Course[], arm: string): readonly ArmDay[] {
  const own = courses.filter((course) => course.mouse.arm === arm);
  const days = [...new Set(own.flatMap((course) => course.days))].sort((a, b) => a - b);
  const dropout = firstDropout(courses, arm);
  return days.map((day) => {
    const there = measuredOn(courses, arm, day);
    const volumes = there.map(({ volume }) => volume);
    const relative = there.map((one) => one.relative);
    return {
      arm,
      day,
      n: there.length,
      nStart: own.length,
      afterDropout: day > dropout,
      mean: mean(volumes),
      sd: sd(volumes),
      sem: sd(volumes) / Math.sqrt(there.length),
      median: median(volumes),
      geometricMean: geometricMean(volumes),
      meanRelative: mean(relative),
      medianRelative: median(relative),
      geometricMeanRelative: geometricMean(relative),
      meanChange: mean(there.map(({ course, volume }) => volume - course.start)),
    };
  });
}
