import { tailAbove } from "./beta.ts";

/** When a dose counts as too toxic: P(p > target) > cutoff with p ~ Beta(a+y, a+n−y), from `fromN` patients on. */
export interface Exclusion {
  readonly target: number;
  /** In (0, 1); 1 excludes nothing. */
  readonly cutoff: number;
  readonly fromN: number;
  /** Both shapes of the beta prior; default 1. */
  readonly prior?: number;
}

/**
 * The fewest toxicities among n patients that exclude a dose, or n + 1 when none does.
 * @see liu2015
 */
export function leastExcluded({ target, cutoff, fromN, prior = 1 }: Exclusion, n: number): number {
  if (n < fromN) return n + 1;
  let tox = 0;
  while (tox <= n && !(tailAbove(target, n, tox, prior, prior) > cutoff)) tox += 1;
  return tox;
}

/** Tells whether a dose with these counts is excluded; remembers the boundary of each n. */
export function exclusion(rule: Exclusion): (n: number, tox: number) => boolean {
  const least: number[] = [];
  return (n, tox) => {
    let boundary = least[n];
    if (boundary === undefined) {
      boundary = leastExcluded(rule, n);
      for (let k = least.length; k < n; k++) least.push(leastExcluded(rule, k));
      least[n] = boundary;
    }
    return tox >= boundary;
  };
}
