import { regularisedBeta } from "../math/index.ts";

/** P(p < x) for p ~ Beta(a + y, b + n − y): the posterior after y toxicities in n patients. */
export const shareBelow = (x: number, n: number, tox: number, a = 1, b = 1): number =>
  regularisedBeta(x, a + tox, b + n - tox);

/** P(p > x) for p ~ Beta(a + y, b + n − y), computed from its own side. */
export const tailAbove = (x: number, n: number, tox: number, a = 1, b = 1): number =>
  regularisedBeta(1 - x, b + n - tox, a + tox);
