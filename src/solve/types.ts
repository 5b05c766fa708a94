import type { BoundSystem } from "../model/index.ts";

/** A dose: an amount in base units through a port, at once (duration 0) or at a constant rate. */
export interface DoseEvent {
  readonly timeH: number;
  readonly amount: number;
  readonly durationH: number;
  /** Number of the model's port. */
  readonly port: number;
}

/** One subject to integrate. */
export interface Problem {
  readonly system: BoundSystem;
  readonly nStates: number;
  readonly nOutputs: number;
  /** In any order; simultaneous doses add up. */
  readonly doses: readonly DoseEvent[];
  /** Ascending, in h. A time given twice in a row reads before and after a dose at that time; given once, before it. */
  readonly timesH: Float64Array;
  readonly relativeTolerance: number;
  /** Per state, in base units. */
  readonly absoluteTolerance: Float64Array;
  readonly method: "automatic" | "explicit" | "stiff";
  readonly maxSteps: number;
}

/** An event of a model that happened. */
export interface Firing {
  readonly event: string;
  readonly timeH: number;
}

/** What came of it. A failure is a value, with where it happened and what to try. */
export interface Solution {
  readonly status: "ok" | "too-many-steps" | "step-too-small" | "not-finite" | "endless-events";
  /** Where integration stopped, in h. */
  readonly reachedH: number;
  /** What to try, empty when all is well. */
  readonly advice: string;
  /** Outputs, times × outputs, row by row, in base units; NaN after a failure. */
  readonly outputs: Float64Array;
  /** The model's events in the order in which they happened; absent where the model has none. */
  readonly fired?: readonly Firing[];
  /** Where an event ended the integration, and why; outputs after it are NaN, the status is ok. */
  readonly stopped?: { readonly timeH: number; readonly reason: string };
  /** Derivatives of the outputs, times × outputs × what they are taken by, where they were asked for; in base units. */
  readonly sensitivities?: Float64Array;
  readonly nSteps: number;
  readonly method: string;
}
