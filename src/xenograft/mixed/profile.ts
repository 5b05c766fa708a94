import type { CrossProducts } from "./cross-products.ts";

/** The likelihood at one Λ, with β and σ² at their best for it. */
export interface Profiled {
  /** −2 ln L. */
  readonly deviance: number;
  readonly residualVariance: number;
  readonly beta: Float64Array;
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
  const { n, p, q, nGroups, whole, zz, zw, active } = sums;
  const w = p + 1;
  const a = new Float64Array(w * w);
  const lambda = new Float64Array(q * q);
  const m = new Float64Array(q * q);
  const b = new Float64Array(q * w);
  const failed: Profiled = {
    deviance: Number.POSITIVE_INFINITY,
    residualVariance: Number.NaN,
    beta: new Float64Array(p),
  };

  /** Takes Bᵀ M⁻¹ B of one group from A; gives ln|M|. */
  function takeGroup(group: number): number {
    const g = group * q;
    const columns = active[group]!;
    for (let i = 0; i < q; i++) {
      for (let j = 0; j <= i; j++) {
        let value = i === j ? 1 : 0;
        for (let k = i; k < q; k++) {
          for (let l = j; l < q; l++) value += lambda[k * q + i]! * zz[(g + k) * q + l]! * lambda[l * q + j]!;
        }
        m[i * q + j] = value;
      }
      for (const c of columns) {
        let value = 0;
        for (let k = i; k < q; k++) value += lambda[k * q + i]! * zw[(g + k) * w + c]!;
        b[i * w + c] = value;
      }
    }
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
    }
    for (let i = 0; i < q; i++) {
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

  return (theta) => {
    for (let i = 0, k = 0; i < q; i++) for (let j = 0; j <= i; j++) lambda[i * q + j] = theta[k++]!;
    a.set(whole);
    let logDetM = 0;
    for (let group = 0; group < nGroups; group++) logDetM += takeGroup(group);
    let logDetX = 0;
    for (let i = 0; i < w; i++) {
      for (let j = 0; j <= i; j++) {
        let value = a[i * w + j]!;
        for (let k = 0; k < j; k++) value -= a[i * w + k]! * a[j * w + k]!;
        if (i === j && !(value > 0)) return failed;
        a[i * w + j] = i === j ? Math.sqrt(value) : value / a[j * w + j]!;
      }
      if (i < p) logDetX += 2 * Math.log(a[i * w + i]!);
    }
    const squares = a[p * w + p]! ** 2;
    const free = reml ? n - p : n;
    const residualVariance = squares / free;
    const beta = new Float64Array(p);
    for (let i = p - 1; i >= 0; i--) {
      let value = a[p * w + i]!;
      for (let k = i + 1; k < p; k++) value -= a[k * w + i]! * beta[k]!;
      beta[i] = value / a[i * w + i]!;
    }
    const deviance = logDetM + (reml ? logDetX : 0) + free * (1 + Math.log(2 * Math.PI * residualVariance));
    return { deviance, residualVariance, beta };
  };
}
