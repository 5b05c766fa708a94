import {
  choleskyFactor,
  choleskySolve,
  fUpperTail,
  studentTCdf,
  studentTQuantile,
} from "../../math/index.ts";
import { varianceInformation } from "./information.ts";
import { adjustedCovariance, kenwardRogerDf } from "./kenward-roger.ts";
import { bilinear } from "./matrices.ts";
import { jointSatterthwaiteDf, satterthwaiteDf } from "./satterthwaite.ts";
import type { DegreesOfFreedom, Estimate, JointTest, MixedFit } from "./types.ts";

/** Estimates and tests of linear combinations of the fixed effects of one fit. */
export interface Inference {
  /** Lβ with interval and test. @param l length p. */
  readonly estimate: (l: ArrayLike<number>) => Estimate;
  /** Covariance of two combinations. */
  readonly covariance: (a: ArrayLike<number>, b: ArrayLike<number>) => number;
  /** All combinations are 0. */
  readonly joint: (rows: readonly ArrayLike<number>[]) => JointTest;
}

/**
 * Inference about the fixed effects of a fit by restricted maximum likelihood.
 * @param method satterthwaite: the covariance of β as for known variances, degrees of freedom matched; kenward-roger:
 *   the covariance widened for estimating them, too; better with few mice. @param level of the intervals.
 */
export function inferenceOf(
  fit: MixedFit,
  method: DegreesOfFreedom = "kenward-roger",
  level = 0.95,
): Inference {
  const { p } = fit.data;
  const information = varianceInformation(fit);
  const phi = method === "kenward-roger" ? adjustedCovariance(fit, information) : fit.covariance;
  const covariance = (a: ArrayLike<number>, b: ArrayLike<number>) => bilinear(a, phi, b, p);
  const degrees = (rows: readonly ArrayLike<number>[]) =>
    method === "kenward-roger"
      ? kenwardRogerDf(fit, information, rows)
      : { scale: 1, df: jointSatterthwaiteDf(fit, information, rows) };
  const combine = (l: ArrayLike<number>) => fit.beta.reduce((sum, value, k) => sum + value * l[k]!, 0);
  return {
    covariance,
    estimate: (l) => {
      const df = method === "kenward-roger" ? degrees([l]).df : satterthwaiteDf(fit, information, l);
      return estimateOf(combine(l), Math.sqrt(covariance(l, l)), df, level);
    },
    joint: (rows) => {
      const q = rows.length;
      const inner = Float64Array.from(rows.flatMap((a) => rows.map((b) => covariance(a, b))));
      choleskyFactor(inner, q, inner, 0);
      const values = Float64Array.from(rows, combine);
      const solved = choleskySolve(inner, q, values.slice());
      const { scale, df } = degrees(rows);
      const f = (scale * values.reduce((sum, value, k) => sum + value * solved[k]!, 0)) / q;
      return { f, df1: q, df2: df, p: fUpperTail(f, q, df) };
    },
  };
}

/** A value with its t interval and two-sided test. */
export function estimateOf(value: number, se: number, df: number, level = 0.95): Estimate {
  if (!(df > 0) || !(se >= 0)) return { value, se, df, lower: Number.NaN, upper: Number.NaN, p: Number.NaN };
  const half = studentTQuantile((1 + level) / 2, df) * se;
  return {
    value,
    se,
    df,
    lower: value - half,
    upper: value + half,
    p: 2 * studentTCdf(-Math.abs(value / se), df),
  };
}
