import { choleskyFactor, choleskyInverse } from "../../math/index.ts";
import type { VarianceInformation } from "./information.ts";
import { bilinear, product, traceOfProduct } from "./matrices.ts";
import type { MixedFit } from "./types.ts";

/**
 * Kenward and Roger's covariance of β, which counts that the variances are estimated:
 *
 *   Φ_A = Φ + 2Φ [Σₖₗ Wₖₗ (Qₖₗ − PₖΦPₗ)] Φ,   Pₖ = −XᵀV⁻¹VₖV⁻¹X,   Qₖₗ = XᵀV⁻¹VₖV⁻¹VₗV⁻¹X
 *
 * with W the covariance of the variances from the expected information.
 * @see kenward1997
 */
export function adjustedCovariance(fit: MixedFit, information: VarianceInformation): Float64Array {
  const { p } = fit.data;
  const { m, first, second, expected } = information;
  const middle = new Float64Array(p * p);
  for (let k = 0; k < m; k++) {
    for (let l = 0; l < m; l++) {
      const w = expected[k * m + l]!;
      const through = product(product(first[k]!, p, p, fit.covariance, p), p, p, first[l]!, p);
      for (let at = 0; at < p * p; at++) middle[at]! += w * (second[k * m + l]![at]! - through[at]!);
    }
  }
  const change = product(product(fit.covariance, p, p, middle, p), p, p, fit.covariance, p);
  return fit.covariance.map((value, at) => value + 2 * change[at]!);
}

/** How an F statistic made with Φ_A is scaled, and its denominator degrees of freedom. */
export interface KenwardRoger {
  readonly scale: number;
  readonly df: number;
}

/**
 * Scale and degrees of freedom for the test of some combinations Lβ, matched to the first two moments of F. For one
 * combination the scale is 1.
 * @see kenward1997
 */
export function kenwardRogerDf(
  fit: MixedFit,
  { m, first, expected }: VarianceInformation,
  rows: readonly ArrayLike<number>[],
): KenwardRoger {
  const { p } = fit.data;
  const q = rows.length;
  const l = Float64Array.from(rows.flatMap((row) => Array.from(row)));
  const inner = Float64Array.from(rows.flatMap((a) => rows.map((b) => bilinear(a, fit.covariance, b, p))));
  choleskyFactor(inner, q, inner, 0);
  const theta = product(product(transposed(l, q, p), p, q, choleskyInverse(inner, q), q), p, q, l, p);
  // ΘΦPₖΦ, up to the sign of Pₖ, which cancels in the products.
  const parts = first.map((matrix) =>
    product(product(product(theta, p, p, fit.covariance, p), p, p, matrix, p), p, p, fit.covariance, p),
  );
  const traces = parts.map((part) => traceOf(part, p));
  let a1 = 0;
  let a2 = 0;
  for (let k = 0; k < m; k++) {
    for (let j = 0; j < m; j++) {
      const w = expected[k * m + j]!;
      a1 += w * traces[k]! * traces[j]!;
      a2 += w * traceOfProduct(parts[k]!, parts[j]!, p);
    }
  }
  return matched(q, a1, a2);
}

/** The two matched moments, in the names of the paper. */
function matched(q: number, a1: number, a2: number): KenwardRoger {
  const b = (a1 + 6 * a2) / (2 * q);
  const g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
  const below = 3 * q + 2 * (1 - g);
  const [c1, c2, c3] = [g / below, (q - g) / below, (q + 2 - g) / below];
  const mean = 1 / (1 - a2 / q);
  const variance = ((2 / q) * (1 + c1 * b)) / ((1 - c2 * b) ** 2 * (1 - c3 * b));
  const rho = variance / (2 * mean * mean);
  const df = 4 + (q + 2) / (q * rho - 1);
  return { scale: df / (mean * (df - 2)), df };
}

function transposed(a: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = a[i * columns + j]!;
  return out;
}

function traceOf(a: Float64Array, p: number): number {
  let sum = 0;
  for (let k = 0; k < p; k++) sum += a[k * p + k]!;
  return sum;
}
