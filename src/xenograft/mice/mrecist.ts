import type { Course } from "../baseline.ts";

/** Response categories of patient-derived xenografts. */
export type Mrecist = "CR" | "PR" | "SD" | "PD";

/** A category with what it was read from. */
export interface MrecistResult {
  /** Undefined where no visit is late enough. */
  readonly category: Mrecist | undefined;
  /** Smallest ΔV from `minDay` on, %. */
  readonly bestResponse: number;
  readonly bestResponseDay: number;
  /** Smallest running mean of ΔV from `minDay` on, %. */
  readonly bestAverage: number;
  readonly bestAverageDay: number;
}

/**
 * Response by the rule published for the patient-derived xenograft encyclopedia. With ΔV(t) = 100 (V − V₀)/V₀ and its running mean
 * from day 0 on, the best (smallest) of each from day 10 on:
 *
 *   CR: best < −95 and best mean < −40;   PR: < −50 and < −20;   SD: < 35 and < 30;   otherwise PD
 *
 * Categories assigned by hand in published tables do not all follow from it.
 * @see gao2015
 */
export function mrecist({ days, volumes, start }: Course, minDay = 10): MrecistResult {
  const change = volumes.map((volume) => (100 * (volume - start)) / start);
  let sum = 0;
  const average = change.map((value, k) => {
    sum += value;
    return sum / (k + 1);
  });
  const late = Array.from(days.keys()).filter((k) => days[k]! >= minDay);
  const best = smallest(change, late);
  const bestMean = smallest(average, late);
  const bestResponse = best === undefined ? Number.NaN : change[best]!;
  const bestAverage = bestMean === undefined ? Number.NaN : average[bestMean]!;
  return {
    category:
      best === undefined || Number.isNaN(bestResponse) ? undefined : categoryOf(bestResponse, bestAverage),
    bestResponse,
    bestResponseDay: best === undefined ? Number.NaN : days[best]!,
    bestAverage,
    bestAverageDay: bestMean === undefined ? Number.NaN : days[bestMean]!,
  };
}

const smallest = (values: readonly number[], among: readonly number[]): number | undefined =>
  among.reduce<number | undefined>(
    (best, k) => (best === undefined || values[k]! < values[best]! ? k : best),
    undefined,
  );

function categoryOf(best: number, average: number): Mrecist {
  if (best < -95 && average < -40) return "CR";
  if (best < -50 && average < -20) return "PR";
  return best < 35 && average < 30 ? "SD" : "PD";
}
