import type { Grid } from "./spec.ts";

const hoursAfterInfusion = [0.5, 1, 2, 4, 8, 12];
const daysAfterDose = [1, 2, 3, 4, 5, 6, 7];
const laterEveryDays = 2;

/**
 * Times after a dose at which profiles are read when a study does not say: the middle and the end of the infusion;
 * 0.5, 1, 2, 4, 8 and 12 h after its end; daily from day 1 to day 7 after the start of the dose; every second day
 * after that.
 * @param infuseH length of the infusion in h; 0 for a bolus.
 * @param untilH end of the interval in h.
 * @returns ascending, in h, all in (0, untilH).
 */
export function usualTimes(infuseH: number, untilH: number): number[] {
  const times = infuseH > 0 ? [infuseH / 2, infuseH] : [];
  times.push(...hoursAfterInfusion.map((h) => infuseH + h), ...daysAfterDose.map((d) => 24 * d));
  for (let d = 7 + laterEveryDays; 24 * d < untilH; d += laterEveryDays) times.push(24 * d);
  return ascending(times).filter((t) => t < untilH);
}

/**
 * The rows of a profile: at each dose a row before it, which belongs to the interval of the dose before (0 before the
 * first), and a row after it; then the times of `after`; at the end a last row.
 * @param dosesH start of each dose in h, ascending.
 * @param after times after a dose in h.
 * @param untilH end of the simulation in h, after the last dose.
 */
export function sampleGrid(
  dosesH: readonly number[],
  after: (untilH: number) => readonly number[],
  untilH: number,
): Grid {
  const timesH: number[] = [];
  const doses: number[] = [];
  const row = (timeH: number, dose: number) => {
    timesH.push(timeH);
    doses.push(dose);
  };
  dosesH.forEach((start, k) => {
    const end = dosesH[k + 1] ?? untilH;
    row(start, k);
    row(start, k + 1);
    for (const t of after(end - start)) {
      if (t > 0 && start + t < end) row(start + t, k + 1);
    }
  });
  row(untilH, dosesH.length);
  return { timesH, doses };
}

/** Ascending and each once; times within a second of each other are one. */
export const ascending = (times: readonly number[]): number[] =>
  [...times].sort((a, b) => a - b).filter((t, k, sorted) => k === 0 || t - sorted[k - 1]! > 1 / 3600);

/** Time since the latest dose, in h; missing before the first. */
export const hoursAfterDose = ({ timesH, doses }: Grid, regimenH: readonly number[]): number[] =>
  timesH.map((t, k) => t - (regimenH[doses[k]! - 1] ?? Number.NaN));
