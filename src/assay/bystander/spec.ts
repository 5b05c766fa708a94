/** Whose viability was read. */
export type ReadCells = "negative" | "positive" | "all";

/** The wells of one drug on one culture. Viability is a share of the control. */
export type Arm = {
  readonly drug: string;
  readonly read: ReadCells;
  /** Share of antigen-negative cells seeded: 1 alone, 0 antigen-positive cells alone. */
  readonly negative: number;
  readonly doses: readonly number[];
  readonly viability: readonly number[];
};

/** The plan of a `bystander` step. */
export type BystanderSpec = {
  readonly data: string;
  readonly response: "viability" | "inhibition";
  readonly doseUnit: string;
  readonly conjugate: string;
  readonly payload: string;
  readonly controls: readonly string[];
  readonly at: number;
  readonly payloadAt: number;
  readonly level: number;
  readonly arms: readonly Arm[];
};
