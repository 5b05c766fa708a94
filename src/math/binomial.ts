import { inverseRegularisedBeta } from "./incomplete-beta.ts";

/** A share with an interval around it; all three are fractions. */
export interface ShareInterval {
  readonly share: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact (Clopper–Pearson) confidence interval of a binomial probability, from beta quantiles:
 *
 *   lower = B(α/2; k, n − k + 1)      upper = B(1 − α/2; k + 1, n − k)
 *
 * With k = 0 the lower limit is 0, with k = n the upper limit is 1; each side keeps its α/2.
 *
 * @param k events, a whole number from 0 to n.
 * @param n trials, a whole number from 1.
 * @param level confidence, in (0, 1).
 * @throws RangeError for anything else.
 * @see clopper1934
 */
export function clopperPearson(k: number, n: number, level = 0.95): ShareInterval {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`trials are a whole number from 1, not ${n}`);
  if (!Number.isInteger(k) || k < 0 || k > n) {
    throw new RangeError(`events are a whole number from 0 to ${n}, not ${k}`);
  }
  if (!(level > 0 && level < 1)) throw new RangeError(`a confidence level is between 0 and 1, not ${level}`);
  const side = (1 - level) / 2;
  return {
    share: k / n,
    lower: k === 0 ? 0 : inverseRegularisedBeta(side, k, n - k + 1),
    upper: k === n ? 1 : 1 - inverseRegularisedBeta(side, n - k, k + 1),
  };
}
