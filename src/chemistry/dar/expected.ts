import { logGamma } from "../../math/index.ts";
import { type DarDistribution, darDistribution } from "./distribution.ts";

/**
 * Distribution when each of n equal sites carries a drug independently with probability average/n:
 * P(k) = C(n,k) p^k (1−p)^(n−k).
 * @param average from 0 to nSites.
 * @param nSites sites that react, such as the accessible lysines.
 * @throws RangeError outside these.
 */
export function binomialDar(average: number, nSites: number): DarDistribution {
  if (!Number.isInteger(nSites) || nSites < 1 || !(average >= 0 && average <= nSites))
    throw new RangeError(
      `an average of ${average} on ${nSites} sites; needed: 0 to the whole number of sites`,
    );
  const p = average / nSites;
  return darDistribution(Array.from({ length: nSites + 1 }, (_, k) => binomialShare(k, nSites, p)));
}

function binomialShare(k: number, n: number, p: number): number {
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  const logChoose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return Math.exp(logChoose + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** Below this a share is not worth a row. */
const negligible = 1e-12;

/**
 * The limit of many sites, each rarely used: P(k) = e^(−average) average^k / k!. Close to what is found for lysine conjugates.
 * @param average at least 0.
 * @throws RangeError below 0.
 */
export function poissonDar(average: number): DarDistribution {
  if (!(average >= 0)) throw new RangeError(`an average of ${average}; needed: a number from 0 on`);
  const shares = [Math.exp(-average)];
  for (let k = 1; k <= average || shares[k - 1]! > negligible; k++)
    shares.push((shares[k - 1]! * average) / k);
  return darDistribution(shares);
}
