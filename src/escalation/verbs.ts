import { stopAt, withSize } from "./decisions.ts";
import { exclusion } from "./exclusion.ts";
import type { Counts, Decision, Design, End, State, Verb } from "./types.ts";

/** Treats the first cohort at this dose, an index from 0. @throws RangeError when there is no such dose. */
export const startAt =
  (dose: number): Verb =>
  (design) => {
    if (!(Number.isInteger(dose) && dose >= 0 && dose < design.nDoses)) {
      throw new RangeError(`a start dose is an index from 0 to ${design.nDoses - 1}, not ${dose}`);
    }
    return { ...design, first: { ...design.first, dose }, rules: say(design, `Start at dose ${dose + 1}.`) };
  };

/** Treats cohorts of this size. @throws RangeError for sizes below 1 and for designs with their own cohorts. */
export const cohortsOf =
  (size: number): Verb =>
  (design) => {
    if (!(Number.isInteger(size) && size >= 1))
      throw new RangeError(`a cohort has 1 or more patients, not ${size}`);
    if (design.ownCohorts) throw new RangeError(`${design.name} fixes its own cohorts`);
    const resize = (decision: Decision): Decision =>
      decision.kind === "treat" ? withSize(decision, size) : decision;
    return {
      ...design,
      first: withSize(design.first, size),
      decide: (state) => resize(design.decide(state)),
      rules: say(design, `Treat patients in cohorts of ${size}.`),
    };
  };

/** Stops when this many patients have been treated; the last cohort is cut to fit. */
export const stopAfter =
  (maxN: number): Verb =>
  (design) => ({
    ...design,
    maxN: Math.min(maxN, design.maxN),
    first: withSize(design.first, Math.min(maxN, design.first.size)),
    decide: (state) => {
      const left = maxN - totalOf(state.n) + (state.backfilled ?? 0);
      if (left <= 0) return stopAt(null, "sample size");
      const next = design.decide(state);
      return next.kind === "treat" && next.size > left ? withSize(next, left) : next;
    },
    rules: say(design, `Stop when ${maxN} patients have been treated.`),
  });

/** When `stopWhenAtDose` looks: the design stays at the dose; any decision after it; the dose that would come next. */
export type AtDose = "staying" | "current" | "next";

/**
 * Stops when a dose has this many patients. Packages differ in which dose they mean: BOIN 2.7.2 stops when the
 * decision is to stay there ("staying"), Keyboard 0.1.3 whatever the decision ("current"), FIND 0.1.1 and escalation
 * 0.2.3 when the dose chosen next has them ("next").
 */
export const stopWhenAtDose =
  (n: number, which: AtDose = "staying"): Verb =>
  (design) => ({
    ...design,
    decide: (state) => {
      if (which === "current" && state.n[state.dose] >= n) return stopAt(state.dose, "n at dose");
      const next = design.decide(state);
      if (next.kind !== "treat" || state.n[next.dose] < n) return next;
      return which === "staying" && next.dose !== state.dose ? next : stopAt(next.dose, "n at dose");
    },
    rules: say(design, atDoseText[which](n)),
  });

const atDoseText: Readonly<Record<AtDose, (n: number) => string>> = {
  staying: (n) => `Stop when the decision is to stay at a dose that has ${n} or more patients.`,
  current: (n) => `Stop when the current dose has ${n} or more patients.`,
  next: (n) => `Stop when the dose to be given next has ${n} or more patients.`,
};

/** The options of {@link stopWhenTooToxic}. */
export interface TooToxic {
  /** Default: the design's target. */
  readonly target?: number;
  /** Stop when P(p > target) at the lowest dose exceeds this. */
  readonly cutoff: number;
  /** Not before this many patients; default 3. */
  readonly fromN?: number;
}

/** Stops, with no dose selected, when P(p > target) at the lowest dose exceeds the cut-off, with p ~ Beta(1+y, 1+n−y). */
export const stopWhenTooToxic =
  ({ target, cutoff, fromN = 3 }: TooToxic): Verb =>
  (design) => {
    const limit = target ?? design.target;
    const exceeded = exclusion({ target: limit, cutoff, fromN });
    const tooToxic = (counts: Counts) => exceeded(counts.n[0], counts.tox[0]);
    return {
      ...design,
      decide: (state) => (tooToxic(state) ? stopAt(null, "lowest dose too toxic") : design.decide(state)),
      selectMtd: (end) => (tooToxic(end) ? null : design.selectMtd(end)),
      rules: say(
        design,
        `Stop without an MTD when P(p > ${limit}) at dose 1 exceeds ${cutoff} (from ${fromN} patients).`,
      ),
    };
  };

/** Never goes up by more than one dose above the dose just treated ("last") or above the highest treated ("highest"). */
export const dontSkip =
  (above: "last" | "highest" = "highest"): Verb =>
  (design) => ({
    ...design,
    decide: (state) => {
      const next = design.decide(state);
      const top = (above === "last" ? state.dose : highestTreated(state)) + 1;
      return next.kind === "treat" && next.dose > top ? { ...next, dose: top, rule: "no-skip" } : next;
    },
    rules: say(design, `Do not skip an untried dose when escalating.`),
  });

/** Selects the MTD another way than the design does. */
export const selectBy =
  (selectMtd: (end: End) => number | null, sentence: string): Verb =>
  (design) => ({ ...design, selectMtd, rules: say(design, sentence) });

const say = (design: Design, sentence: string): readonly string[] => [...design.rules, sentence];

function totalOf(n: ArrayLike<number>): number {
  let total = 0;
  for (let dose = 0; dose < n.length; dose++) total += n[dose];
  return total;
}

function highestTreated(state: State): number {
  let dose = state.n.length - 1;
  while (dose > 0 && state.n[dose] === 0) dose -= 1;
  return dose;
}
