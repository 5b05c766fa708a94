import { chiSquareUpperTail, fUpperTail } from "../../math/index.ts";
import type { Fit } from "./fit.ts";
import { doseGroups } from "./observations.ts";

/** An F test. NaN where it cannot be made. */
export interface FTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

export const fTest = (f: number, df1: number, df2: number): FTest => ({
  f,
  df1,
  df2,
  p: df1 > 0 && df2 > 0 && Number.isFinite(f) ? fUpperTail(f, df1, df2) : Number.NaN,
});

/**
 * Lack of fit: the variance between the dose means and the curve over the variance of replicates,
 *
 *   F = ((SS_fit − SS_pure)/(k − p)) / (SS_pure/(n − k))
 *
 * with k doses and p parameters. NaN without replicates or with as many parameters as doses.
 */
export function lackOfFit(fit: Fit): FTest {
  const k = doseGroups(fit.data).length;
  const { within } = fit.pooled;
  const [df1, df2] = [k - fit.layout.nFree, fit.data.n - k];
  const ratio = (fit.sumOfSquares - within) / df1 / (within / df2);
  return fTest(df1 > 0 && df2 > 0 && within > 0 ? Math.max(0, ratio) : Number.NaN, df1, df2);
}

/** Sum of squares about the weighted mean. */
function totalSquares({ data }: Fit): number {
  const weights = data.rootWeights.map((root) => root * root);
  const sum = weights.reduce((s, w) => s + w, 0);
  const mean = weights.reduce((s, w, i) => s + w * data.responses[i]!, 0) / sum;
  return weights.reduce((s, w, i) => s + w * (data.responses[i]! - mean) ** 2, 0);
}

/**
 * Whether dose changes the response at all: the curve against one mean for all doses, with p − 1 and n − p degrees of freedom. A
 * guide, not an exact test: without an effect, slope and EC50 mean nothing.
 */
export function effectTest(fit: Fit): FTest {
  const [df1, df2] = [fit.layout.nFree - 1, fit.degreesOfFreedom];
  return fTest((totalSquares(fit) - fit.sumOfSquares) / df1 / (fit.sumOfSquares / df2), df1, df2);
}

/** Share of the variance of the responses that the curve explains, 1 − SS/SS_total. */
export const rSquared = (fit: Fit): number => 1 - fit.sumOfSquares / totalSquares(fit);

/**
 * Akaike's criterion corrected for small samples, of normal residuals:
 *
 *   AICc = n ln(SS/n) + 2K + 2K(K + 1)/(n − K − 1),   K = p + 1
 *
 * For binomial responses the deviance takes the place of n ln(SS/n), and K = p. ∞ where n is too small for the correction.
 * @see hurvich1989
 */
export function aicc(fit: Fit): number {
  const n = fit.data.n;
  const k = fit.layout.nFree + (fit.data.totals ? 0 : 1);
  const correction = n > k + 1 ? (2 * k * (k + 1)) / (n - k - 1) : Number.POSITIVE_INFINITY;
  return (fit.data.totals ? fit.sumOfSquares : n * Math.log(fit.sumOfSquares / n)) + 2 * k + correction;
}

/** Pearson's chi-square of a binomial fit, Σ (k − mπ)²/(mπ(1 − π)), with n − p degrees of freedom. */
export function pearson(
  fit: Fit,
  fitted: Float64Array,
): { readonly chiSquare: number; readonly df: number; readonly p: number } {
  const { totals, responses } = fit.data;
  const chiSquare = responses.reduce((sum, y, i) => {
    const probability = fitted[i]!;
    const variance = (probability * (1 - probability)) / (totals?.[i] ?? 1);
    return variance > 0 ? sum + (y - probability) ** 2 / variance : sum;
  }, 0);
  const df = fit.degreesOfFreedom;
  return { chiSquare, df, p: df > 0 ? chiSquareUpperTail(chiSquare, df) : Number.NaN };
}

/** The F test of a fit against one that it contains: fewer parameters, more shared or more held. */
export function nestedTest(smaller: Fit, larger: Fit): FTest {
  const df1 = smaller.degreesOfFreedom - larger.degreesOfFreedom;
  const ratio = (smaller.sumOfSquares - larger.sumOfSquares) / df1 / larger.variance;
  return fTest(Math.max(0, ratio), df1, larger.degreesOfFreedom);
}
