import type { Conventions, RecordFormat } from "../../records/index.ts";
import type { PlainQuantity, SimulateSpec } from "../spec.ts";

/** A simulation of the subjects of a file, with everything resolved. Plain data; the file's text is in it. */
export type RecordedSpec = Pick<
  SimulateSpec,
  "step" | "compound" | "species" | "model" | "timeUnit" | "outputs" | "tolerance" | "method"
> & {
  readonly set: { readonly [name: string]: PlainQuantity };
  readonly records: {
    readonly path: string;
    readonly text: string;
    readonly nSubjects: number;
    readonly nRecords: number;
    readonly format: {
      readonly units: { readonly [name: string]: string };
      readonly columns: { readonly [name: string]: string };
      readonly compartments: { readonly [name: string]: string };
      readonly between: { readonly [name: string]: RecordFormat["otherwise"] };
      readonly otherwise: RecordFormat["otherwise"];
    };
    readonly conventions: { readonly [Name in keyof Conventions]: Conventions[Name] };
    /** Outputs by the number of the compartment in which they are observed; the only output for all. */
    readonly observed: { readonly [compartment: string]: string };
    readonly observedUnit: string;
  };
};

/** What one job computes: some subjects of the file, counted from 1. */
export type RecordedPiece = {
  readonly kind: "recorded";
  readonly from: number;
  readonly to: number;
  readonly spec: RecordedSpec;
};

/** Whether a plan is one of recorded subjects. */
export const isRecorded = (spec: SimulateSpec | RecordedSpec): spec is RecordedSpec => "records" in spec;
