import { choleskyFactor, choleskyInverse, choleskySolve } from "./cholesky.ts";

/** A sum of squares to make small, S(θ) = Σ rᵢ(θ)². */
export interface LeastSquaresProblem {
  readonly nResiduals: number;
  readonly nParameters: number;
  /**
   * Fills the residuals at θ (length m) and, where an array is given, the Jacobian ∂rᵢ/∂θⱼ (m × n, row by row).
   * Gives false where the residuals are not defined; such a θ is never accepted.
   */
  readonly evaluate: (theta: Float64Array, residuals: Float64Array, jacobian?: Float64Array) => boolean;
}

/** Where a search ended. */
export interface LeastSquaresFit {
  readonly theta: Float64Array;
  readonly sumOfSquares: number;
  /** converged; exhausted: out of iterations; undefined: no residuals at the start. */
  readonly status: "converged" | "exhausted" | "undefined";
  readonly iterations: number;
  /** JᵀJ at θ, n × n. */
  readonly normal: Float64Array;
}

/** Limits of a search. */
export interface LeastSquaresRules {
  /** Default 300. */
  readonly maxIterations?: number;
  /** Stop when a full step would lower S by less than this share of it; default 1e-16. */
  readonly tolerance?: number;
  /** The first λ; default 1e-3. Smaller where the start is near the minimum. */
  readonly damping?: number;
}

/**
 * Levenberg–Marquardt: from θ the step δ solves (JᵀJ + λ diag JᵀJ) δ = −Jᵀr; λ falls while steps help and grows while they
 * do not, by the gain ratio. Deterministic; finds the minimum whose basin the start lies in, so a problem with several
 * needs several starts. The scaling makes the path independent of the units of the parameters.
 * @param start length n; not changed.
 * @see marquardt1963
 * @see nielsen1999
 */
export function leastSquares(
  problem: LeastSquaresProblem,
  start: ArrayLike<number>,
  { maxIterations = 300, tolerance = 1e-16, damping = 1e-3 }: LeastSquaresRules = {},
): LeastSquaresFit {
  const { nResiduals: m, nParameters: n, evaluate } = problem;
  let theta = Float64Array.from(start);
  let trial = new Float64Array(n);
  const residuals = new Float64Array(m);
  let jacobian = new Float64Array(m * n);
  let trialJacobian = new Float64Array(m * n);
  const [normal, factor] = [new Float64Array(n * n), new Float64Array(n * n)];
  const [gradient, step] = [new Float64Array(n), new Float64Array(n)];
  const end = (status: LeastSquaresFit["status"], s: number, iterations: number): LeastSquaresFit => ({
    theta,
    sumOfSquares: s,
    status,
    iterations,
    normal,
  });
  if (!evaluate(theta, residuals, jacobian)) return end("undefined", Number.NaN, 0);
  let s = squares(residuals);
  let lambda = damping;
  let growth = 2;
  accumulate(residuals, jacobian, m, n, normal, gradient);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const gain = stepOf(normal, gradient, n, lambda, factor, step);
    if (gain <= tolerance * s || s === 0) {
      if (n > 0 && gain > 0) finish(problem, theta, step, s, trial, residuals);
      return end("converged", squaresAt(problem, theta, residuals), iteration);
    }
    for (let k = 0; k < n; k++) trial[k] = theta[k]! + step[k]!;
    const defined = evaluate(trial, residuals, trialJacobian);
    const next = defined ? squares(residuals) : Number.POSITIVE_INFINITY;
    if (next < s) {
      const ratio = (s - next) / gain;
      const settled = s - next <= tolerance * s;
      [theta, trial] = [trial, theta];
      s = next;
      [jacobian, trialJacobian] = [trialJacobian, jacobian];
      accumulate(residuals, jacobian, m, n, normal, gradient);
      if (settled && lambda < 1e-6) return end("converged", s, iteration);
      lambda = Math.max(1e-12, lambda * Math.max(1 / 3, 1 - (2 * ratio - 1) ** 3) * (ratio > 0.9 ? 0.1 : 1));
      growth = 2;
    } else {
      if (lambda > 1e12) return end("converged", s, iteration);
      lambda *= growth;
      growth *= 2;
    }
  }
  return end("exhausted", s, maxIterations);
}

/** Takes a last step whose gain is too small to measure, where it does not make S larger beyond rounding. */
function finish(
  { evaluate }: LeastSquaresProblem,
  theta: Float64Array,
  step: Float64Array,
  s: number,
  trial: Float64Array,
  residuals: Float64Array,
): void {
  for (let k = 0; k < theta.length; k++) trial[k] = theta[k]! + step[k]!;
  if (evaluate(trial, residuals) && squares(residuals) <= s * (1 + 1e-14)) theta.set(trial);
}

const squaresAt = (
  { evaluate }: LeastSquaresProblem,
  theta: Float64Array,
  residuals: Float64Array,
): number => (evaluate(theta, residuals) ? squares(residuals) : Number.NaN);

function squares(residuals: Float64Array): number {
  let s = 0;
  for (let i = 0; i < residuals.length; i++) s += residuals[i]! * residuals[i]!;
  return Number.isNaN(s) ? Number.POSITIVE_INFINITY : s;
}

/** JᵀJ (lower triangle and its mirror image) and Jᵀr. */
function accumulate(
  r: Float64Array,
  jacobian: Float64Array,
  m: number,
  n: number,
  normal: Float64Array,
  gradient: Float64Array,
): void {
  normal.fill(0);
  gradient.fill(0);
  for (let i = 0; i < m; i++) {
    const row = i * n;
    for (let j = 0; j < n; j++) {
      const value = jacobian[row + j]!;
      if (value === 0) continue;
      gradient[j]! += value * r[i]!;
      for (let k = 0; k <= j; k++) normal[j * n + k]! += value * jacobian[row + k]!;
    }
  }
  for (let j = 0; j < n; j++) for (let k = 0; k < j; k++) normal[k * n + j] = normal[j * n + k]!;
}

/** Writes δ into `step` and gives how much the linearised S falls by it. A direction without any slope stays at rest. */
function stepOf(
  normal: Float64Array,
  gradient: Float64Array,
  n: number,
  lambda: number,
  factor: Float64Array,
  step: Float64Array,
): number {
  for (let damping = lambda; ; damping = Math.max(10 * damping, 1e-10)) {
    factor.set(normal);
    for (let j = 0; j < n; j++) factor[j * n + j] = normal[j * n + j]! * (1 + damping) || 1;
    for (let j = 0; j < n; j++) step[j] = -gradient[j]!;
    if (!choleskyFactor(factor, n, factor, 1e-14)) {
      if (damping > 1e15) {
        step.fill(0);
        return 0;
      }
      continue;
    }
    choleskySolve(factor, n, step);
    let gain = 0;
    for (let j = 0; j < n; j++) gain += step[j]! * (damping * normal[j * n + j]! * step[j]! - gradient[j]!);
    return gain;
  }
}

/**
 * Covariance of the estimates up to the variance of a residual, (JᵀJ)⁻¹, n × n; undefined where the data do not determine
 * every parameter (a direction in which the residuals do not change to ten digits).
 */
export function inverseNormal(normal: Float64Array, n: number): Float64Array | undefined {
  const factor = new Float64Array(n * n);
  return choleskyFactor(normal, n, factor, 1e-12) ? choleskyInverse(factor, n) : undefined;
}
