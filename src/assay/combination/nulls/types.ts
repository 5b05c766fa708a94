import type { SingleAgents } from "../types.ts";

/**
 * What two drugs would do together if they did not interact: a surface that follows from the two drugs alone. On its edges it is
 * their curves. A combination with less viability than the surface is synergy.
 */
export interface NullModel {
  /** Name in study files: "bliss". */
  readonly name: string;
  readonly printed: string;
  readonly equation: string;
  readonly cite: readonly string[];
  /** What it holds to be no interaction, in one sentence. */
  readonly says: string;
  /** own: each drug has a maximal effect of its own; common: one for both, which the model needs. */
  readonly maxima: "own" | "common";
  /** Whether a drug combined with itself comes out additive. */
  readonly shamIsAdditive: boolean;
  /**
   * The response to a pair of doses; NaN where the model has none (drugs with opposite effects).
   * @param d1 dose of drug 1, 0 or above; d2 likewise.
   */
  readonly response: (alone: SingleAgents, d1: number, d2: number) => number;
}
