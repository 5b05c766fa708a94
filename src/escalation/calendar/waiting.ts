import { randomStream } from "../../math/index.ts";
import {
  limitsOf,
  noVisits,
  outcomeOf,
  type Tally,
  tallyOf,
  trialsPerBlock,
  visit,
  wordsOf,
} from "../simulated/simulate.ts";
import { trialGraph } from "../simulated/trial-graph.ts";
import type { Words } from "../simulated/xoshiro.ts";
import type { Design } from "../types.ts";
import { type CalendarOptions, uniformOf } from "./options.ts";
import { onsetTimes } from "./patients.ts";

/** A tally with the days that each trial took, and patients turned away over all of them. */
export interface WaitingTally extends Tally {
  readonly days: Float64Array;
  readonly turnedAway: number;
}

/**
 * Whether a trial is a walk over cohorts, each begun when the one before is known: nobody is pending at a decision, nobody is backfilled,
 * and the time to the next patient does not hang on how long one has waited.
 */
export const isWalk = (design: Design, { accrual, backfill, onset }: CalendarOptions): boolean =>
  !design.takesPending &&
  !design.efficacy &&
  backfill === undefined &&
  onset?.kind !== "times" &&
  (accrual.arrivals ?? "poisson") === "poisson";

/**
 * A block of trials of a design that waits for every outcome: a walk along the graph of its states, in which a cohort of m takes
 *
 *   Σ gaps + max over its patients of (time followed − gaps after the patient),   gaps exponential,
 *
 * followed to the toxicity, or for the whole window. From the random stream of (seed, "waiting", block).
 */
export function waitingTally(
  design: Design,
  truth: readonly number[],
  options: CalendarOptions,
  block: number,
): WaitingTally {
  const graph = trialGraph(design);
  const visits = noVisits(graph);
  const word = wordsOf(randomStream(options.seed, "waiting", block));
  const days = new Float64Array(trialsPerBlock);
  const cohort = cohortClock(truth, options);
  let limits = limitsOf(design, { tox: truth }, graph.mostPatients);
  let { cells } = graph;
  let waited = 0;
  for (let k = 0; k < trialsPerBlock; k++) {
    let at = 1;
    let dose = cells[at];
    let now = 0;
    let wait = 0;
    while (dose >= 0) {
      const size = cells[at + 1];
      if (size > limits.most) limits = limitsOf(design, { tox: truth }, size);
      const tox = outcomeOf(limits, dose, size, word());
      waited += wait;
      now += cohort.takes(dose, size, tox, word);
      wait = cohort.last.wait;
      const next = cells[at + 2 + tox];
      if (next > 0) at = next;
      else {
        at = graph.grow(at, tox);
        cells = graph.cells;
      }
      dose = cells[at];
    }
    visit(visits, -1 - dose);
    days[k] = now;
  }
  const tally = tallyOf(design, graph, visits, trialsPerBlock);
  return { ...tally, days, turnedAway: waited * options.accrual.perDay };
}

/** Draws how long a cohort takes; `last.wait` is the part after its last patient came. */
function cohortClock(truth: readonly number[], options: CalendarOptions) {
  const { windowDays, accrual } = options;
  const timeOf = onsetTimes(truth, options);
  const last = { wait: 0 };
  const takes = (dose: number, size: number, tox: number, word: Words): number => {
    let product = 1;
    if (tox === 0) {
      // The last patient is followed longest: the sum of the gaps is all that matters.
      for (let k = 0; k < size; k++) product *= (word() + 0.5) / 2 ** 32;
      last.wait = windowDays;
      return windowDays - Math.log(product) / accrual.perDay;
    }
    let left = tox;
    let gaps = 0;
    let wait = 0;
    for (let k = 0; k < size; k++) {
      const gap = -Math.log(uniformOf(word)) / accrual.perDay;
      gaps += gap;
      const toxic = left > 0 && uniformOf(word) * (size - k) < left;
      if (toxic) left -= 1;
      const followed = toxic ? timeOf(dose, uniformOf(word)) : windowDays;
      wait = Math.max(wait - gap, followed);
    }
    last.wait = wait;
    return gaps + wait;
  };
  return { takes, last };
}
