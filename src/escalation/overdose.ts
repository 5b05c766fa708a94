import type { Characteristics } from "./exact/characteristics.ts";
import type { Design } from "./types.ts";

/** How a scenario's patients and selections lie around the target. */
export interface AroundTarget {
  /** The dose whose probability of toxicity is closest to the target, of two the lower; of designs with their own `best` that one; −1: none. */
  readonly mtd: number;
  /** Probability that this dose, or one of the same probabilities, is selected; where no dose is right, that none is. */
  readonly selectMtd: number;
  /** Probability that a dose above the target is selected. */
  readonly selectAbove: number;
  /** Expected share of patients treated at the dose closest to the target. */
  readonly patientsAtMtd: number;
  /** Expected patients at doses above the target over expected patients: the overdosing share. */
  readonly patientsAbove: number;
}

/** Selection and treatment at, and above, the target. A dose counts as above when its probability exceeds the target. */
export function aroundTarget(
  { truth, responses, select, none, patients, totalPatients }: Characteristics,
  target: number,
  best?: Design["best"],
): AroundTarget {
  const mtd = best && responses ? (best(truth, responses) ?? -1) : closestTo(truth, target);
  const same = (dose: number) => truth[dose] === truth[mtd] && responses?.[dose] === responses?.[mtd];
  const right = (of: Float64Array) => of.reduce((sum, x, dose) => sum + (same(dose) ? x : 0), 0);
  const above = (of: Float64Array) =>
    of.reduce((sum, x, dose) => sum + (truth[dose] > target + 1e-12 ? x : 0), 0);
  return {
    mtd,
    selectMtd: mtd < 0 ? none : right(select),
    selectAbove: above(select),
    patientsAtMtd: mtd < 0 ? 0 : right(patients) / totalPatients,
    patientsAbove: above(patients) / totalPatients,
  };
}

function closestTo(truth: readonly number[], target: number): number {
  const away = truth.map((p) => Math.abs(p - target));
  return away.indexOf(Math.min(...away));
}
