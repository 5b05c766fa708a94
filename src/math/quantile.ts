import { present } from "./missing.ts";

/** The sample quantiles of Hyndman and Fan, by their number. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** What distinguishes a type: the shift m of the position np + m, and the weight γ of the upper neighbour. */
interface Definition {
  readonly shift: (p: number) => number;
  /** γ, from g, the fraction of the position, and j, its whole part. */
  readonly weight: (g: number, j: number) => number;
}

const linear = (g: number): number => g;

/** The nine definitions: `hyndman1996`, definitions 1 to 9. */
const definitions: Readonly<Record<QuantileType, Definition>> = {
  1: { shift: () => 0, weight: (g) => (g > 0 ? 1 : 0) },
  2: { shift: () => 0, weight: (g) => (g > 0 ? 1 : 0.5) },
  3: { shift: () => -0.5, weight: (g, j) => (g === 0 && j % 2 === 0 ? 0 : 1) },
  4: { shift: () => 0, weight: linear },
  5: { shift: () => 0.5, weight: linear },
  6: { shift: (p) => p, weight: linear },
  7: { shift: (p) => 1 - p, weight: linear },
  8: { shift: (p) => (p + 1) / 3, weight: linear },
  9: { shift: (p) => p / 4 + 3 / 8, weight: linear },
};

/**
 * A sample quantile of a named type.
 *
 *   Q(p) = (1 − γ) x₍ⱼ₎ + γ x₍ⱼ₊₁₎,  j = ⌊np + m⌋
 *
 * Type 7 is the default of R, NumPy, Excel and DuckDB; 6 that of Minitab and SPSS, 2 that of SAS. A position within rounding of a whole
 * number counts as whole. NaN values are skipped; no values give NaN.
 *
 * @param p a probability in [0, 1].
 * @throws RangeError for a p outside [0, 1] or a type other than 1 to 9.
 * @see hyndman1996
 */
export const quantile = (values: ArrayLike<number>, p: number, type: QuantileType = 7): number =>
  quantiles(values, [p], type)[0]!;

/** Median, skipping NaN: the middle value, or the mean of the middle two. No values give NaN. */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);

/** Several quantiles of one sample, which is sorted once; see {@link quantile}. */
export function quantiles(
  values: ArrayLike<number>,
  ps: readonly number[],
  type: QuantileType = 7,
): number[] {
  const definition = definitions[type];
  if (!definition) throw new RangeError(`quantile types are the numbers 1 to 9, not ${type}`);
  for (const p of ps) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`a quantile is at a probability from 0 to 1, not ${p}`);
  }
  const sorted = present(values).sort();
  return ps.map((p) => atPosition(sorted, p, definition));
}

function atPosition(sorted: Float64Array, p: number, { shift, weight }: Definition): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const position = n * p + shift(p);
  const rounding = 4 * Number.EPSILON * Math.max(1, Math.abs(position));
  const j = Math.floor(position + rounding);
  const fraction = position - j;
  const gamma = weight(fraction <= rounding ? 0 : fraction, j);
  const lower = sorted[Math.min(Math.max(j - 1, 0), n - 1)]!;
  const upper = sorted[Math.min(Math.max(j, 0), n - 1)]!;
  if (gamma === 0 || lower === upper) return lower;
  return gamma === 1 ? upper : (1 - gamma) * lower + gamma * upper;
}
