/** Three points that fix the trade-off between efficacy and toxicity: each as good as the others. */
export interface EffToxContour {
  /** The efficacy that is needed when there is no toxicity. */
  readonly efficacyAlone: number;
  /** The toxicity that is bearable when efficacy is certain. */
  readonly toxicityAlone: number;
  /** A third point on the contour, between the two. */
  readonly efficacy: number;
  readonly toxicity: number;
}

/**
 * The exponent r of the Lᵣ norm whose unit contour passes through the third point:
 *
 *   [(1 − e)/(1 − e₀)]^r + [t/t₁]^r = 1
 *
 * @throws RangeError unless e₀ < e < 1 and 0 < t < t₁.
 * @see thall2004
 */
export function effToxExponent(contour: EffToxContour): number {
  const { efficacyAlone: e0, toxicityAlone: t1, efficacy, toxicity } = contour;
  const a = (1 - efficacy) / (1 - e0);
  const b = toxicity / t1;
  if (!(a > 0 && a < 1 && b > 0 && b < 1)) {
    throw new RangeError(
      `the third point lies between the two ends, not at efficacy ${efficacy} and toxicity ${toxicity}`,
    );
  }
  let [low, high] = [1e-6, 1];
  const left = (r: number) => a ** r + b ** r - 1;
  while (left(high) > 0) high *= 2;
  for (let round = 0; round < 200 && high - low > 0; round++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (left(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The desirability of a pair of probabilities: 1 at certain efficacy without toxicity, 0 on the contour.
 *
 *   u = 1 − (((1 − pE)/(1 − e₀))^r + (pT/t₁)^r)^(1/r)
 *
 * @see thall2004
 */
export function effToxUtility(
  { efficacyAlone: e0, toxicityAlone: t1 }: EffToxContour,
  exponent: number,
  pEfficacy: number,
  pToxicity: number,
): number {
  const a = (1 - pEfficacy) / (1 - e0);
  const b = pToxicity / t1;
  return 1 - (a ** exponent + b ** exponent) ** (1 / exponent);
}
