/**
 * The family of dose-escalation designs. A design looks at a trial so far ({@link State}) and says what comes next
 * ({@link Decision}); verbs ({@link Verb}) add rules to it, so that a trial reads as a sentence:
 *
 *   trial(boin({ target: 0.3, nDoses: 6 }), startAt(0), cohortsOf(3), stopWhenStaying(12), stopAfter(36))
 *
 * Doses are indices from 0, the lowest. A design's answer depends on its state alone, never on the path to it:
 * that is what allows exact characteristics (`enumerate`).
 */

/** Patients treated and patients with a dose-limiting toxicity at each dose; arrays of one length. */
export interface Counts {
  readonly n: ArrayLike<number>;
  readonly tox: ArrayLike<number>;
  /** Patients with a response, and with both a response and a toxicity, for designs that look at responses. */
  readonly eff?: ArrayLike<number>;
  readonly both?: ArrayLike<number>;
}

/** A patient counted in `n` whose outcome is not known yet. */
export interface Pending {
  readonly dose: number;
  /** Share of the toxicity window that has been observed, in [0, 1). */
  readonly followUp: number;
}

/** What is known when the next dose is to be decided. Arrays may be reused by the caller: read, do not keep. */
export interface State extends Counts {
  /** The dose of the cohort treated last. */
  readonly dose: number;
  /** Patients of that cohort. */
  readonly cohort: number;
  /** Patients of that cohort with a toxicity. */
  readonly cohortTox: number;
  /** What the decision before this one said in `phase`; 0 for the first cohort. */
  readonly phase: number;
  /** Patients so far with a moderate (grade 2) toxicity and no dose-limiting one: accelerated titration looks at it. */
  readonly moderate?: number;
  /** Patients still inside the window; left out when there are none. */
  readonly pending?: readonly Pending[];
  /** Shares of the window after which toxicities occurred, where known: adaptive weights of TITE-CRM look at them. */
  readonly toxTimes?: readonly number[];
  /** Patients among `n` who were backfilled: no part of the sample size. */
  readonly backfilled?: number;
}

/** Which rule bound. Stable names: tables, logs and tests use them. */
export type Rule =
  | "start"
  | "escalate"
  | "stay"
  | "de-escalate"
  | "eliminated"
  | "model"
  | "titration"
  | "fill"
  | "no-skip"
  | "coherence"
  | "top dose"
  | "bottom dose"
  | "higher dose eliminated"
  | "lowest dose too toxic"
  | "n at dose"
  | "sample size"
  | "precision"
  | "most desirable"
  | "untried"
  | "best efficacy"
  | "no admissible dose"
  | "mtd found"
  | "pending";

/** Treat `size` patients at `dose`. */
export interface Treat {
  readonly kind: "treat";
  readonly dose: number;
  readonly size: number;
  /** A whole number from 0 that comes back in the next state: what a design must remember beyond the counts. */
  readonly phase: number;
  readonly rule: Rule;
}

/**
 * No further patients. `dose` is the dose that the rule singles out (the 3+3's maximum tolerated dose, the dose that has
 * enough patients), or null: a rule that singles out none says null, so that trials with equal counts stay equal.
 */
export interface Stop {
  readonly kind: "stop";
  readonly dose: number | null;
  readonly rule: Rule;
}

/** Wait for outcomes; only ever the answer to a state with pending patients. */
export interface Wait {
  readonly kind: "wait";
  readonly rule: "pending";
}

export type Decision = Treat | Stop | Wait;

/** What the design thinks of one dose; NaN where it has no such number. */
export interface DoseView {
  readonly dose: number;
  readonly n: number;
  readonly tox: number;
  /** Estimated probability of toxicity: the posterior mean, or the observed share. */
  readonly estimate: number;
  /** Probabilities that the dose's toxicity lies below, inside and above the target interval. */
  readonly under: number;
  readonly inside: number;
  readonly over: number;
  /** Ends of the 90 % credible interval of the probability of toxicity, where the design has a posterior. */
  readonly interval?: readonly [number, number];
  /** Estimated probability of a response, and utility, of designs that look at responses. */
  readonly efficacy?: number;
  readonly utility?: number;
  readonly allowed: boolean;
  /** Why not allowed, or what binds here: "P(p > 0.3) = 0.97 is above 0.95". Empty when there is nothing to say. */
  readonly why: string;
}

/** A finished trial. */
export interface End extends Counts {
  readonly stop: Stop;
}

/** What the counts at the current dose ask for; "exclude": never give the dose, or a higher one, again. */
export type Verdict = "escalate" | "stay" | "de-escalate" | "exclude";

/** What a design says to every count at the current dose. */
export type Verdicts = (n: number, tox: number) => Verdict;

/** A member of the family, or one with rules added by verbs. */
export interface Design {
  /** The key in a study file: "boin". */
  readonly id: string;
  /** As printed: "BOIN". */
  readonly name: string;
  readonly cite: readonly string[];
  readonly nDoses: number;
  /** Toxicity probability aimed at; NaN for rules without one (3+3). */
  readonly target: number;
  /** The most patients a trial can treat; infinity until a rule bounds it. */
  readonly maxN: number;
  /** True when the design fixes its own cohort sizes (3+3); `cohortsOf` is then refused. */
  readonly ownCohorts: boolean;
  /** Set when the design decides while patients are still inside the toxicity window. */
  readonly takesPending?: true;
  /** Set when the design looks at responses: its states carry `eff` and `both`. */
  readonly efficacy?: true;
  /** Levels of the two agents, of a two-agent design: a dose is then a pair, read row by row, a row for each level of the first agent. */
  readonly grid?: readonly [number, number];
  /** The dose that is right when these are the probabilities of toxicity and response, or null; left out: the one closest to the target. */
  readonly best?: (truth: readonly number[], responses: readonly number[]) => number | null;
  readonly first: Treat;
  /** Called millions of times: no text, no logging. */
  readonly decide: (state: State) => Decision;
  /** The design's view of every dose; may be slow. */
  readonly view: (state: State) => readonly DoseView[];
  /** The maximum tolerated dose, or null when no dose qualifies. */
  readonly selectMtd: (end: End) => number | null;
  /** Where the counts at the current dose alone decide; such designs have a decision table. */
  readonly verdict?: Verdicts;
  /** The rules in words, in the order in which they are looked at last to first; for protocols and methods sections. */
  readonly rules: readonly string[];
}

/** Adds a rule to a design. Verbs listed later look first. */
export type Verb = (design: Design) => Design;
