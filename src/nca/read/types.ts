import type { Quantity } from "../../units/index.ts";

/** What the options say besides. Base units; a dose may be per kg or m². */
export interface EventDefaults {
  readonly analyte: string | null;
  readonly dose: Quantity | null;
  readonly infusionH: number | null;
  readonly molarMass: number | null;
  /** Whether the study says the route. */
  readonly routeSaid: boolean;
}
