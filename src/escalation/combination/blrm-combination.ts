import type { BlrmPrior } from "../blrm/prior.ts";
import { knownOf, remembered } from "../crm/crm.ts";
import { stopAt, treatAt } from "../decisions.ts";
import type { Counts, Design, DoseView, End, State } from "../types.ts";
import { type Normal, type PairData, type PairModel, pairModel } from "./pair-model.ts";
import { type PairLines, type PairSummary, pairPosterior } from "./pair-posterior.ts";
import { type GridSize, mayFollow, pairAt } from "./pairs.ts";

/** Options of {@link blrmCombination}. */
export interface BlrmCombinationOptions {
  /** Doses of the first and of the second agent, each in its unit, increasing. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** Reference doses. */
  readonly references: readonly [number, number];
  /** Priors of (ln α, ln β); `mapPrior` makes one from a single-agent trial. */
  readonly priors: readonly [BlrmPrior, BlrmPrior];
  /** Prior of the interaction η; default normal with mean 0 and standard deviation 1.121. */
  readonly interaction?: Normal;
  /** Patients known before the trial, with one agent (the other dose 0) or both. */
  readonly known?: readonly PairData[];
  /** Target interval of the toxicity probability; default 0.16 to 0.33. */
  readonly interval?: readonly [number, number];
  /** Most allowed P(p > upper end of the interval) at a pair to be given; default 0.25. */
  readonly overdose?: number;
  /** Of equally good pairs nothing is drawn: the one with the lower dose of the first agent is taken. */
  readonly lines?: PairLines;
}

/** Errors of the rule below which a comparison with the limit is said to be close. */
const close = 1e-3;

/**
 * Two-agent Bayesian logistic regression with overdose control: of the pairs that may follow (one level up in one agent at most) and
 * whose P(p > upper end) is at most 0.25, the one most probably inside the interval. No allowed pair stops the trial. Places are
 * pairs read row by row, a row for each dose of the first agent. Pending patients are left out.
 * @throws RangeError for doses that do not increase from above 0, an interval outside (0, 1), and as `pairModel`.
 * @see neuenschwander2015 neuenschwander2016
 */
export function blrmCombination(
  options: BlrmCombinationOptions,
): Design & { readonly grid: GridSize; readonly model: PairModel } {
  const { first, second, known = [], interval = [0.16, 0.33], overdose = 0.25, lines = 4093 } = options;
  requireDoses(first, second, interval);
  const grid: GridSize = [first.length, second.length];
  const model = pairModel(options);
  const pairs = first.flatMap((a) => second.map((b) => [a, b] as const));
  const summaries = remembered(
    ({ n, tox }: Counts) =>
      pairPosterior(
        model,
        [...known, ...pairs.map((doses, at) => ({ doses, n: n[at], tox: tox[at] }))],
        pairs,
        interval,
        lines,
      ),
    20_000,
  );
  const best = (found: readonly PairSummary[], allowed: (place: number) => boolean): number | null =>
    bestPlace(found, overdose, allowed);
  return {
    id: "blrm-pairs",
    name: "two-agent BLRM with overdose control",
    cite: ["neuenschwander2015", "neuenschwander2016", "babb1998"],
    nDoses: pairs.length,
    target: (interval[0] + interval[1]) / 2,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    first: treatAt(0, "start"),
    decide: (state) => {
      const from = pairAt(grid, state.dose);
      const next = best(summaries(knownOf(state)), (place) => mayFollow(pairAt(grid, place), from));
      return next === null ? stopAt(null, "no admissible dose") : treatAt(next, ruleOf(next, state));
    },
    view: (state) => views(summaries(knownOf(state)), state, { interval, overdose }),
    selectMtd: (end) => (isStopped(end) ? null : best(summaries(end), (place) => end.n[place] > 0)),
    rules: rulesOf(options, interval, overdose),
    grid,
    model,
  };
}

const isStopped = ({ stop }: End): boolean => stop.rule === "no admissible dose";

const ruleOf = (next: number, { dose }: State): "stay" | "model" => (next === dose ? "stay" : "model");

function requireDoses(
  first: readonly number[],
  second: readonly number[],
  [low, high]: readonly [number, number],
): void {
  for (const doses of [first, second]) {
    if (doses.length > 0 && doses.every((dose, k) => dose > 0 && (k === 0 || dose > doses[k - 1]))) continue;
    throw new RangeError(`the doses of an agent increase from a value above 0, not ${doses.join(", ")}`);
  }
  if (!(low > 0 && high < 1 && low < high)) {
    throw new RangeError(
      `a target interval lies inside (0, 1), not ${low} to ${high}; write 0.16 to 0.33, say`,
    );
  }
}

function bestPlace(
  found: readonly PairSummary[],
  overdose: number,
  allowed: (place: number) => boolean,
): number | null {
  let best: number | null = null;
  let value = Number.NEGATIVE_INFINITY;
  found.forEach(({ below: [under, notOver] }, place) => {
    if (!allowed(place) || 1 - notOver > overdose) return;
    const inside = notOver - under;
    if (inside > value + 1e-12) [best, value] = [place, inside];
  });
  return best;
}

function views(
  found: readonly PairSummary[],
  { n, tox }: Counts,
  { interval, overdose }: { readonly interval: readonly [number, number]; readonly overdose: number },
): DoseView[] {
  return found.map(({ mean, below: [under, notOver] }, dose) => {
    const over = 1 - notOver;
    const compared = over > overdose ? "is above" : "is at most";
    const near = Math.abs(over - overdose) < close ? ` (closer than ${close} to the limit)` : "";
    return {
      dose,
      n: n[dose],
      tox: tox[dose],
      estimate: mean,
      under,
      inside: Math.max(0, notOver - under),
      over,
      allowed: over <= overdose,
      why: `P(p > ${interval[1]}) = ${over.toFixed(3)} ${compared} ${overdose}${near}`,
    };
  });
}

function rulesOf(
  { references, priors, interaction, known = [] }: BlrmCombinationOptions,
  interval: readonly [number, number],
  overdose: number,
): string[] {
  const { mean, sd } = interaction ?? { mean: 0, sd: 1.121 };
  const sources = priors.map((prior) =>
    Array.isArray(prior) && prior.length > 1 ? "a mixture" : "a normal",
  );
  return [
    `Model: logit pᵢ = ln αᵢ + βᵢ ln(dose/${references[0]}) for the first agent and ln(dose/${references[1]}) for the second, odds = (1/((1−p₁)(1−p₂)) − 1) exp(η × product of the doses over their references); prior of (ln α, ln β) ${sources.join(" and ")}, of η normal with mean ${mean} and standard deviation ${Number(sd.toPrecision(4))}.`,
    ...(known.length > 0
      ? [`${known.reduce((sum, { n }) => sum + n, 0)} patients treated before the trial are counted.`]
      : []),
    `Treat at the allowed pair that is most probably inside ${interval[0]} to ${interval[1]}, at most one level up in one agent.`,
    `A pair is allowed while P(p > ${interval[1]}) is at most ${overdose}; stop without an MTD when none that may follow is.`,
  ];
}
