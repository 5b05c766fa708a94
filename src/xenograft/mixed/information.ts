import { choleskyFactor, choleskyInverse } from "../../math/index.ts";
import { activeColumns } from "./cross-products.ts";
import { varianceOf } from "./fit.ts";
import { bilinear, crossed, product, traceOfProduct } from "./matrices.ts";
import type { MixedFit } from "./types.ts";

/**
 * What degrees of freedom are made of, at the fitted variances γ = (σ², then the lower triangle of G row by row), with
 * Vₖ = ∂V/∂γₖ and Φ = (XᵀV⁻¹X)⁻¹.
 */
export interface VarianceInformation {
  /** Number of variances, m. */
  readonly m: number;
  /** XᵀV⁻¹VₖV⁻¹X per variance, p × p each. */
  readonly first: readonly Float64Array[];
  /** XᵀV⁻¹VₖV⁻¹VₗV⁻¹X, p × p each, at k·m + l. */
  readonly second: readonly Float64Array[];
  /**
   * Covariance of γ from the observed second derivatives of the deviance, 2 H⁻¹, m × m. Variances that are zero stay at
   * their boundary: they have none.
   */
  readonly observed: Float64Array;
  /** Covariance of γ from the expected ones, m × m. */
  readonly expected: Float64Array;
}

/** Sums over the groups. */
interface Sums {
  readonly first: Float64Array[];
  readonly second: Float64Array[];
  /** tr(V⁻¹VₖV⁻¹Vₗ). */
  readonly traces: Float64Array;
  /** eᵀVₖV⁻¹Vₗe with e = V⁻¹(y − Xβ). */
  readonly quadratic: Float64Array;
  /** XᵀV⁻¹Vₖe, length p each. */
  readonly crossed: Float64Array[];
}

/**
 * The information on the variances of a fit.
 *
 *   H = −tr(PVₖPVₗ) + 2 yᵀPVₖPVₗPy (observed),   E = tr(PVₖPVₗ) (expected), with P = V⁻¹ − V⁻¹XΦXᵀV⁻¹
 *
 * @see kenward1997
 */
export function varianceInformation(fit: MixedFit): VarianceInformation {
  const { p, q } = fit.data;
  const m = 1 + (q * (q + 1)) / 2;
  const sums = emptySums(m, p);
  for (let group = 0; group + 1 < fit.data.starts.length; group++) addGroup(fit, group, m, sums);
  const [observed, expected] = [new Float64Array(m * m), new Float64Array(m * m)];
  for (let k = 0; k < m; k++) {
    for (let l = 0; l < m; l++) {
      const pair = k * m + l;
      const trace =
        sums.traces[pair]! -
        2 * traceOfProduct(fit.covariance, sums.second[pair]!, p) +
        traceOfFour(fit.covariance, sums.first[k]!, sums.first[l]!, p);
      const quadratic =
        sums.quadratic[pair]! - bilinear(sums.crossed[k]!, fit.covariance, sums.crossed[l]!, p);
      observed[pair] = (2 * quadratic - trace) / 2;
      expected[pair] = trace / 2;
    }
  }
  return {
    m,
    first: sums.first,
    second: sums.second,
    observed: inverseOf(observed, m, awayFromZero(fit, m)),
    expected: inverseOf(expected, m, Array.from(expected.keys()).slice(0, m)),
  };
}

const emptySums = (m: number, p: number): Sums => ({
  first: Array.from({ length: m }, () => new Float64Array(p * p)),
  second: Array.from({ length: m * m }, () => new Float64Array(p * p)),
  traces: new Float64Array(m * m),
  quadratic: new Float64Array(m * m),
  crossed: Array.from({ length: m }, () => new Float64Array(p)),
});

/**
 * The inverse of the rows and columns wanted, zero elsewhere. A variance that the data cannot tell from those before it
 * (one visit per mouse: between and within) is left to them.
 */
function inverseOf(matrix: Float64Array, m: number, wanted: readonly number[]): Float64Array {
  const block = (kept: readonly number[]) =>
    Float64Array.from(kept.flatMap((k) => kept.map((l) => matrix[k * m + l]!)));
  const kept: number[] = [];
  for (const k of wanted) {
    kept.push(k);
    if (!choleskyFactor(block(kept), kept.length, undefined, 1e-10)) kept.pop();
  }
  const n = kept.length;
  const factor = new Float64Array(n * n);
  choleskyFactor(block(kept), n, factor, 0);
  const inverse = choleskyInverse(factor, n);
  const out = new Float64Array(m * m);
  kept.forEach((k, i) => {
    kept.forEach((l, j) => {
      out[k * m + l] = inverse[i * n + j]!;
    });
  });
  return out;
}

/** σ² and the entries of G whose variances are not zero. */
function awayFromZero({ data, groupCovariance, residualVariance, singular }: MixedFit, m: number): number[] {
  const { z, q, y } = data;
  const all = Array.from({ length: m }, (_, k) => k);
  if (!singular) return all;
  const spread = (i: number) => {
    let squares = 0;
    for (let at = 0; at < y.length; at++) squares += z[at * q + i]! ** 2;
    return (groupCovariance[i * q + i]! * squares) / y.length;
  };
  const isZero = Array.from({ length: q }, (_, i) => spread(i) < 1e-7 * residualVariance);
  return all.filter((k) => k === 0 || placeOf(k).every((i) => !isZero[i]));
}

/** Row and column in G of variance k, which is not the residual one. */
function placeOf(k: number): [number, number] {
  let row = 0;
  let left = k - 1;
  for (; left > row; row++) left -= row + 1;
  return [row, left];
}

/** Adds what one group gives; only the columns of X that are not zero in it take part. */
function addGroup(fit: MixedFit, group: number, m: number, sums: Sums): void {
  const { data, groupCovariance, residualVariance } = fit;
  const { p, q, z, starts } = data;
  const from = starts[group]!;
  const n = starts[group + 1]! - from;
  const factor = varianceOf(data, from, from + n, groupCovariance, residualVariance);
  choleskyFactor(factor, n, factor);
  const w = choleskyInverse(factor, n);
  const columns = activeColumns(data, group);
  const c = columns.length + 1;
  const solved = product(w, n, n, withResiduals(fit, from, n, columns), c);
  const zRows = z.subarray(from * q, (from + n) * q);
  const moved = Array.from({ length: m }, (_, k) => derivativeTimes(zRows, q, k, solved, n, c));
  const again = moved.map((one) => product(w, n, n, one, c));
  for (let k = 0; k < m; k++) {
    const one = crossed(solved, moved[k]!, n, c);
    scatter(one, c, columns, sums.first[k]!, p);
    columns.forEach((column, i) => {
      sums.crossed[k]![column]! += one[i * c + c - 1]!;
    });
    for (let l = 0; l < m; l++) {
      const two = crossed(moved[k]!, again[l]!, n, c);
      scatter(two, c, columns, sums.second[k * m + l]!, p);
      sums.quadratic[k * m + l]! += two[c * c - 1]!;
    }
  }
  addTraces(w, zRows, n, q, m, sums.traces);
}

/** The chosen columns of X and the residuals, n × (columns + 1). */
function withResiduals(
  { data, beta }: MixedFit,
  from: number,
  n: number,
  columns: readonly number[],
): Float64Array {
  const { x, y, p } = data;
  const c = columns.length + 1;
  const out = new Float64Array(n * c);
  for (let a = 0; a < n; a++) {
    let residual = y[from + a]!;
    columns.forEach((column, j) => {
      const value = x[(from + a) * p + column]!;
      out[a * c + j] = value;
      residual -= value * beta[column]!;
    });
    out[a * c + c - 1] = residual;
  }
  return out;
}

/** VₖB without making Vₖ: B itself for σ², z_i(z_jᵀB), and its mirror image off the diagonal, for an entry of G. */
function derivativeTimes(
  z: Float64Array,
  q: number,
  k: number,
  b: Float64Array,
  n: number,
  c: number,
): Float64Array {
  if (k === 0) return b;
  const [i, j] = placeOf(k);
  const out = new Float64Array(n * c);
  const add = (left: number, right: number) => {
    const row = new Float64Array(c);
    for (let a = 0; a < n; a++) for (let r = 0; r < c; r++) row[r]! += z[a * q + right]! * b[a * c + r]!;
    for (let a = 0; a < n; a++) for (let r = 0; r < c; r++) out[a * c + r]! += z[a * q + left]! * row[r]!;
  };
  add(i, j);
  if (i !== j) add(j, i);
  return out;
}

/**
 * tr(V⁻¹VₖV⁻¹Vₗ), from H = ZᵀV⁻¹Z and K = ZᵀV⁻²Z: Vₖ is a sum of z_a z_bᵀ, so each trace is a sum of products of their
 * entries.
 */
function addTraces(
  w: Float64Array,
  z: Float64Array,
  n: number,
  q: number,
  m: number,
  traces: Float64Array,
): void {
  const wz = product(w, n, n, z, q);
  const h = crossed(z, wz, n, q);
  const k2 = crossed(wz, wz, n, q);
  let squares = 0;
  for (let at = 0; at < n * n; at++) squares += w[at]! * w[at]!;
  const pairs = Array.from({ length: m }, (_, k) => {
    if (k === 0) return [];
    const [i, j] = placeOf(k);
    return i === j
      ? [[i, i]]
      : [
          [i, j],
          [j, i],
        ];
  });
  for (let k = 0; k < m; k++) {
    for (let l = 0; l < m; l++) {
      let sum = 0;
      if (k === 0 && l === 0) sum = squares;
      else if (k === 0 || l === 0) for (const [a, b] of pairs[k + l]!) sum += k2[b! * q + a!]!;
      else
        for (const [a, b] of pairs[k]!)
          for (const [d, e] of pairs[l]!) sum += h[b! * q + d!]! * h[e! * q + a!]!;
      traces[k * m + l]! += sum;
    }
  }
}

/** Adds the block of the given columns of a c × c matrix to a p × p one. */
function scatter(
  from: Float64Array,
  c: number,
  columns: readonly number[],
  to: Float64Array,
  p: number,
): void {
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < columns.length; j++) to[columns[i]! * p + columns[j]!]! += from[i * c + j]!;
  }
}

/** tr(ΦAΦB). */
const traceOfFour = (phi: Float64Array, a: Float64Array, b: Float64Array, p: number): number =>
  traceOfProduct(product(phi, p, p, a, p), product(phi, p, p, b, p), p);
