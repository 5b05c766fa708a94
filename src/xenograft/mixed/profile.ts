import type { CrossProducts } from "./cross-products.ts";

/** The likelihood at one Λ, with β and σ² at their best for it. */
export interface Profiled {
  /** −2 ln L. */
  readonly deviance: number;
  readonly residualVariance: number;
  readonly beta: Float64Array;
}

/** Memory that evaluations share. */
interface Workspace {
  /** [X y]ᵀ(I + ZΛΛᵀZᵀ)⁻¹[X y], (p+1) × (p+1), lower triangle; then its Cholesky factor. */
  readonly a: Float64Array;
  /** Λ, q × q, lower triangle. */
  readonly lambda: Float64Array;
  /** Mᵢ of one group, then its Cholesky factor, q × q. */
  readonly m: Float64Array;
  /** ΛᵀZᵢᵀ[X y]ᵢ of one group, then that divided by the factor of Mᵢ, q × (p+1). */
  readonly b: Float64Array;
}

/**
 * The deviance of a mixed model as a function of θ alone, the lower triangle of Λ row by row, with G = σ²ΛΛᵀ. With
 * Mᵢ = I + ΛᵀZᵢᵀZᵢΛ and A = [X y]ᵀ(I + ZΛΛᵀZᵀ)⁻¹[X y], whose last pivot is the weighted residual sum r²:
 *
 *   REML: Σ ln|Mᵢ| + ln|A_XX| + (n − p)(1 + ln 2πr²/(n − p));   ML: Σ ln|Mᵢ| + n (1 + ln 2πr²/n)
 *
 * Gives an evaluator that reuses its memory. Infinite where A is not positive definite.
 * @see bates2015
 */
export function profiler(sums: CrossProducts, reml: boolean): (theta: ArrayLike<number>) => Profiled {
  const { n, p, q, nGroups, whole } = sums;
  const w = p + 1;
  const space: Workspace = {
    a: new Float64Array(w * w),
    lambda: new Float64Array(q * q),
    m: new Float64Array(q * q),
    b: new Float64Array(q * w),
  };
  return (theta) => {
    for (let i = 0, k = 0; i < q; i++) for (let j = 0; j <= i; j++) space.lambda[i * q + j] = theta[k++]!;
    space.a.set(whole);
    let logDetM = 0;
    for (let group = 0; group < nGroups; group++) {
      projectGroup(sums, space, group);
      logDetM += takeGroup(sums, space, group);
    }
    const logDetX = factorWhole(space.a, p);
    if (Number.isNaN(logDetX)) {
      return { deviance: Number.POSITIVE_INFINITY, residualVariance: Number.NaN, beta: new Float64Array(p) };
    }
    const free = reml ? n - p : n;
    const residualVariance = space.a[p * w + p]! ** 2 / free;
    const deviance = logDetM + (reml ? logDetX : 0) + free * (1 + Math.log(2 * Math.PI * residualVariance));
    return { deviance, residualVariance, beta: backSolve(space.a, p) };
  };
}

/** M = I + ΛᵀZᵀZΛ and B = ΛᵀZᵀ[X y] of one group. */
function projectGroup(
  { p, q, zz, zw, active }: CrossProducts,
  { lambda, m, b }: Workspace,
  group: number,
): void {
  const [w, g] = [p + 1, group * q];
  for (let i = 0; i < q; i++) {
    for (let j = 0; j <= i; j++) {
      let value = i === j ? 1 : 0;
      for (let k = i; k < q; k++) {
        for (let l = j; l < q; l++) value += lambda[k * q + i]! * zz[(g + k) * q + l]! * lambda[l * q + j]!;
      }
      m[i * q + j] = value;
    }
    for (const c of active[group]!) {
      let value = 0;
      for (let k = i; k < q; k++) value += lambda[k * q + i]! * zw[(g + k) * w + c]!;
      b[i * w + c] = value;
    }
  }
}

/** Takes BᵀM⁻¹B of one group from A; gives ln|M|. */
function takeGroup({ p, q, active }: CrossProducts, { a, m, b }: Workspace, group: number): number {
  const w = p + 1;
  const columns = active[group]!;
  let logDet = 0;
  for (let i = 0; i < q; i++) {
    for (let j = 0; j <= i; j++) {
      let value = m[i * q + j]!;
      for (let k = 0; k < j; k++) value -= m[i * q + k]! * m[j * q + k]!;
      m[i * q + j] = i === j ? Math.sqrt(value) : value / m[j * q + j]!;
    }
    logDet += 2 * Math.log(m[i * q + i]!);
    for (const c of columns) {
      let value = b[i * w + c]!;
      for (let k = 0; k < i; k++) value -= m[i * q + k]! * b[k * w + c]!;
      b[i * w + c] = value / m[i * q + i]!;
    }
    for (const r of columns) {
      const value = b[i * w + r]!;
      for (const c of columns) {
        if (c > r) break;
        a[r * w + c]! -= value * b[i * w + c]!;
      }
    }
  }
  return logDet;
}

/** Cholesky factor of A in its place; gives ln|A_XX|, NaN where A is not positive definite. */
function factorWhole(a: Float64Array, p: number): number {
  const w = p + 1;
  let logDet = 0;
  for (let i = 0; i < w; i++) {
    for (let j = 0; j <= i; j++) {
      let value = a[i * w + j]!;
      for (let k = 0; k < j; k++) value -= a[i * w + k]! * a[j * w + k]!;
      if (i === j && !(value > 0)) return Number.NaN;
      a[i * w + j] = i === j ? Math.sqrt(value) : value / a[j * w + j]!;
    }
    if (i < p) logDet += 2 * Math.log(a[i * w + i]!);
  }
  return logDet;
}

/** β from the factor of A, whose last row holds the solved right-hand side. */
function backSolve(a: Float64Array, p: number): Float64Array {
  const w = p + 1;
  const beta = new Float64Array(p);
  for (let i = p - 1; i >= 0; i--) {
    let value = a[p * w + i]!;
    for (let k = i + 1; k < p; k++) value -= a[k * w + i]! * beta[k]!;
    beta[i] = value / a[i * w + i]!;
  }
  return beta;
}
