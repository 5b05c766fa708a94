import type { Duration } from "./types.ts";

/** How events at one time share the risk set. */
export type Ties = "efron" | "breslow";

/** Durations with covariates. */
export interface CoxData {
  readonly durations: readonly Duration[];
  /** n × p, row by row. */
  readonly x: Float64Array;
  readonly p: number;
}

/** The partial likelihood at one β. */
export interface PartialLikelihood {
  readonly logLik: number;
  readonly score: Float64Array;
  /** Negative second derivatives, p × p. */
  readonly information: Float64Array;
  /** Their derivatives, p × p × p: entry (i, j, k) is ∂Iᵢⱼ/∂βₖ; only where asked for. */
  readonly skewness: Float64Array | undefined;
}

/** Sums of w, wx, wxxᵀ and w x⊗x⊗x over some subjects. */
interface Moments {
  w: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly third: Float64Array | undefined;
}

const none = (p: number, third: boolean): Moments => ({
  w: 0,
  first: new Float64Array(p),
  second: new Float64Array(p * p),
  third: third ? new Float64Array(p * p * p) : undefined,
});

function add(to: Moments, w: number, x: Float64Array, at: number, p: number): void {
  to.w += w;
  for (let i = 0; i < p; i++) {
    const a = w * x[at + i]!;
    if (a === 0) continue;
    to.first[i]! += a;
    for (let j = 0; j < p; j++) {
      const b = a * x[at + j]!;
      to.second[i * p + j]! += b;
      if (to.third && b !== 0) for (let k = 0; k < p; k++) to.third[(i * p + j) * p + k]! += b * x[at + k]!;
    }
  }
}

/**
 * Cox's partial likelihood with its derivatives. With weights w = exp(xᵀβ), each event takes the mean and the covariance of x
 * over those at risk; the l-th of d tied events counts the others tied with it by 1 − l/d (Efron), or by 1 (Breslow).
 * @see cox1972
 * @see efron1977
 */
export function partialLikelihood(
  { durations, x, p }: CoxData,
  beta: Float64Array,
  ties: Ties,
  withSkewness = false,
): PartialLikelihood {
  const order = Array.from(durations.keys()).sort((a, b) => durations[b]!.time - durations[a]!.time);
  const result = {
    logLik: 0,
    score: new Float64Array(p),
    information: new Float64Array(p * p),
    skewness: withSkewness ? new Float64Array(p * p * p) : undefined,
  };
  const atRisk = none(p, withSkewness);
  for (let from = 0; from < order.length; ) {
    const time = durations[order[from]!]!.time;
    const tied = none(p, withSkewness);
    let nEvents = 0;
    for (; from < order.length && durations[order[from]!]!.time === time; from++) {
      const subject = order[from]!;
      const eta = linear(x, subject * p, beta);
      const w = Math.exp(eta);
      add(atRisk, w, x, subject * p, p);
      if (!durations[subject]!.event) continue;
      nEvents += 1;
      result.logLik += eta;
      for (let i = 0; i < p; i++) result.score[i]! += x[subject * p + i]!;
      add(tied, w, x, subject * p, p);
    }
    for (let l = 0; l < nEvents; l++) subtract(result, atRisk, tied, ties === "efron" ? l / nEvents : 0, p);
  }
  return result;
}

function linear(x: Float64Array, at: number, beta: Float64Array): number {
  let eta = 0;
  for (let i = 0; i < beta.length; i++) eta += x[at + i]! * beta[i]!;
  return eta;
}

/** Takes the cumulants of x over those at risk, less a share of the tied, away from the likelihood's derivatives. */
function subtract(
  result: {
    logLik: number;
    score: Float64Array;
    information: Float64Array;
    skewness: Float64Array | undefined;
  },
  risk: Moments,
  tied: Moments,
  share: number,
  p: number,
): void {
  const w = risk.w - share * tied.w;
  const mean = risk.first.map((value, i) => (value - share * tied.first[i]!) / w);
  const raw = risk.second.map((value, i) => (value - share * tied.second[i]!) / w);
  result.logLik -= Math.log(w);
  for (let i = 0; i < p; i++) {
    result.score[i]! -= mean[i]!;
    for (let j = 0; j < p; j++) result.information[i * p + j]! += raw[i * p + j]! - mean[i]! * mean[j]!;
  }
  if (!result.skewness) return;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      for (let k = 0; k < p; k++) {
        const at = (i * p + j) * p + k;
        const third = (risk.third![at]! - share * tied.third![at]!) / w;
        const mixed = raw[i * p + j]! * mean[k]! + raw[i * p + k]! * mean[j]! + raw[j * p + k]! * mean[i]!;
        result.skewness[at]! += third - mixed + 2 * mean[i]! * mean[j]! * mean[k]!;
      }
    }
  }
}
