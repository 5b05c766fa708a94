/** Sex as dosing formulas need it. */
export type Sex = "female" | "male";

/** Log-normal: median · exp(sdLog · z), z standard normal. */
export type LogNormal = { readonly median: number; readonly sdLog: number };

/** Part of a population whose members share distributions. */
export type Group = {
  readonly sex: Sex;
  /** Share of the population, 0 to 1. */
  readonly share: number;
  /** Body weight in kg. */
  readonly weight: LogNormal;
  /** Height in cm; left out for animals. */
  readonly height?: LogNormal;
  /** Correlation of log weight and log height. */
  readonly correlation?: number;
};

/** A number of a population and where it comes from. */
export type PopulationFact = {
  readonly what: string;
  readonly value: string;
  readonly mark: "reported" | "assumed" | "calibrated" | "derived";
  readonly why: string;
  /** For assumed values: the range that is plausible. */
  readonly range?: string;
};

/** A named population of virtual subjects. Plain data. */
export type Population = {
  /** The name that study files use. */
  readonly name: string;
  readonly species: string;
  readonly summary: string;
  readonly groups: readonly Group[];
  /** The subject that stands for the population when one typical subject is simulated. */
  readonly typical: { readonly sex: Sex; readonly weightKg: number; readonly heightCm?: number };
  readonly facts: readonly PopulationFact[];
  readonly cite: readonly string[];
};
