import { normalCdf, normalQuantile } from "../../math/index.ts";

/** What {@link crmSampleSize} needs. */
export interface CrmSampleSizeOptions {
  /** Average probability of selecting the MTD that is wanted, in (1/K, 1). */
  readonly accuracy: number;
  /** φ; the formula was made for 0.1 to 0.3. */
  readonly target: number;
  /** K; the formula was made for 4 to 8. */
  readonly nDoses: number;
  /** ψ, the odds ratio between neighbouring doses; the formula was made for 1.25 to 2.5. */
  readonly oddsRatio: number;
}

/** A sample size for the CRM with what led to it. */
export interface CrmSampleSize {
  readonly n: number;
  /** Before rounding up. */
  readonly crm: number;
  /** Patients that the nonparametric optimal benchmark needs, before rounding. */
  readonly benchmark: number;
  /** benchmark / crm. */
  readonly efficiency: number;
  /** The accuracy that the benchmark has at the CRM's sample size. */
  readonly benchmarkAccuracy: number;
}

/**
 * Patients that a one-stage Bayesian CRM (power curve, ln a ~ N(0, 1.34), skeleton with half-width φ/4) needs to select the
 * MTD with a given probability, on average over scenarios with odds ratio ψ. A starting point for simulation, no more.
 *
 *   logit b = (logit a − 2.26 + 0.00235 K² + 0.7 ψ + 1.903/ψ) / 0.854        accuracy b of the benchmark for a of the CRM
 *   n = (z(1 − K(1−b)/(2(K−1))) / δ)²                                        with δ the standardised distance of neighbours
 *
 * @throws RangeError for values outside the ranges in which the formula has a meaning.
 * @see cheung2013
 */
export function crmSampleSize(options: CrmSampleSizeOptions): CrmSampleSize {
  const { accuracy, target, nDoses, oddsRatio } = options;
  const fine = target > 0 && target < 1 && nDoses >= 2 && oddsRatio > 1;
  if (!(fine && accuracy > 1 / nDoses && accuracy < 1)) {
    throw new RangeError(
      `a sample size needs 1/K < accuracy < 1, a target in (0, 1), two doses and an odds ratio above 1, not ${JSON.stringify(options)}`,
    );
  }
  const logit =
    (Math.log(accuracy / (1 - accuracy)) -
      2.26 +
      0.00235 * nDoses ** 2 +
      0.7 * oddsRatio +
      1.903 / oddsRatio) /
    0.854;
  const benchmarkAccuracy = 1 / (1 + Math.exp(-logit));
  const crm = benchmarkSize(benchmarkAccuracy, target, nDoses, oddsRatio);
  const benchmark = benchmarkSize(accuracy, target, nDoses, oddsRatio);
  return { n: Math.ceil(crm), crm, benchmark, efficiency: benchmark / crm, benchmarkAccuracy };
}

/** Patients at which the benchmark reaches an accuracy; the continuity correction is that of the first whole number. */
function benchmarkSize(accuracy: number, target: number, nDoses: number, oddsRatio: number): number {
  const distance = benchmarkDistance(target, oddsRatio);
  let n = 1;
  const reached = () =>
    1 / nDoses + (1 - 1 / nDoses) * (2 * normalCdf(Math.sqrt(n) * distance(n)) - 1) >= accuracy;
  while (!reached() && n < 100_000) n += 1;
  return (normalQuantile(1 - (nDoses * (1 - accuracy)) / (2 * (nDoses - 1))) / distance(n)) ** 2;
}

/** Mean standardised distance of the target to its neighbours one odds ratio below and above, corrected by ½/n. */
function benchmarkDistance(phi: number, psi: number): (n: number) => number {
  const below = phi / (phi + psi * (1 - phi));
  const above = (phi * psi) / (1 - phi + phi * psi);
  const sdBelow = Math.sqrt(phi * (1 - phi) + below * (1 - below) + 2 * below * (1 - phi));
  const sdAbove = Math.sqrt(phi * (1 - phi) + above * (1 - above) + 2 * phi * (1 - above));
  return (n) => ((phi - below + 0.5 / n) / sdBelow + (above - phi - 0.5 / n) / sdAbove) / 2;
}
