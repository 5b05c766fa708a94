import type { CohortOutcome } from "../simulated/outcomes.ts";
import type { Decision, Design, State, Treat } from "../types.ts";
import { afterCohort } from "./recommend.ts";

/** One way in which the next cohorts can turn out. */
export interface Pathway {
  /** Toxicities in each coming cohort, and responses where the design looks at them. */
  readonly tox: readonly number[];
  readonly eff?: readonly number[];
  /** What the design says: before the first coming cohort, and after each. */
  readonly decisions: readonly Decision[];
  /** Probability of this way, for doses with the given probabilities of toxicity (and of an independent response). */
  readonly probability: (truth: readonly number[], responses?: readonly number[]) => number;
}

/**
 * Dose transition pathways: every outcome of the next cohorts with what the design would then say. A stop ends a
 * pathway early.
 * @param state the trial so far. @param next what comes now: the design's decision for it, or `design.first`.
 * @see yap2017
 */
export function pathways(design: Design, state: State, next: Decision, nCohorts: number): Pathway[] {
  if (next.kind !== "treat" || nCohorts === 0) return [{ tox: [], decisions: [next], probability: () => 1 }];
  return outcomesOf(design, next.size).flatMap((outcome) => {
    const after = afterCohort(state, { dose: next.dose, n: next.size, ...outcome }, next.phase);
    return pathways(design, after, design.decide(after), nCohorts - 1).map((rest) =>
      join(next, outcome, rest, design.efficacy === true),
    );
  });
}

/** Outcomes that are told apart: by toxicities; with responses by both counts, the fewest possible patients having both. */
const outcomesOf = ({ efficacy }: Design, size: number): CohortOutcome[] =>
  Array.from({ length: size + 1 }, (_, tox) =>
    Array.from({ length: efficacy ? size + 1 : 1 }, (_, eff) => ({
      tox,
      eff,
      both: Math.max(0, tox + eff - size),
    })),
  ).flat();

const join = (next: Treat, { tox, eff }: CohortOutcome, rest: Pathway, looks: boolean): Pathway => ({
  tox: [tox, ...rest.tox],
  ...(looks ? { eff: [eff, ...(rest.eff ?? [])] } : {}),
  decisions: [next, ...rest.decisions],
  probability: (truth, responses = []) =>
    binomial(next.size, tox, truth[next.dose]) *
    (looks ? binomial(next.size, eff, responses[next.dose] ?? 0) : 1) *
    rest.probability(truth, responses),
});

function binomial(n: number, k: number, p: number): number {
  let ways = 1;
  for (let j = 1; j <= k; j++) ways = (ways * (n - k + j)) / j;
  return ways * p ** k * (1 - p) ** (n - k);
}
