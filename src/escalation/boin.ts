import type { Exclusion } from "./exclusion.ts";
import { type Action, type IntervalDesign, intervalDesign } from "./interval-design.ts";
import { isotonicSelection } from "./isotonic.ts";
import { trial } from "./trial.ts";
import { stopWhenTooToxic } from "./verbs.ts";

/** Shares of patients with a toxicity at which BOIN changes the dose. */
export interface BoinBoundaries {
  /** λe: escalate at or below it. */
  readonly escalate: number;
  /** λd: de-escalate at or above it. */
  readonly deescalate: number;
}

/**
 * Decision boundaries of the Bayesian optimal interval design (BOIN). With p̂ the share of patients with a
 * dose-limiting toxicity: escalate if p̂ ≤ λe, de-escalate if p̂ ≥ λd, otherwise stay.
 *
 *   λe = ln((1−φ₁)/(1−φ)) / ln(φ(1−φ₁) / (φ₁(1−φ)))      λd = ln((1−φ)/(1−φ₂)) / ln(φ₂(1−φ) / (φ(1−φ₂)))
 *
 * @param target φ, the toxicity probability aimed at; in (0, 1).
 * @param low    φ₁, the highest probability still worth escalating from.
 * @param high   φ₂, the lowest probability that calls for de-escalation.
 * @throws RangeError unless 0 < low < target < high < 1.
 * @see liu2015
 */
export function boinBoundaries(target: number, low = 0.6 * target, high = 1.4 * target): BoinBoundaries {
  if (!(0 < low && low < target && target < high && high < 1)) {
    throw new RangeError(`BOIN needs 0 < low < target < high < 1, not ${low}, ${target}, ${high}`);
  }
  return {
    escalate: Math.log((1 - low) / (1 - target)) / Math.log((target * (1 - low)) / (low * (1 - target))),
    deescalate: Math.log((1 - target) / (1 - high)) / Math.log((high * (1 - target)) / (target * (1 - high))),
  };
}

/** Options of {@link boin}. */
export interface BoinOptions {
  readonly target: number;
  readonly nDoses: number;
  /** φ₁; default 0.6 × target. */
  readonly low?: number;
  /** φ₂; default 1.4 × target. */
  readonly high?: number;
  /** Exclude a dose when P(p > target) exceeds this; default 0.95. */
  readonly cutoff?: number;
  /** Patients from which a dose can be excluded; default 3. */
  readonly excludeFromN?: number;
  /** Stop, with no dose selected, when P(p₁ > target) > cutoff − offset: the software's extra safety; off by default. */
  readonly extraSafety?: boolean;
  /** Default 0.05. */
  readonly offset?: number;
  /** Select only doses whose isotonic estimate is at most λd; off by default. */
  readonly boundMtd?: boolean;
  /** De-escalate only above λd, not at it, as FIND 0.1.1 does; off by default. */
  readonly strict?: boolean;
  /**
   * Stay at 1 toxicity in 3, as published tables for targets from 0.25 to 0.279 are changed in practice; off by
   * default.
   */
  readonly stayAtOneOfThree?: boolean;
}

/**
 * Bayesian optimal interval design. Decisions by {@link boinBoundaries}; the options are those of the R package BOIN
 * 2.7.2. Cohort size, start dose, early stopping and titration are verbs.
 * @throws RangeError as `boinBoundaries`.
 * @see liu2015 yuan2016
 */
export function boin(options: BoinOptions): IntervalDesign {
  const { target, nDoses, cutoff = 0.95, excludeFromN = 3, offset = 0.05 } = options;
  const boundaries = boinBoundaries(target, options.low, options.high);
  const exclude: Exclusion = { target, cutoff, fromN: excludeFromN };
  const base = intervalDesign({
    id: "boin",
    name: "BOIN",
    cite: ["liu2015", "yuan2016"],
    nDoses,
    target,
    interval: [boundaries.escalate, boundaries.deescalate],
    action: boinAction(boundaries, options),
    exclude,
    rules: [boinSentence(boundaries, options)],
  });
  const selecting = options.boundMtd
    ? { ...base, selectMtd: isotonicSelection({ target, exclude, most: boundaries.deescalate }) }
    : base;
  if (!options.extraSafety) return selecting;
  const safety = stopWhenTooToxic({ cutoff: cutoff - offset, fromN: 3 });
  return { ...trial(selecting, safety), verdict: base.verdict };
}

function boinAction(boundaries: BoinBoundaries, options: BoinOptions): (n: number, tox: number) => Action {
  const { escalate, deescalate } = boundaries;
  return (n, tox) => {
    if (options.stayAtOneOfThree && n === 3 && tox === 1) return "stay";
    if (tox <= escalate * n) return "escalate";
    return (options.strict ? tox > deescalate * n : tox >= deescalate * n) ? "de-escalate" : "stay";
  };
}

const boinSentence = ({ escalate, deescalate }: BoinBoundaries, { strict, stayAtOneOfThree }: BoinOptions) =>
  [
    `Escalate when the share of patients with a dose-limiting toxicity is at most ${escalate.toFixed(4)}; `,
    `de-escalate when it is ${strict ? "above" : "at least"} ${deescalate.toFixed(4)}; otherwise stay`,
    stayAtOneOfThree ? " (also at 1 of 3)." : ".",
  ].join("");
