import { symmetricEigen } from "../../math/index.ts";
import type { VarianceInformation } from "./information.ts";
import { bilinear, product } from "./matrices.ts";
import type { MixedFit } from "./types.ts";

/**
 * Satterthwaite's degrees of freedom of a linear combination Lβ, from the variance of its own variance:
 *
 *   f(γ) = LΦLᵀ,   ν = 2 f² / (∇fᵀ A ∇f),   A the covariance of the estimated variances
 *
 * @see satterthwaite1946
 * @see kuznetsova2017
 */
export function satterthwaiteDf(
  fit: MixedFit,
  information: VarianceInformation,
  l: ArrayLike<number>,
): number {
  const { p } = fit.data;
  const variance = bilinear(l, fit.covariance, l, p);
  const weights = product(Float64Array.from(l), 1, p, fit.covariance, p);
  const gradient = information.first.map((matrix) => bilinear(weights, matrix, weights, p));
  const spread = bilinear(gradient, information.observed, gradient, information.m);
  return (2 * variance * variance) / spread;
}

/**
 * Denominator degrees of freedom of the F test of several combinations: the eigenvectors of LΦLᵀ give independent t's
 * with νᵢ each; E = Σ νᵢ/(νᵢ − 2) over νᵢ > 2 gives ν = 2E/(E − q).
 * @see fai1996
 */
export function jointSatterthwaiteDf(
  fit: MixedFit,
  information: VarianceInformation,
  rows: readonly ArrayLike<number>[],
): number {
  const { p } = fit.data;
  const q = rows.length;
  const covariance = rows.flatMap((a) => rows.map((b) => bilinear(a, fit.covariance, b, p)));
  const { vectors } = symmetricEigen(covariance, q);
  const each = rows.map((_, k) => {
    const turned = new Float64Array(p);
    rows.forEach((row, i) => {
      for (let j = 0; j < p; j++) turned[j]! += vectors[k * q + i]! * row[j]!;
    });
    return satterthwaiteDf(fit, information, turned);
  });
  if (q === 1) return each[0]!;
  const spread = Math.max(...each) - Math.min(...each);
  if (spread < 1e-8 * each[0]!) return each[0]!;
  const e = each.filter((df) => df > 2).reduce((sum, df) => sum + df / (df - 2), 0);
  return e > q ? (2 * e) / (e - q) : 2;
}
