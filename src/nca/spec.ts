import type { Stretch } from "./types.ts";

/** One dosing interval of one subject: h after the dose, base units, null for what is missing. */
export type DoseRecord = {
  readonly number: number;
  readonly times: readonly number[];
  readonly concentrations: readonly (number | null)[];
  readonly belowLimit: readonly boolean[];
  /** mg, or nmol where the concentration is molar. */
  readonly dose: number | null;
  readonly infusionH: number;
  readonly tauH: number | null;
  /** Why a sample is left out, "" where it is not; empty where none is. */
  readonly excluded: readonly string[];
  /** λz by hand. */
  readonly slopeOver: Stretch | null;
  /** Why its results are left out of summaries, "" where they are not. */
  readonly leftOut: string;
};

/** One subject with its intervals, in the order of the doses. */
export type SubjectRecord = {
  readonly subject: string;
  /** "" where the data know no groups. */
  readonly group: string;
  readonly weight: number | null;
  /** Base units (dm²). */
  readonly bsa: number | null;
  readonly doses: readonly DoseRecord[];
};

/** Units of what comes in, as the columns say. */
export type UnitsGiven = { readonly time: string; readonly concentration: string };

/** Where the concentrations come from. */
export type Source =
  | { readonly kind: "profiles"; readonly step: string }
  | {
      readonly kind: "data";
      readonly file: string;
      readonly given: UnitsGiven;
      readonly subjects: readonly SubjectRecord[];
    };

/** Which dosing intervals are analysed. */
export type DoseChoice = "first" | "last" | "first and last" | "all" | readonly number[];

/** What a job needs beside its subjects. Quantities are in base units (h, mg or nmol, L, dm²); null: none. */
export type Settings = {
  readonly analyte: string | null;
  readonly doses: DoseChoice;
  readonly route: "by infusion time" | "bolus" | "infusion" | "extravascular";
  readonly infusionH: number | null;
  readonly tauH: number | null;
  readonly method: string;
  readonly blq: string;
  readonly lloq: { readonly value: number; readonly unit: string } | null;
  readonly includeTmax: "by-route" | "always" | "never";
  readonly minPoints: number;
  readonly r2Tolerance: number;
  readonly accept: { readonly minSpan: number; readonly minR2: number; readonly maxExtrapolated: number };
  /** Whether values beyond `accept` are left out of summaries. */
  readonly leaveOutFailed: boolean;
  readonly partial: Readonly<Record<string, Stretch>>;
  /** Whether animals of a group are pooled into one mean profile. */
  readonly sparse: boolean;
  /** The study's name in the table `pp`; null: no such table. */
  readonly pp: string | null;
  readonly per: "none" | "kg" | "m2";
  /** mg/nmol. */
  readonly molarMass: number | null;
  readonly units: {
    readonly time: string;
    readonly concentration: string;
    readonly auc: string;
    readonly clearance: string;
    readonly volume: string;
  };
};

/** The plan of an `nca` step. */
export type NcaSpec = { readonly settings: Settings; readonly source: Source };

/** What one job analyses. */
export type NcaPiece = {
  readonly settings: Settings;
  readonly source:
    | { readonly kind: "profiles"; readonly step: string; readonly subjects: readonly number[] }
    | { readonly kind: "data"; readonly given: UnitsGiven; readonly subjects: readonly SubjectRecord[] };
};

/** Written where a unit follows from the columns. */
export const asGiven = "as given";
