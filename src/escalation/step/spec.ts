import type { Setup } from "../designs.ts";

/** Dose levels in their unit, increasing. Of two agents: the first agent's dose of each pair, and the second's, pairs row by row. */
export type Levels = {
  readonly values: readonly number[];
  readonly unit: string;
  readonly second: { readonly values: readonly number[]; readonly unit: string } | null;
};

/** True toxicity probabilities of the levels, and probabilities of a response where they are given. */
export type Scenario = {
  readonly name: string;
  readonly truth: readonly number[];
  readonly responses: readonly number[] | null;
};

/** Patients treated together; the dose is an index from 0. */
export type TreatedCohort = {
  readonly dose: number;
  readonly n: number;
  readonly tox: number;
  readonly moderate: number;
  /** Patients with a response, and with both. */
  readonly eff: number;
  readonly both: number;
  /** Observed shares of the window of patients whose outcome is not known. */
  readonly pending: readonly number[];
};

/** One patient of a trial, in days from the trial's first dose; the dose is an index from 0. */
export type HistoryPatient = {
  readonly patient: string;
  readonly dose: number;
  readonly start: number;
  /** Days from this patient's first dose to the first dose-limiting toxicity, or null. */
  readonly toxicity: number | null;
  /** Days from this patient's first dose to the end of observation. */
  readonly followed: number;
  /** Whether there was a response; null: not said. */
  readonly response: boolean | null;
};

/** Times to toxicity at each level, in days (null: none), and whether there was a response (null: not said). */
export type Onset = {
  readonly dose: number;
  readonly toxicity: number | null;
  readonly response: boolean | null;
};

/** A simulation in calendar time, in days. */
export type CalendarPlan = {
  readonly perDay: number;
  readonly arrivals: "poisson" | "even" | "uniform";
  /** Share of the toxicities of the window in its second half; null: anywhere in it. */
  readonly late: number | null;
  readonly responseDays: number | null;
  readonly backfill: {
    readonly cap: number;
    readonly needsResponse: boolean;
    readonly assign: "highest" | "lowest" | "random";
  } | null;
  readonly trials: number;
};

/** A search over settings. */
export type CalibratePlan = {
  readonly grid: Readonly<Record<string, readonly number[]>>;
  readonly loss: string;
  readonly by: "mean" | "worst regret";
  /** Settings that the tables show, best first. */
  readonly show: number;
};

/** Patients randomised to the selected dose and those below it. */
export type OptimisePlan = {
  readonly doses: number;
  readonly patients: number;
  readonly toxicity: number;
  readonly efficacy: number;
  readonly neither: number;
  readonly both: number;
};

/** The plan of an `escalate` step. */
export type EscalateSpec = {
  readonly designs: readonly string[];
  readonly setup: Setup;
  readonly levels: Levels;
  readonly scenarios: readonly Scenario[];
  readonly method: "auto" | "exact" | "simulate" | "none";
  readonly trials: number;
  readonly seed: number;
  readonly treated: readonly TreatedCohort[];
  /** Coming cohorts that the table of pathways covers. */
  readonly lookAhead: number;
  /** Windows in days, the first the trial's own. */
  readonly windows: readonly number[];
  /** Shares of all toxicities that begin inside the window. */
  readonly insideWindow: readonly number[];
  readonly history: readonly HistoryPatient[];
  /** Times to toxicity that scenarios are made of, from a file, or the step and table that hold them. */
  readonly onsets: readonly Onset[];
  readonly onsetsFrom: { readonly step: string; readonly table: string } | null;
  /** A family of random scenarios, or none. */
  readonly random: { readonly family: string; readonly n: number } | null;
  /** Association of toxicity and response within a patient. */
  readonly association: number;
  readonly calendar: CalendarPlan | null;
  readonly calibrate: CalibratePlan | null;
  readonly optimise: OptimisePlan | null;
};

/** What one job computes: one design. */
export type EscalatePiece = EscalateSpec & { readonly design: string };
