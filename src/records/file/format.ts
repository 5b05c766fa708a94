import type { Between, RecordedSubject } from "../types.ts";

/** What a file in NONMEM's format leaves unsaid. */
export interface RecordFormat {
  /** Units by data item or column: TIME, AMT, DV and each column that the model reads. Never guessed. */
  readonly units: Readonly<Record<string, string>>;
  /** For data items whose column has another name: { TIME: "TAFD" }. */
  readonly columns: Readonly<Record<string, string>>;
  /** What compartment numbers stand for: ports of the model, or states. */
  readonly compartments: Readonly<Record<string, string>>;
  /** What covariates are between their values, by name; `otherwise` for those not named. */
  readonly between: Readonly<Record<string, Between>>;
  readonly otherwise: Between;
}

/** One subject of a file. */
export interface FileSubject {
  /** As the file has it. */
  readonly id: string;
  /**
   * What is recorded of it. More than one where time starts again with a reset, which parts what comes before from what
   * comes after.
   */
  readonly occasions: readonly Occasion[];
}

/** The records of a subject from one start of time to the next. */
export interface Occasion extends RecordedSubject {
  /** What the file has beside each record. */
  readonly rows: readonly FileRow[];
}

/** What stands beside a record. */
export interface FileRow {
  readonly line: number;
  readonly evid: number;
  /** Number of the compartment; 0 when the file does not say. */
  readonly compartment: number;
  /** The observed value in the declared unit; not a number where there is none. */
  readonly observed: number;
}
