import { choleskyFactor, choleskyInverse } from "../../math/index.ts";
import { varianceOf } from "./fit.ts";
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

/** The inverse of the rows and columns kept; zero elsewhere. */
function inverseOf(matrix: Float64Array, m: number, kept: readonly number[]): Float64Array {
  const n = kept.length;
  const block = Float64Array.from(kept.flatMap((k) => kept.map((l) => matrix[k * m + l]!)));
  const regular = choleskyFactor(block, n, block, 1e-14);
  const inverse = regular ? choleskyInverse(block, n) : block.fill(Number.NaN);
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

function addGroup(
  { data, beta, groupCovariance, residualVariance }: MixedFit,
  group: number,
  m: number,
  sums: Sums,
): void {
  const { x, y, z, p, q, starts } = data;
  const from = starts[group]!;
  const n = starts[group + 1]! - from;
  const factor = varianceOf(data, from, from + n, groupCovariance, residualVariance);
  choleskyFactor(factor, n, factor);
  const w = choleskyInverse(factor, n);
  const c = p + 1;
  // Columns of X and the residual, all multiplied by V⁻¹.
  const raw = new Float64Array(n * c);
  for (let a = 0; a < n; a++) {
    let residual = y[from + a]!;
    for (let j = 0; j < p; j++) {
      raw[a * c + j] = x[(from + a) * p + j]!;
      residual -= x[(from + a) * p + j]! * beta[j]!;
    }
    raw[a * c + p] = residual;
  }
  const solved = product(w, n, n, raw, c);
  const zRows = z.subarray(from * q, (from + n) * q);
  const derivatives = Array.from({ length: m }, (_, k) => derivative(zRows, n, q, k));
  const moved = derivatives.map((v) => product(v, n, n, solved, c));
  const again = moved.map((columns) => product(w, n, n, columns, c));
  const wv = derivatives.map((v) => product(w, n, n, v, n));
  for (let k = 0; k < m; k++) {
    const one = crossed(solved, moved[k]!, n, c);
    spread(one, sums.first[k]!, p);
    for (let i = 0; i < p; i++) sums.crossed[k]![i]! += one[i * c + p]!;
    for (let l = 0; l < m; l++) {
      const pair = k * m + l;
      const two = crossed(moved[k]!, again[l]!, n, c);
      spread(two, sums.second[pair]!, p);
      sums.quadratic[pair]! += two[p * c + p]!;
      for (let a = 0; a < n; a++) {
        for (let b = 0; b < n; b++) sums.traces[pair]! += wv[k]![a * n + b]! * wv[l]![b * n + a]!;
      }
    }
  }
}

/** ∂Vᵢ/∂γₖ: the unit matrix for σ², ZE Zᵀ for an entry of G. */
function derivative(z: Float64Array, n: number, q: number, k: number): Float64Array {
  const v = new Float64Array(n * n);
  const [i, j] = k === 0 ? [0, 0] : placeOf(k);
  for (let a = 0; a < n; a++) {
    if (k === 0) v[a * n + a] = 1;
    else {
      for (let b = 0; b < n; b++) {
        const straight = z[a * q + i]! * z[b * q + j]!;
        v[a * n + b] = i === j ? straight : straight + z[a * q + j]! * z[b * q + i]!;
      }
    }
  }
  return v;
}

/** A (rows × inner) times B (inner × columns). */
function product(
  a: Float64Array,
  rows: number,
  inner: number,
  b: Float64Array,
  columns: number,
): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const value = a[i * inner + k]!;
      if (value !== 0) for (let j = 0; j < columns; j++) out[i * columns + j]! += value * b[k * columns + j]!;
    }
  }
  return out;
}

/** AᵀB of two n × c matrices. */
function crossed(a: Float64Array, b: Float64Array, n: number, c: number): Float64Array {
  const out = new Float64Array(c * c);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < c; i++) {
      const value = a[k * c + i]!;
      if (value !== 0) for (let j = 0; j < c; j++) out[i * c + j]! += value * b[k * c + j]!;
    }
  }
  return out;
}

/** Adds the p × p corner of a (p+1) × (p+1) matrix. */
function spread(from: Float64Array, to: Float64Array, p: number): void {
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) to[i * p + j]! += from[i * (p + 1) + j]!;
}

/** tr(AB) of two p × p matrices. */
export function traceOfProduct(a: Float64Array, b: Float64Array, p: number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += a[i * p + j]! * b[j * p + i]!;
  return sum;
}

/** tr(ΦAΦB). */
const traceOfFour = (phi: Float64Array, a: Float64Array, b: Float64Array, p: number): number =>
  traceOfProduct(product(phi, p, p, a, p), product(phi, p, p, b, p), p);

/** uᵀAv. */
export function bilinear(u: ArrayLike<number>, a: Float64Array, v: ArrayLike<number>, p: number): number {
  let sum = 0;
  for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) sum += u[i]! * a[i * p + j]! * v[j]!;
  return sum;
}

export { product };
