import type { Population } from "../population/index.ts";
import type { MethodName } from "../solve/index.ts";

/** A value with its unit, as plain data. */
export type PlainQuantity = { readonly value: number; readonly unit: string };

/** What is given to every subject, when. */
export type Regimen = {
  /** One dose as it was written: "168 mg/m2". */
  readonly written: string;
  /** The dose in `amountUnit`, per m², per kg or in all. */
  readonly dose: number;
  readonly per: "area" | "weight" | "subject";
  /** Unit of the amount that enters the model. */
  readonly amountUnit: "mg" | "nmol";
  readonly bsa: string;
  readonly weight: "actual" | "adjusted ideal";
  /** In m², kg or `amountUnit`; of what, says `cappedAt`. */
  readonly cap: number | null;
  readonly cappedAt: "area" | "weight" | "amount" | null;
  /** Start of each dose, in h. */
  readonly timesH: readonly number[];
  readonly infuseH: number;
  /** Name of the model's port. */
  readonly port: string;
};

/** The rows of every subject's profile. Dose 0 stands for the time before the first dose. */
export type Grid = {
  readonly timesH: readonly number[];
  readonly doses: readonly number[];
};

/** A simulation with every default filled in and every file and compound resolved. Plain data. */
export type SimulateSpec = {
  readonly step: string;
  readonly seed: number;
  /** The compound, with how far its model is to be trusted for it. */
  readonly compound: {
    readonly name: string;
    readonly mark: string;
    readonly why: string;
    /** The mean load of the lot; null for a naked antibody. */
    readonly lot: { readonly dar: number; readonly mark: string; readonly why: string } | null;
    /** The module of its linker, where the step names a model of its own; null where the compound names the model. */
    readonly linker: string | null;
  } | null;
  readonly species: string;
  readonly model: {
    readonly name: string;
    readonly title: string;
    readonly text: string;
    readonly cite: readonly string[];
  };
  /** Parameters and covariates that do not have the model's value. */
  readonly set: { readonly [name: string]: PlainQuantity };
  readonly regimen: Regimen;
  readonly population: {
    /** 0 for one typical subject. */
    readonly size: number;
    readonly variability: boolean;
    readonly of: Population;
  };
  readonly grid: Grid;
  /** Unit of the time columns. */
  readonly timeUnit: "h" | "d";
  readonly outputs: readonly string[];
  /** Whether every profile is kept, or only what summarises them. */
  readonly keep: "profiles" | "summary";
  readonly tolerance: number;
  readonly method: MethodName;
};

/** What one job computes: some subjects, or the sensitivity to what was assumed. */
export type Piece =
  | { readonly kind: "subjects"; readonly from: number; readonly to: number; readonly spec: SimulateSpec }
  | { readonly kind: "assumptions"; readonly spec: SimulateSpec };
