import type { Setup } from "../designs.ts";

/** Dose levels in their unit, increasing. */
export type Levels = { readonly values: readonly number[]; readonly unit: string };

/** True toxicity probabilities of the levels. */
export type Scenario = { readonly name: string; readonly truth: readonly number[] };

/** Patients treated together; the dose is an index from 0. */
export type TreatedCohort = {
  readonly dose: number;
  readonly n: number;
  readonly tox: number;
  readonly moderate: number;
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
};

/** Times to toxicity at each level, in days; null: none. */
export type Onset = { readonly dose: number; readonly toxicity: number | null };

/** The plan of an `escalate` step. */
export type EscalateSpec = {
  readonly designs: readonly string[];
  readonly setup: Setup;
  readonly levels: Levels;
  readonly scenarios: readonly Scenario[];
  readonly method: "auto" | "exact" | "simulate";
  readonly trials: number;
  readonly seed: number;
  readonly treated: readonly TreatedCohort[];
  /** Coming cohorts that the table of pathways covers. */
  readonly lookAhead: number;
  /** A family of random scenarios, or none. */
  /** Windows in days, the first the trial's own. */
  readonly windows: readonly number[];
  /** Shares of all toxicities that begin inside the window. */
  readonly insideWindow: readonly number[];
  readonly history: readonly HistoryPatient[];
  /** Times to toxicity that scenarios are made of, from a file, or the step and table that hold them. */
  readonly onsets: readonly Onset[];
  readonly onsetsFrom: { readonly step: string; readonly table: string } | null;
  readonly random: { readonly family: string; readonly n: number } | null;
};

/** What one job computes: one design. */
export type EscalatePiece = EscalateSpec & { readonly design: string };
