import type { Case } from "../prepare.ts";

/** What a parameter measures, from which its unit follows once those of time, concentration and dose are known. */
export type Measures =
  | "time"
  | "rate"
  | "concentration"
  | "auc"
  | "aumc"
  | "clearance"
  | "volume"
  | "concentration per dose"
  | "auc per dose"
  | "percent"
  | "number";

/**
 * What computing gives: a number, a number to be read with notes (`fails`: those that say which limit of `accept` it does not
 * keep), or the reason there is none.
 */
export type Outcome =
  | number
  | { readonly value: number; readonly notes: readonly string[]; readonly fails?: readonly string[] }
  | { readonly why: string };

/** One parameter, registered beside its function. */
export interface Parameter {
  /** Name in tables and claims: "auc_inf". */
  readonly name: string;
  /** Name in reports: "AUC∞". */
  readonly printed: string;
  /** Name in reports after an extravascular dose, where it differs: "CL/F". */
  readonly printedExtravascular?: string;
  readonly measures: Measures;
  /** One sentence with the equation. */
  readonly description: string;
  /** Parameters it is computed from; where one of them is missing it is missing, for the same reason. */
  readonly needs: readonly string[];
  readonly of: (it: Case, known: (name: string) => number) => Outcome;
  /** The points of `measured` that it reads itself, beside those behind what it needs. */
  readonly from?: (it: Case) => readonly number[];
}

/** What is computed from the dose, or the reason that there is no dose to compute with. */
export const withDose = ({ profile: { dose } }: Case, value: (dose: number) => Outcome): Outcome =>
  Number.isNaN(dose) ? { why: "no dose is known in the units of the concentration" } : value(dose);
