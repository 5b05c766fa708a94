import { fitLine } from "../../math/index.ts";

/** A line through the median-effect plot of one drug or of one ray of a combination. */
export interface MedianEffect {
  readonly status: "fitted";
  /** Median-effect dose, in the unit of the doses. */
  readonly dm: number;
  /** Slope. */
  readonly m: number;
  readonly intercept: number;
  /** Correlation of the plotted points. */
  readonly r: number;
  readonly n: number;
  /** Covariance of intercept and slope on natural logarithms: [v00, v01, v11]; NaN with two points. */
  readonly covariance: readonly [number, number, number];
  /** Residual standard deviation on log10 scales, as the plot is usually drawn. */
  readonly sigma: number;
  readonly standardErrorOfM: number;
  /** Points left out because their effect was outside (0, 1). */
  readonly nOutside: number;
}

/** Why there is no line. */
export interface NoMedianEffect {
  readonly status: "not fitted";
  readonly reason: string;
}

/**
 * Fits the median-effect equation by least squares of ln(fa/(1 − fa)) on ln dose:
 *
 *   fa/(1 − fa) = (D/Dm)^m
 *
 * Effects of 0 and 1 have no logarithm; they are left out and counted. Needs doses above 0.
 * @param effects affected fractions fa.
 * @see chou1984
 */
export function medianEffect(
  doses: ArrayLike<number>,
  effects: ArrayLike<number>,
): MedianEffect | NoMedianEffect {
  const [x, y]: [number[], number[]] = [[], []];
  let nOutside = 0;
  for (let i = 0; i < doses.length; i++) {
    const fa = effects[i]!;
    if (!(doses[i]! > 0) || Number.isNaN(fa)) continue;
    if (!(fa > 0 && fa < 1)) {
      nOutside += 1;
      continue;
    }
    x.push(Math.log(doses[i]!));
    y.push(Math.log(fa / (1 - fa)));
  }
  const outside = nOutside > 0 ? `; ${nOutside} with effects outside (0, 1) cannot be used` : "";
  if (new Set(x).size < 2)
    return { status: "not fitted", reason: `${new Set(x).size} usable doses${outside}; two are needed` };
  const line = fitLine(x, y);
  if (!(line.slope > 0)) return { status: "not fitted", reason: "the effect does not rise with the dose" };
  return { status: "fitted", nOutside, ...plotOf(x, y, line) };
}

function plotOf(
  x: readonly number[],
  y: readonly number[],
  { slope: m, intercept }: { slope: number; intercept: number },
) {
  const n = x.length;
  const mean = (v: readonly number[]) => v.reduce((sum, value) => sum + value, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const sum = (f: (i: number) => number) => x.reduce((total, _, i) => total + f(i), 0);
  const sxx = sum((i) => (x[i]! - mx) ** 2);
  const syy = sum((i) => (y[i]! - my) ** 2);
  const sxy = sum((i) => (x[i]! - mx) * (y[i]! - my));
  const residual = n > 2 ? sum((i) => (y[i]! - intercept - m * x[i]!) ** 2) / (n - 2) : Number.NaN;
  return {
    dm: Math.exp(-intercept / m),
    m,
    intercept,
    r: sxy / Math.sqrt(sxx * syy),
    n,
    covariance: [residual * (1 / n + mx ** 2 / sxx), (-residual * mx) / sxx, residual / sxx] as const,
    sigma: Math.sqrt(residual) / Math.LN10,
    standardErrorOfM: Math.sqrt(residual / sxx),
  };
}

/** The dose that gives an affected fraction, Dx = Dm (fa/(1 − fa))^(1/m). */
export const doseForEffect = ({ dm, m }: MedianEffect, fa: number): number => dm * (fa / (1 - fa)) ** (1 / m);

/** Delta variance of ln Dx. */
export function lnDoseVariance({ m, covariance: [v00, v01, v11] }: MedianEffect, lnDose: number): number {
  return (v00 + 2 * lnDose * v01 + lnDose ** 2 * v11) / m ** 2;
}
