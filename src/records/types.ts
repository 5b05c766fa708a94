/** How fast a dose enters: at once, at a rate, or as the model says. */
export type Speed =
  | { readonly kind: "at once" }
  /** In base units of the port per hour. */
  | { readonly kind: "rate"; readonly perH: number }
  | { readonly kind: "modelled rate" }
  | { readonly kind: "modelled duration" };

/** A dose with those that follow from the same record. */
export interface DoseRecord {
  readonly kind: "dose";
  readonly timeH: number;
  /** Number of the model's port. */
  readonly port: number;
  /** In base units of the port; 0 for a constant infusion at steady state. */
  readonly amount: number;
  readonly speed: Speed;
  /** Interval of further doses, and of the doses before it at steady state; 0 when there are none. */
  readonly everyH: number;
  /** Number of further doses. */
  readonly additional: number;
  /** Steady state: not, in place of what was there, or added to it. */
  readonly steadyState: "no" | "replaces" | "adds";
  /** Whether everything is reset before. */
  readonly reset: boolean;
}

/** One record of a subject. Records with the same time happen in the order in which they stand. */
export type SubjectRecord =
  | DoseRecord
  /** Outputs are wanted. */
  | { readonly kind: "observation"; readonly timeH: number }
  | { readonly kind: "reset"; readonly timeH: number }
  /** A state is switched off (it becomes 0 and stays so) or on, and outputs are wanted. A dose into it switches it on, too. */
  | { readonly kind: "switch"; readonly timeH: number; readonly state: number; readonly on: boolean }
  | {
      readonly kind: "replace" | "multiply";
      readonly timeH: number;
      readonly state: number;
      /** In base units of the state; a bare factor for `multiply`. */
      readonly value: number;
    };

/** What a covariate is between two of its values: the earlier one, the later one, or on a line between. */
export type Between = "locf" | "nocb" | "linear";

/** The values of a covariate, one for each record of the subject, in base units. */
export interface CovariateCourse {
  /** Number of the input: parameters, then covariates. */
  readonly input: number;
  readonly between: Between;
  /** As long as the records; not a number where a record does not say. */
  readonly values: Float64Array;
}

/** A subject with what is recorded of it. */
export interface RecordedSubject {
  /** Parameters, then covariates, in base units, for what no course gives. */
  readonly inputs: Float64Array;
  /** Times ascend. */
  readonly records: readonly SubjectRecord[];
  readonly covariates: readonly CovariateCourse[];
}

/** Where programs differ. */
export interface Conventions {
  /** Records of one time: as they stand, or doses and the like before observations, or after. */
  readonly sameTime: "as written" | "doses first" | "observations first";
  /** Doses that enter later than their record (additional and late ones), at the time of other records. */
  readonly laterDoses: "first" | "last";
  /** What a reset and a steady state in place of what was there do to doses still to come from earlier records. */
  readonly pending: "cancelled" | "kept";
  /**
   * Before the first dose of a steady state enters, when its lag is longer than the interval: what the doses before it
   * give, or the steady state followed backwards with its infusion running, which can make amounts negative.
   */
  readonly longLag: "doses before" | "followed back";
}

/** Records as they stand, later doses before them, resets cancel what is to come. */
export const usualConventions: Conventions = {
  sameTime: "as written",
  laterDoses: "first",
  pending: "cancelled",
  longLag: "doses before",
};
