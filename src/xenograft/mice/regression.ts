import type { Course } from "../baseline.ts";

/** CR complete, PR partial, none; TFS: complete, and still so at the end of the study (tumour-free survivor). */
export type Regression = "none" | "PR" | "CR" | "TFS";

/** The limits that make a regression. */
export interface RegressionRules {
  /** Share of V₀ at or below which a tumour is in partial regression. */
  readonly partial: number;
  /** mm³ below which it cannot be measured: complete regression. */
  readonly measurable: number;
  /** Visits in a row. */
  readonly visits: number;
}

/** The convention of contract laboratories: half of V₀, 13.5 mm³ (3 × 3 × 3 / 2), three visits in a row. */
export const usualRegressionRules: RegressionRules = { partial: 0.5, measurable: 13.5, visits: 3 };

/**
 * The regression of one tumour: PR when V ≤ V₀/2 on three visits in a row with V ≥ 13.5 mm³ on at least one of them, CR when V < 13.5 mm³
 * on three visits in a row, TFS when a CR lasts to the end of the study: the mouse is there on `lastDay` and below the limit.
 * @param lastDay last day of the study, counted as the course counts.
 */
export function regressionOf(
  { days, volumes, start }: Course,
  lastDay: number,
  { partial, measurable, visits }: RegressionRules = usualRegressionRules,
): Regression {
  const inRow = (holds: (volume: number) => boolean) => runs(volumes, visits, holds);
  if (inRow((volume) => volume < measurable).length > 0) {
    const atEnd = days.at(-1) === lastDay && volumes.at(-1)! < measurable;
    return atEnd ? "TFS" : "CR";
  }
  const half = inRow((volume) => volume <= partial * start);
  return half.some((run) => run.some((volume) => volume >= measurable)) ? "PR" : "none";
}

/** Every stretch of n visits in a row where all volumes hold. */
const runs = (
  volumes: readonly number[],
  n: number,
  holds: (volume: number) => boolean,
): readonly (readonly number[])[] =>
  volumes.map((_, k) => volumes.slice(k, k + n)).filter((run) => run.length === n && run.every(holds));
