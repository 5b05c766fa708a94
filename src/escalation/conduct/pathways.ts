import type { Decision, Design, State, Treat } from "../types.ts";
import { afterCohort } from "./recommend.ts";

/** One way in which the next cohorts can turn out. */
export interface Pathway {
  /** Toxicities in each coming cohort. */
  readonly tox: readonly number[];
  /** What the design says: before the first coming cohort, and after each. */
  readonly decisions: readonly Decision[];
  /** Probability of this way, for doses with the given probabilities of toxicity. */
  readonly probability: (truth: readonly number[]) => number;
}

/**
 * Dose transition pathways: every outcome of the next cohorts with what the design would then say. A stop ends a
 * pathway early.
 * @param state the trial so far. @param next what comes now: the design's decision for it, or `design.first`.
 * @see yap2017
 */
export function pathways(design: Design, state: State, next: Decision, nCohorts: number): Pathway[] {
  if (next.kind !== "treat" || nCohorts === 0) return [{ tox: [], decisions: [next], probability: () => 1 }];
  return Array.from({ length: next.size + 1 }, (_, tox) => {
    const after = afterCohort(state, { dose: next.dose, n: next.size, tox }, next.phase);
    return pathways(design, after, design.decide(after), nCohorts - 1).map((rest) => join(next, tox, rest));
  }).flat();
}

const join = (next: Treat, tox: number, rest: Pathway): Pathway => ({
  tox: [tox, ...rest.tox],
  decisions: [next, ...rest.decisions],
  probability: (truth) => binomial(next.size, tox, truth[next.dose]) * rest.probability(truth),
});

function binomial(n: number, k: number, p: number): number {
  let ways = 1;
  for (let j = 1; j <= k; j++) ways = (ways * (n - k + j)) / j;
  return ways * p ** k * (1 - p) ** (n - k);
}
