/** How much a patient without a toxicity so far counts: TITE-CRM's weight of the observed share of the window. */
export type WeightScheme = "linear" | "adaptive";

/**
 * The adaptive weight of a patient followed for a share u of the window without a toxicity. With t₁ ≤ … ≤ t_z the times
 * of the toxicities so far, t₀ = 0 and t_(z+1) = 1, and κ of them at or before u:
 *
 *   w(u) = (κ + (u − t_κ)/(t_(κ+1) − t_κ)) / (z + 1)
 *
 * A patient past the window counts 1.
 * @param times shares of the window, in any order.
 * @see cheung2000
 */
export function adaptiveWeight(u: number, times: readonly number[]): number {
  if (u >= 1) return 1;
  const sorted = [...times].sort((a, b) => a - b);
  const before = sorted.filter((t) => t <= u).length;
  const from = before === 0 ? 0 : sorted[before - 1];
  const to = before === sorted.length ? 1 : sorted[before];
  return (before + (u - from) / (to - from)) / (sorted.length + 1);
}
