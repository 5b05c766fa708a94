import { inverseRegularisedBeta, regularisedBeta } from "../math/index.ts";

/** P(p < x) for p ~ Beta(a + y, b + n − y): the posterior after y toxicities in n patients. */
export const shareBelow = (x: number, n: number, tox: number, a = 1, b = 1): number =>
  regularisedBeta(x, a + tox, b + n - tox);

/** P(p > x) for p ~ Beta(a + y, b + n − y), computed from its own side. */
export const tailAbove = (x: number, n: number, tox: number, a = 1, b = 1): number =>
  regularisedBeta(1 - x, b + n - tox, a + tox);

/** The 5 % and 95 % quantiles of p ~ Beta(1 + y, 1 + n − y). */
export const credible = (n: number, tox: number): readonly [number, number] => [
  inverseRegularisedBeta(0.05, 1 + tox, 1 + n - tox),
  inverseRegularisedBeta(0.95, 1 + tox, 1 + n - tox),
];
