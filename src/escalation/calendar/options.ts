import type { Words } from "../simulated/xoshiro.ts";

/** How patients come. Mean times between arrivals are 1 / `perDay`; "even": always that; "uniform": from 0 to twice that. */
export interface Accrual {
  readonly perDay: number;
  /** Default "poisson". */
  readonly arrivals?: "poisson" | "even" | "uniform";
}

/**
 * When, inside the window, a toxicity begins. "uniform": anywhere. "weibull": the share `late` of the toxicities of the window in its
 * second half, p(t) a Weibull distribution through both. "times": drawn from times seen at each dose, Infinity for none; they replace
 * the scenario's probabilities.
 */
export type OnsetLaw =
  | { readonly kind: "uniform" }
  | { readonly kind: "weibull"; readonly late: number }
  | {
      readonly kind: "times";
      readonly days: readonly (readonly number[])[];
      /** Whether the same patients responded, where known. */
      readonly responded?: readonly (readonly boolean[])[];
    };

/**
 * Backfill: patients who come while the trial waits are treated at a lower dose that is open.
 *
 * A dose below the current one is open while it has fewer than `cap` patients, a response was seen there or below (when
 * `needsResponse`), and not both its own share of toxicities and the share pooled with the dose above reach λd. When the design would go up or
 * stay, but a lower dose's share and the share pooled from it to the current dose both reach λd, the trial goes to the dose below that one.
 * Backfilled patients count for exclusion and selection, not for the sample size.
 * @see zhao2024
 */
export interface Backfill {
  /** Most patients at a dose that is backfilled; default 12. */
  readonly cap?: number;
  /** Default true. */
  readonly needsResponse?: boolean;
  /** Of several open doses; default the highest. */
  readonly assign?: "highest" | "lowest" | "random";
}

/** Options of a simulation in calendar time. */
export interface CalendarOptions {
  readonly accrual: Accrual;
  /** Days from the first dose in which a toxicity counts. */
  readonly windowDays: number;
  /** Default uniform. */
  readonly onset?: OnsetLaw;
  /** Probability of a response at each dose, for designs that look at responses and for backfill. */
  readonly responses?: readonly number[];
  readonly association?: number;
  /** Days from the first dose to the assessment of response; default the window. */
  readonly responseDays?: number;
  readonly backfill?: Backfill;
  readonly nTrials: number;
  readonly seed: number;
}

/** A uniform number in (0, 1) from a word. */
export const uniformOf = (word: Words): number => (word() + 0.5) / 2 ** 32;
