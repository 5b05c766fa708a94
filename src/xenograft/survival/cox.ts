import { chiSquareUpperTail, choleskyFactor, choleskyInverse, choleskySolve } from "../../math/index.ts";
import { type CoxData, type PartialLikelihood, partialLikelihood, type Ties } from "./partial-likelihood.ts";

/** A proportional hazards model. */
export interface CoxFit {
  readonly beta: Float64Array;
  /** p × p. */
  readonly covariance: Float64Array;
  readonly logLik: number;
  /** At β = 0. */
  readonly nullLogLik: number;
  /** Tests of β = 0, p degrees of freedom. */
  readonly likelihoodRatio: ChiSquareTest;
  readonly score: ChiSquareTest;
  /** converged; separated: the likelihood grows without end, use Firth's penalty; singular: x has dependent columns. */
  readonly status: "converged" | "separated" | "singular";
}

export interface ChiSquareTest {
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Cox's proportional hazards model by Newton's method on the partial likelihood. A coefficient beyond 15 on a covariate of
 * order one means that an arm has no event, or has none while others are at risk: the estimate does not exist, and
 * the status says so.
 * @see cox1972
 */
export function cox(data: CoxData, ties: Ties = "efron"): CoxFit {
  const { p } = data;
  const start = partialLikelihood(data, new Float64Array(p), ties);
  const { beta, at, ok } = climb(data, ties, start);
  const factor = new Float64Array(p * p);
  const regular = choleskyFactor(at.information, p, factor, 1e-12);
  const separated = beta.some((value) => Math.abs(value) > 15);
  const status = separated ? "separated" : ok && regular ? "converged" : "singular";
  return {
    beta,
    covariance: regular ? choleskyInverse(factor, p) : new Float64Array(p * p).fill(Number.NaN),
    logLik: at.logLik,
    nullLogLik: start.logLik,
    likelihoodRatio: chiSquareTest(2 * (at.logLik - start.logLik), p),
    score: scoreTest(start, p),
    status,
  };
}

const chiSquareTest = (chiSquare: number, df: number): ChiSquareTest => ({
  chiSquare,
  df,
  p: chiSquareUpperTail(chiSquare, df),
});

function scoreTest({ score, information }: PartialLikelihood, p: number): ChiSquareTest {
  const factor = new Float64Array(p * p);
  if (!choleskyFactor(information, p, factor)) return chiSquareTest(Number.NaN, p);
  const solved = choleskySolve(factor, p, score.slice());
  return chiSquareTest(
    score.reduce((sum, value, k) => sum + value * solved[k]!, 0),
    p,
  );
}

function climb(data: CoxData, ties: Ties, start: PartialLikelihood) {
  const { p } = data;
  const factor = new Float64Array(p * p);
  let beta: Float64Array = new Float64Array(p);
  let at = start;
  for (let iteration = 0; iteration < 50; iteration++) {
    if (!choleskyFactor(at.information, p, factor, 1e-14)) return { beta, at, ok: false };
    const step = choleskySolve(factor, p, at.score.slice());
    const { next, there } = shortened(data, ties, beta, step, at.logLik);
    const gain = there.logLik - at.logLik;
    beta = next;
    at = there;
    if (gain <= 1e-12 * Math.abs(at.logLik) && step.every((d) => Math.abs(d) < 1e-8))
      return { beta, at, ok: true };
    if (beta.some((value) => Math.abs(value) > 20)) return { beta, at, ok: false };
  }
  return { beta, at, ok: true };
}

function shortened(data: CoxData, ties: Ties, beta: Float64Array, step: Float64Array, logLik: number) {
  for (let scale = 1; ; scale /= 2) {
    const next = beta.map((value, k) => value + scale * step[k]!);
    const there = partialLikelihood(data, next, ties);
    if (there.logLik >= logLik - 1e-12 * Math.abs(logLik) || scale < 1e-6) return { next, there };
  }
}
