import type { Cell } from "./types.ts";

/** What is left of the combined cells, in units of the deviation of a response of weight 1. */
export interface OffAxis {
  readonly residuals: Float64Array;
  /** The share of each residual's degree of freedom that is left, 1 − leverage. */
  readonly freedom: Float64Array;
  readonly degreesOfFreedom: number;
}

/**
 * The part of the combined cells that is rougher than any smooth surface: the residual of a polynomial in the logarithms of the
 * doses, of first degree and of second from 25 cells on, together with what errors of the single agents' curves can do. Where the null
 * holds, only noise is left, so this measures the noise of data without replicates.
 * @param slopes derivatives of the expected responses by the parameters of the curves, one array per parameter.
 * @param weights of the cells: one over the variance of their means, up to a common factor.
 */
export function offAxisNoise(
  cells: readonly Cell[],
  values: Float64Array,
  slopes: readonly Float64Array[],
  weights: Float64Array,
): OffAxis {
  const roots = weights.map(Math.sqrt);
  const degree = cells.length >= 25 ? 2 : 1;
  const x1 = scaled(cells.map((cell) => Math.log(cell.dose1)));
  const x2 = scaled(cells.map((cell) => Math.log(cell.dose2)));
  const smooth = powers(degree).map(([i, j]) => x1.map((x, k) => roots[k]! * x ** i * x2[k]! ** j));
  const basis = orthonormal([...smooth, ...slopes.map((s) => Array.from(s, (x, k) => x * roots[k]!))]);
  let rest = Array.from(values, (value, k) => value * roots[k]!);
  for (const q of basis) rest = minus(rest, q);
  return {
    residuals: Float64Array.from(rest),
    freedom: Float64Array.from(rest, (_, k) => 1 - basis.reduce((sum, q) => sum + q[k]! ** 2, 0)),
    degreesOfFreedom: Math.max(0, cells.length - basis.length),
  };
}

const powers = (degree: number): readonly (readonly [number, number])[] =>
  Array.from({ length: degree + 1 }, (_, sum) =>
    Array.from({ length: sum + 1 }, (_, j) => [sum - j, j] as const),
  ).flat();

/** To [−1, 1], so that powers stay apart. */
function scaled(x: readonly number[]): readonly number[] {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  return x.map((value) => (high > low ? (2 * (value - low)) / (high - low) - 1 : 0));
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);

const minus = (v: readonly number[], q: readonly number[]): number[] => {
  const along = dot(v, q);
  return v.map((x, k) => x - along * q[k]!);
};

/** Gram–Schmidt, twice over for rounding; directions already there are left out. */
function orthonormal(vectors: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const basis: (readonly number[])[] = [];
  for (const vector of vectors) {
    let v: readonly number[] = vector;
    for (const q of [...basis, ...basis]) v = minus(v, q);
    const length = Math.sqrt(dot(v, v));
    if (length > 1e-9 * Math.sqrt(dot(vector, vector))) basis.push(v.map((x) => x / length));
  }
  return basis;
}
