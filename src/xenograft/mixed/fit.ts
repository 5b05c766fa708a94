import {
  choleskyFactor,
  choleskyInverse,
  choleskySolve,
  nelderMead,
  newtonPolish,
} from "../../math/index.ts";
import { activeColumns, crossProducts } from "./cross-products.ts";
import { profiler } from "./profile.ts";
import type { MixedData, MixedFit } from "./types.ts";

/** Relative size of a standard deviation of u·z below which it counts as zero. */
const zeroSpread = 1e-4;

/**
 * Fits a linear mixed model by restricted maximum likelihood (or maximum likelihood): a simplex search over the Cholesky factor of
 * G/σ², then Newton steps. The columns of Z are scaled inside, so the result does not depend on their units.
 * @throws RangeError where the columns of X are not independent, where there are no more rows than columns, and where nothing scatters.
 * @see laird1982
 */
export function fitMixed(data: MixedData, { reml = true }: { readonly reml?: boolean } = {}): MixedFit {
  const { y, x, p, q } = data;
  const n = y.length;
  if (n <= p) throw new RangeError(`${n} measurements cannot determine ${p} fixed effects and a variance`);
  const first = leastSquares(x, y, p);
  const residuals = y.map((value, at) => value - dot(x, at * p, first, p));
  const spread = residuals.reduce((sum, value) => sum + value * value, 0) / n;
  requireSpread(spread, y.reduce((sum, value) => sum + value * value, 0) / n);
  const { scaled, scales } = scaleColumns(data);
  const evaluate = profiler(crossProducts(scaled, residuals), reml);
  const f = (theta: Float64Array) => evaluate(theta).deviance;
  const start = lowerTriangle(q, (i, j) => (i === j ? 0.5 : 0));
  const search = nelderMead(f, start, { step: 0.3, tolerance: 1e-7, maxEvaluations: 1000 * q });
  const theta = newtonPolish(f, search.x, 1e-3, 8);
  const best = evaluate(theta);
  requireSpread(best.residualVariance, spread);
  const lambda = new Float64Array(q * q);
  for (let i = 0, k = 0; i < q; i++) for (let j = 0; j <= i; j++) lambda[i * q + j] = theta[k++]!;
  const groupCovariance = timesTransposed(lambda, q).map(
    (value, k) => (value * best.residualVariance) / (scales[Math.floor(k / q)]! * scales[k % q]!),
  );
  const singular = Array.from({ length: q }, (_, i) => Math.abs(lambda[i * q + i]!)).some(
    (d) => d < zeroSpread,
  );
  const beta = best.beta.map((value, k) => value + first[k]!);
  const covariance = covarianceOf(data, groupCovariance, best.residualVariance);
  return {
    data,
    beta,
    covariance,
    residualVariance: best.residualVariance,
    groupCovariance,
    logLik: -best.deviance / 2,
    reml,
    singular,
    converged: search.converged,
  };
}

/** Below this share of the variance it is compared with, a variance is rounding. */
const noSpread = 1e-12;

function requireSpread(variance: number, among: number): void {
  if (variance > noSpread * among) return;
  throw new RangeError("the measurements lie exactly on lines: there is no scatter to judge differences by");
}

const dot = (rows: Float64Array, at: number, beta: Float64Array, p: number): number => {
  let sum = 0;
  for (let j = 0; j < p; j++) sum += rows[at + j]! * beta[j]!;
  return sum;
};

function lowerTriangle(q: number, of: (i: number, j: number) => number): Float64Array {
  const entries: number[] = [];
  for (let i = 0; i < q; i++) for (let j = 0; j <= i; j++) entries.push(of(i, j));
  return Float64Array.from(entries);
}

function leastSquares(x: Float64Array, y: Float64Array, p: number): Float64Array {
  const normal = new Float64Array(p * p);
  const right = new Float64Array(p);
  for (let at = 0; at < y.length; at++) {
    for (let i = 0; i < p; i++) {
      const xi = x[at * p + i]!;
      if (xi === 0) continue;
      right[i]! += xi * y[at]!;
      for (let j = 0; j <= i; j++) normal[i * p + j]! += xi * x[at * p + j]!;
    }
  }
  if (!choleskyFactor(normal, p, normal, 1e-10)) {
    throw new RangeError(
      "the fixed effects are not determined: an arm has measurements on fewer than two days",
    );
  }
  return choleskySolve(normal, p, right);
}

/** Each column of Z divided by its root mean square. */
function scaleColumns(data: MixedData): { readonly scaled: MixedData; readonly scales: Float64Array } {
  const { z, q } = data;
  const n = z.length / q;
  const squares = new Float64Array(q);
  for (let k = 0; k < z.length; k++) squares[k % q]! += z[k]! ** 2;
  const scales = squares.map((value) => Math.sqrt(value / n) || 1);
  return { scaled: { ...data, z: z.map((value, k) => value / scales[k % q]!) }, scales };
}

function timesTransposed(lambda: Float64Array, q: number): Float64Array {
  const out = new Float64Array(q * q);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      for (let k = 0; k < q; k++) out[i * q + j]! += lambda[i * q + k]! * lambda[j * q + k]!;
    }
  }
  return out;
}

/** (XᵀV⁻¹X)⁻¹ by Vᵢ itself: no division by a G that may be singular. */
function covarianceOf(data: MixedData, g: Float64Array, residualVariance: number): Float64Array {
  const { x, p, starts } = data;
  const information = new Float64Array(p * p);
  for (let group = 0; group + 1 < starts.length; group++) {
    const [from, to] = [starts[group]!, starts[group + 1]!];
    const n = to - from;
    const v = varianceOf(data, from, to, g, residualVariance);
    choleskyFactor(v, n, v);
    const column = new Float64Array(n);
    const columns = activeColumns(data, group);
    for (const j of columns) {
      for (let k = 0; k < n; k++) column[k] = x[(from + k) * p + j]!;
      choleskySolve(v, n, column);
      for (const i of columns) {
        for (let k = 0; k < n; k++) information[i * p + j]! += x[(from + k) * p + i]! * column[k]!;
      }
    }
  }
  choleskyFactor(information, p, information, 0);
  return choleskyInverse(information, p);
}

/** Vᵢ = σ²I + ZᵢGZᵢᵀ of the rows from `from` up to `to`. */
export function varianceOf(
  { z, q }: MixedData,
  from: number,
  to: number,
  g: Float64Array,
  residualVariance: number,
): Float64Array {
  const n = to - from;
  const v = new Float64Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      let value = a === b ? residualVariance : 0;
      for (let i = 0; i < q; i++) {
        for (let j = 0; j < q; j++) value += z[(from + a) * q + i]! * g[i * q + j]! * z[(from + b) * q + j]!;
      }
      v[a * n + b] = value;
    }
  }
  return v;
}
