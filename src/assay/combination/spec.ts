import type { Wells } from "./types.ts";

/** One drug of a combination as the study names it. */
export type DrugSpec = { readonly name: string; readonly unit: string };

/** The wells as they cross to a job; a missing response is null. Viability is a share of the control. */
export type WellsSpec = {
  readonly doses1: readonly number[];
  readonly doses2: readonly number[];
  readonly viability: readonly (number | null)[];
  readonly plates: readonly number[];
  readonly nPlates: number;
};

/** The plan of a `combination` step. */
export type CombinationSpec = {
  readonly file: string;
  readonly drugs: readonly [DrugSpec, DrugSpec];
  readonly response: "viability" | "inhibition";
  readonly normalise: "none" | "control";
  readonly null: string;
  readonly effects: readonly number[];
  readonly exclusive: boolean;
  readonly surfaces: readonly string[];
  readonly bootstraps: number;
  readonly alpha: number;
  readonly precision: number;
  readonly seed: number;
  readonly wells: WellsSpec;
  /** What was noticed while reading. */
  readonly notes: readonly string[];
};

/** The wells of a plan. */
export const wellsOf = ({ wells }: CombinationSpec): Wells => ({
  doses1: Float64Array.from(wells.doses1),
  doses2: Float64Array.from(wells.doses2),
  viability: Float64Array.from(wells.viability, (y) => y ?? Number.NaN),
  plates: Uint32Array.from(wells.plates),
  nPlates: wells.nPlates,
});
