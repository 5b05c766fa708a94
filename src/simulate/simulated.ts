import type { Subject } from "../population/index.ts";
import type { Firing, Solution } from "../solve/index.ts";

/** One subject, computed. */
export interface Simulated {
  readonly subject: Subject;
  readonly dose: number;
  readonly parameters: Float64Array;
  /** Rows of the grid × all outputs of the model, row by row, in base units. */
  readonly outputs: Float64Array;
  readonly status: string;
  readonly reachedH: number;
  readonly advice: string;
  /** The model's events that happened, and where one ended the subject. */
  readonly fired: readonly Firing[];
  readonly stopped?: Solution["stopped"];
}
