/** Doses of an arm and what each leaves in plasma: a sum of exponentials. Days; none: the control. */
export type Exposure = {
  /** Days from the start and amounts. */
  readonly doses: readonly { readonly day: number; readonly amount: number }[];
  /** Concentration per amount at the dose and its rate of decline, 1/d; added up. */
  readonly terms: readonly { readonly perAmount: number; readonly rate: number }[];
};

/** An arm that got nothing. */
export const noExposure: Exposure = { doses: [], terms: [] };

/**
 * The concentration after the doses given up to a time, C(t) = Σ_doses Σ_terms amount · c exp(−k (t − t_dose)).
 *
 * @param given doses counted as given; a dose exactly at t counts when it is among them.
 */
export function concentrationAt({ doses, terms }: Exposure, t: number, given: number): number {
  let sum = 0;
  for (let d = 0; d < given; d++) {
    const { day, amount } = doses[d]!;
    for (const { perAmount, rate } of terms) sum += amount * perAmount * Math.exp(-rate * (t - day));
  }
  return sum;
}
