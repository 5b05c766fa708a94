import { mean, median, sd, studentTCdf, variance } from "../../math/index.ts";

/**
 * Z′ factor of a plate from its two controls,
 *
 *   Z′ = 1 − 3 (s₊ + s₋) / |m₊ − m₋|
 *
 * 1 is perfect, above 0.5 an excellent assay, below 0 the controls overlap. NaN with fewer than two wells of either.
 * @see zhang1999
 */
export const zPrime = (positive: ArrayLike<number>, negative: ArrayLike<number>): number =>
  1 - (3 * (sd(positive) + sd(negative))) / Math.abs(mean(positive) - mean(negative));

/** Z′ from medians and median absolute deviations (times 1.4826), which single bad wells do not move. */
export const robustZPrime = (positive: ArrayLike<number>, negative: ArrayLike<number>): number =>
  1 - (3 * (deviation(positive) + deviation(negative))) / Math.abs(median(positive) - median(negative));

function deviation(values: ArrayLike<number>): number {
  const centre = median(values);
  return median(Float64Array.from(values, (value) => Math.abs(value - centre))) / 0.6744897501960817;
}

/**
 * Strictly standardised mean difference, (m₊ − m₋)/√(s₊² + s₋²): the distance of two groups in standard deviations of a difference.
 * @see zhang2007
 */
export const ssmd = (positive: ArrayLike<number>, negative: ArrayLike<number>): number =>
  (mean(positive) - mean(negative)) / Math.sqrt(variance(positive) + variance(negative));

/** Wells at the edge of a plate against those inside, all of one treatment. */
export interface EdgeEffect {
  readonly nEdge: number;
  readonly nInside: number;
  /** Mean at the edge over mean inside. */
  readonly ratio: number;
  /** Welch's test of equal means, two-sided; NaN with fewer than two wells of either. */
  readonly p: number;
}

/**
 * Whether wells at the edge read otherwise than those inside: dried out or warmed wells do. Only wells of one treatment compare,
 * best the vehicle controls.
 * @param values readings. @param edge 1 for a well at the edge, 0 inside, as long as `values`.
 * @see welch1947
 */
export function edgeEffect(values: ArrayLike<number>, edge: ArrayLike<number>): EdgeEffect {
  const of = (at: number) =>
    Float64Array.from(values).filter((value, k) => edge[k] === at && !Number.isNaN(value));
  const [outer, inner] = [of(1), of(0)];
  return {
    nEdge: outer.length,
    nInside: inner.length,
    ratio: mean(outer) / mean(inner),
    p: welch(outer, inner),
  };
}

function welch(a: Float64Array, b: Float64Array): number {
  const [va, vb] = [variance(a) / a.length, variance(b) / b.length];
  const df = (va + vb) ** 2 / (va ** 2 / (a.length - 1) + vb ** 2 / (b.length - 1));
  if (!(df > 0)) return Number.NaN;
  const t = Math.abs(mean(a) - mean(b)) / Math.sqrt(va + vb);
  return 2 * studentTCdf(-t, df);
}
