import { inverseRegularisedBeta, regularisedBeta } from "./incomplete-beta.ts";

/**
 * Upper tail of the F distribution, P(F > f): with x = ν₂/(ν₂ + ν₁f) it is Iₓ(ν₂/2, ν₁/2), exact far into the tail.
 * @param f 0 or less gives 1; NaN gives NaN. @param df1 ν₁ > 0. @param df2 ν₂ > 0.
 * @throws RangeError unless both degrees of freedom are above 0.
 */
export function fUpperTail(f: number, df1: number, df2: number): number {
  if (Number.isNaN(f)) return Number.NaN;
  return regularisedBeta(f <= 0 ? 1 : 1 / (1 + (df1 / df2) * f), df2 / 2, df1 / 2);
}

/** Quantile of the F distribution, the f with P(F ≤ f) = p. @throws RangeError unless both degrees of freedom are above 0. */
export function fQuantile(p: number, df1: number, df2: number): number {
  const x = inverseRegularisedBeta(1 - p, df2 / 2, df1 / 2);
  return ((1 - x) / x) * (df2 / df1);
}
