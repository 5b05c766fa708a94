import {
  chiSquareUpperTail,
  choleskyFactor,
  choleskyInverse,
  choleskySolve,
  normalQuantile,
} from "../../math/index.ts";
import { type CoxData, partialLikelihood, type Ties } from "./partial-likelihood.ts";

/** One coefficient of a penalised model with its profile likelihood interval. */
export interface FirthCoefficient {
  readonly beta: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** Penalised likelihood ratio test of β = 0. */
  readonly p: number;
}

export interface FirthFit {
  readonly coefficients: readonly FirthCoefficient[];
  readonly logLik: number;
}

/**
 * Cox's model with Firth's penalty, l*(β) = l(β) + ½ ln det I(β), which is finite where an arm has no event. Intervals and tests
 * are those of the profile of l*: Wald's are useless there.
 * @param level of the intervals, default 0.95.
 * @see firth1993
 * @see heinze2001
 */
export function firthCox(data: CoxData, ties: Ties = "breslow", level = 0.95): FirthFit {
  const { p } = data;
  const best = climb(data, ties, new Float64Array(p), undefined);
  const drop = normalQuantile((1 + level) / 2) ** 2 / 2;
  const coefficients = Array.from({ length: p }, (_, k): FirthCoefficient => {
    const se = Math.sqrt(best.covariance[k * p + k]!);
    const profile = (value: number): number => {
      const start = best.beta.slice();
      start[k] = value;
      return climb(data, ties, start, k).logLik;
    };
    const edge = (side: -1 | 1) => limit(profile, best.beta[k]!, side * se, best.logLik - drop);
    return {
      beta: best.beta[k]!,
      se,
      lower: edge(-1),
      upper: edge(1),
      p: chiSquareUpperTail(2 * (best.logLik - profile(0)), 1),
    };
  });
  return { coefficients, logLik: best.logLik };
}

interface Penalised {
  readonly logLik: number;
  readonly score: Float64Array;
  readonly covariance: Float64Array;
}

/** l*, its score Uₖ + ½ tr(I⁻¹ ∂I/∂βₖ), and I⁻¹; undefined where the information is singular. */
function penalised(data: CoxData, ties: Ties, beta: Float64Array): Penalised | undefined {
  const { p } = data;
  const at = partialLikelihood(data, beta, ties, true);
  const factor = new Float64Array(p * p);
  if (!choleskyFactor(at.information, p, factor, 0)) return undefined;
  let logDet = 0;
  for (let k = 0; k < p; k++) logDet += 2 * Math.log(factor[k * p + k]!);
  const covariance = choleskyInverse(factor, p);
  const score = at.score.map((value, k) => {
    let trace = 0;
    for (let ij = 0; ij < p * p; ij++) trace += covariance[ij]! * at.skewness![ij * p + k]!;
    return value + trace / 2;
  });
  return { logLik: at.logLik + logDet / 2, score, covariance };
}

/** Newton's method with the information as curvature; coefficient `fixed` stays where it is. */
function climb(data: CoxData, ties: Ties, start: Float64Array, fixed: number | undefined) {
  const { p } = data;
  const free = Array.from({ length: p }, (_, k) => k).filter((k) => k !== fixed);
  let beta = start;
  let at = penalised(data, ties, beta);
  if (!at) return { beta, logLik: Number.NEGATIVE_INFINITY, covariance: new Float64Array(p * p) };
  for (let iteration = 0; iteration < 200; iteration++) {
    const step = stepOf(at, free, p);
    const next = shortened(data, ties, beta, step, at.logLik);
    if (!next) break;
    [beta, at] = next;
    if (step.every((d) => Math.abs(d) < 1e-9)) break;
  }
  return { beta, logLik: at.logLik, covariance: at.covariance };
}

/** The step of the free coefficients: (block of the information)⁻¹ times their score; at most 2 long each. */
function stepOf({ score, covariance }: Penalised, free: readonly number[], p: number): Float64Array {
  const whole = choleskyInverseOf(covariance, p);
  const m = free.length;
  const block = new Float64Array(m * m);
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) block[i * m + j] = whole[free[i]! * p + free[j]!]!;
  const right = Float64Array.from(free, (k) => score[k]!);
  choleskyFactor(block, m, block, 0);
  choleskySolve(block, m, right);
  const step = new Float64Array(p);
  free.forEach((k, i) => {
    step[k] = Math.max(-2, Math.min(2, right[i]!));
  });
  return step;
}

function choleskyInverseOf(matrix: Float64Array, p: number): Float64Array {
  const factor = new Float64Array(p * p);
  choleskyFactor(matrix, p, factor, 0);
  return choleskyInverse(factor, p);
}

function shortened(
  data: CoxData,
  ties: Ties,
  beta: Float64Array,
  step: Float64Array,
  logLik: number,
): [Float64Array, Penalised] | undefined {
  for (let scale = 1; scale > 1e-8; scale /= 2) {
    const next = beta.map((value, k) => value + scale * step[k]!);
    const there = penalised(data, ties, next);
    if (there && there.logLik >= logLik - 1e-13 * Math.abs(logLik)) return [next, there];
  }
  return undefined;
}

/** Where the profile falls to `target`, going from the maximum in steps of `step`; ±Infinity where it never does. */
function limit(profile: (value: number) => number, from: number, step: number, target: number): number {
  let inside = from;
  let outside = from + step;
  for (let k = 0; profile(outside) > target; k++) {
    if (k > 40) return step > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    inside = outside;
    outside += step;
  }
  for (let k = 0; k < 60 && Math.abs(outside - inside) > 1e-10 * (1 + Math.abs(inside)); k++) {
    const middle = (inside + outside) / 2;
    if (profile(middle) > target) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}
