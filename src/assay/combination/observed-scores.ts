import { isCombined } from "./cells.ts";
import type { Cell } from "./types.ts";

/** Scores of one combined cell that compare measured means with measured means; no curve enters. */
export interface ObservedScore {
  readonly dose1: number;
  readonly dose2: number;
  /** Expected viability and expected less measured, above 0 synergy; NaN where a drug was not given alone at this dose. */
  readonly blissExpected: number;
  readonly blissExcess: number;
  readonly hsaExpected: number;
  readonly hsaExcess: number;
}

/**
 * Bliss and highest single agent from the measured single agents, as most programs print them: with v as a share of `full`,
 * v₁ v₂/full and min(v₁, v₂). They carry the noise of two wells and are for display; verdicts use fitted curves.
 * @param full the viability that counts as undisturbed: 1, 100, or the mean of the controls.
 */
export function observedScores(cells: readonly Cell[], full: number): readonly ObservedScore[] {
  const alone1 = new Map(cells.filter((c) => c.dose2 === 0).map((c) => [c.dose1, c.mean]));
  const alone2 = new Map(cells.filter((c) => c.dose1 === 0).map((c) => [c.dose2, c.mean]));
  return cells.filter(isCombined).map(({ dose1, dose2, mean }) => {
    const [v1, v2] = [alone1.get(dose1) ?? Number.NaN, alone2.get(dose2) ?? Number.NaN];
    const blissExpected = (v1 * v2) / full;
    const hsaExpected = Math.min(v1, v2);
    return {
      dose1,
      dose2,
      blissExpected,
      blissExcess: blissExpected - mean,
      hsaExpected,
      hsaExcess: hsaExpected - mean,
    };
  });
}
