import { studentTQuantile } from "../../math/index.ts";
import { doseForEffect, lnDoseVariance, type MedianEffect } from "./median-effect.ts";

/** Whether the drugs act in one way (exclusive) or in independent ones, which adds the product of the dose shares. */
export type Exclusivity = "exclusive" | "non-exclusive";

/** The combination index at one effect. */
export interface CombinationIndex {
  readonly fa: number;
  /** Below 1 synergy, 1 additive, above 1 antagonism. */
  readonly index: number;
  readonly low: number;
  readonly high: number;
  readonly grade: string;
  /** Doses of the drugs in the combination, and alone, that give the effect. */
  readonly doses: readonly [number, number];
  readonly dosesAlone: readonly [number, number];
  /** How many times less of each drug the combination needs. */
  readonly doseReduction: readonly [number, number];
}

/**
 * The index from doses: Σ d_j/(Dx)_j; for mutually non-exclusive drugs the product of the two is added.
 * @see chou1984
 */
export function indexOf(
  doses: readonly [number, number],
  alone: readonly [number, number],
  kind: Exclusivity = "exclusive",
): number {
  const [s1, s2] = [doses[0] / alone[0], doses[1] / alone[1]];
  return s1 + s2 + (kind === "non-exclusive" ? s1 * s2 : 0);
}

/**
 * The combination index of a ray, a combination at one ratio of doses, at an effect, with the interval of Lee and Kong: on ln CI, with the
 * delta variances of the three ln doses and t on n₁ + n₂ + n₁₂ − 6 degrees of freedom. The interval is that of the exclusive index;
 * for the non-exclusive one the slopes carry the product terms.
 *
 * @param ray median-effect line of the ray over its total dose d₁ + d₂.
 * @param ratio dose 2 over dose 1 on the ray.
 * @see lee2009
 */
export function combinationIndex(
  drug1: MedianEffect,
  drug2: MedianEffect,
  ray: MedianEffect,
  ratio: number,
  fa: number,
  { kind = "exclusive", level = 0.95 }: { readonly kind?: Exclusivity; readonly level?: number } = {},
): CombinationIndex {
  const alone = [doseForEffect(drug1, fa), doseForEffect(drug2, fa)] as const;
  const total = doseForEffect(ray, fa);
  const doses = [total / (1 + ratio), (ratio * total) / (1 + ratio)] as const;
  const index = indexOf(doses, alone, kind);
  const [s1, s2] = [doses[0] / alone[0], doses[1] / alone[1]];
  const cross = kind === "non-exclusive" ? s1 * s2 : 0;
  const variance =
    (s1 + cross) ** 2 * lnDoseVariance(drug1, Math.log(alone[0])) +
    (s2 + cross) ** 2 * lnDoseVariance(drug2, Math.log(alone[1])) +
    (s1 + s2 + 2 * cross) ** 2 * lnDoseVariance(ray, Math.log(total));
  const df = drug1.n + drug2.n + ray.n - 6;
  const width = df > 0 ? (studentTQuantile(0.5 + level / 2, df) * Math.sqrt(variance)) / index : Number.NaN;
  return {
    fa,
    index,
    low: index * Math.exp(-width),
    high: index * Math.exp(width),
    grade: gradeOf(index),
    doses,
    dosesAlone: alone,
    doseReduction: [alone[0] / doses[0], alone[1] / doses[1]],
  };
}

/** Chou's grades, each with the index below which it holds. */
const grades: readonly (readonly [below: number, grade: string])[] = [
  [0.1, "very strong synergism"],
  [0.3, "strong synergism"],
  [0.7, "synergism"],
  [0.85, "moderate synergism"],
  [0.9, "slight synergism"],
  [1.1, "nearly additive"],
  [1.2, "slight antagonism"],
  [1.45, "moderate antagonism"],
  [3.3, "antagonism"],
  [10, "strong antagonism"],
];

/** Chou's word for an index. It has no error and is no test. @see chou2006 */
export const gradeOf = (index: number): string =>
  Number.isNaN(index) ? "" : (grades.find(([below]) => index < below)?.[1] ?? "very strong antagonism");
