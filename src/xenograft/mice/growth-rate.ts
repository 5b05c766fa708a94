import { fitLine } from "../../math/index.ts";
import { type Course, logVolume } from "../baseline.ts";

/** Exponential growth of one tumour. */
export interface GrowthRate {
  /** Slope of ln V on t, 1/d; NaN with fewer than two visits. */
  readonly rate: number;
  /** ln 2 / rate, d; Infinity for a tumour that does not grow. */
  readonly doublingTime: number;
  readonly r2: number;
  readonly n: number;
}

/**
 * Growth rate and doubling time, Td = ln 2 / k, from the least-squares line of ln V on t. Use it where growth is exponential: controls,
 * up to the day `until`.
 * @param zeroAs mm³ that a volume of 0 counts as. @param until last day used, d.
 */
export function growthRate(course: Course, zeroAs: number, until = Number.POSITIVE_INFINITY): GrowthRate {
  const used = Array.from(course.days.keys()).filter((k) => course.days[k]! <= until);
  const line = fitLine(
    used.map((k) => course.days[k]!),
    used.map((k) => logVolume(course.volumes[k]!, zeroAs)),
  );
  const doublingTime =
    line.slope > 0 ? Math.LN2 / line.slope : line.slope <= 0 ? Number.POSITIVE_INFINITY : Number.NaN;
  return { rate: line.slope, doublingTime, r2: line.r2, n: line.n };
}
