import type { Characteristics } from "./exact/characteristics.ts";

/** How a scenario's patients and selections lie around the target. */
export interface AroundTarget {
  /** The dose whose probability of toxicity is closest to the target; of two, the lower. */
  readonly mtd: number;
  /** Probability that this dose is selected. */
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
  { truth, select, patients, totalPatients }: Characteristics,
  target: number,
): AroundTarget {
  const away = truth.map((p) => Math.abs(p - target));
  const mtd = away.indexOf(Math.min(...away));
  const above = (of: Float64Array) =>
    of.reduce((sum, x, dose) => sum + (truth[dose] > target + 1e-12 ? x : 0), 0);
  return {
    mtd,
    selectMtd: select[mtd],
    selectAbove: above(select),
    patientsAtMtd: patients[mtd] / totalPatients,
    patientsAbove: above(patients) / totalPatients,
  };
}
