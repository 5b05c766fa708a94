import type { CurveRecord } from "../reading/long-table.ts";
import type { ResponseKind } from "../reading/response.ts";

/** How every curve of a step is fitted and reported. null: none. */
export type Settings = {
  readonly data: string;
  readonly response: ResponseKind;
  readonly doseUnit: string;
  readonly responseUnit: string;
  readonly models: readonly string[];
  readonly ends: { readonly control: number; readonly limit: number } | null;
  readonly held: { readonly [name: string]: number };
  readonly power: number;
  readonly robust: "none" | "huber" | "biweight" | "rout";
  readonly q: number;
  readonly level: number;
  readonly profile: boolean;
  readonly effects: readonly number[];
  readonly absolute: number | null;
  readonly conjugate: {
    readonly doseOf: "antibody" | "payload";
    readonly dar: number;
    readonly molarMassKDa: number | null;
    readonly payloadMassDa: number | null;
  } | null;
};

/** The plan of a `dose-response` step. */
export type DoseResponseSpec = {
  readonly settings: Settings;
  readonly curves: readonly CurveRecord[];
  /** The curve with which potencies are compared. */
  readonly reference: string | null;
};

/** What one job fits. */
export type DoseResponsePiece = {
  readonly settings: Settings;
  readonly curves: readonly CurveRecord[];
  readonly reference: CurveRecord | null;
};
