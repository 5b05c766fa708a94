import type { BoundSystem, System } from "../model/index.ts";
import type { MethodName } from "./methods.ts";

/** A dose: an amount in base units through a port, at once (duration 0) or at a constant rate. */
export interface DoseEvent {
  readonly timeH: number;
  readonly amount: number;
  readonly durationH: number;
  /** Number of the model's port. */
  readonly port: number;
}

/**
 * Something that happens at a time, state by state: an amount is added, a value set or multiplied, a rate per hour
 * begins in place of the one before, the inputs change, or outputs are read between two such things.
 */
export type Happening =
  | {
      readonly kind: "add" | "set" | "multiply" | "rate";
      readonly timeH: number;
      readonly state: number;
      readonly value: number;
    }
  | { readonly kind: "inputs"; readonly timeH: number; readonly inputs: Float64Array }
  | { readonly kind: "read"; readonly timeH: number };

/** What happens to a subject, in place of doses, and when its outputs are read. Both ascend; what is simultaneous happens in order. */
export interface Course {
  readonly happenings: readonly Happening[];
  /**
   * As those of a {@link Problem}: the first of a moment reads before anything happens, then one for each `read`, and
   * the rest after everything.
   */
  readonly timesH: Float64Array;
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
  /** Besides these there are no doses. With changing inputs, `bind` gives the system that belongs to them. */
  readonly happenings?: readonly Happening[];
  readonly bind?: System["bind"];
  readonly method: MethodName;
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
