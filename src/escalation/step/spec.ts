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
  readonly random: { readonly family: string; readonly n: number } | null;
};

/** What one job computes: one design. */
export type EscalatePiece = EscalateSpec & { readonly design: string };
