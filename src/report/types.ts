import type { Issue } from "../source/index.ts";

/** What a computed value is worth beside a reported one. */
export type ClaimKind = "shown" | "calibrated" | "predicted" | "not computed";

/** How the two compare. */
export type Verdict = "agrees" | "differs" | "not comparable" | "not computed";

/** A reported value beside the computed one, both already printed with their units. */
export interface ReportClaim {
  readonly says: string;
  /** Where it was reported, in words: "8-K 2007-10-24". */
  readonly source: string;
  /** Key of the reference, when the source is one. */
  readonly citeKey?: string;
  readonly reported: string;
  readonly computed: string | null;
  readonly kind: ClaimKind;
  readonly verdict: Verdict;
  /** The rule behind the verdict: "within 1 SD". */
  readonly how: string;
  /** Computed over reported: "0.97". */
  readonly ratio?: string;
  /** The cell the computed value comes from: "human-nca.values". */
  readonly from?: string;
  readonly note?: string;
}

/** A figure with the name of the table that holds its numbers. */
export interface ReportFigure {
  readonly name: string;
  readonly caption: string;
  /** SVG text as `renderFigure` writes it, with the theme "page". */
  readonly svg: string;
  /** Name of a table of the same step. */
  readonly table: string;
  /** Shown again beside the claims, at the top. */
  readonly key?: boolean;
}

/** A column of a preview. `number` columns align right. */
export interface ReportColumn {
  readonly name: string;
  readonly unit: string;
  readonly description: string;
  readonly kind?: "number" | "text";
}

/** The first rows of a stored table, as text, and where the whole is. */
export interface ReportTable {
  readonly name: string;
  readonly title: string;
  readonly nRows: number;
  readonly columns: readonly ReportColumn[];
  readonly preview: readonly (readonly string[])[];
  /** Paths relative to the report. */
  readonly csv: string;
  readonly parquet: string;
  /** Name in the store: the hash of what made it. */
  readonly hash: string;
}

/** Something that could not be computed, and what to do about it. */
export interface ReportFailure {
  readonly what: string;
  readonly where: string;
  readonly advice: string;
}

/** One setting of the plan. */
export interface ReportSetting {
  readonly name: string;
  readonly value: string;
  readonly isDefault: boolean;
}

/** One step of the study: what it did, what came out. */
export interface ReportStep {
  readonly name: string;
  readonly kind: string;
  /** What it did, in one sentence. */
  readonly summary: string;
  readonly figures: readonly ReportFigure[];
  readonly tables: readonly ReportTable[];
  readonly failures: readonly ReportFailure[];
  readonly settings: readonly ReportSetting[];
}

/** A value that was assumed, and what hangs on it; `sensitivity` is empty when it is not known. */
export interface ReportAssumption {
  readonly step: string;
  readonly what: string;
  readonly value: string;
  readonly why: string;
  readonly sensitivity: string;
}

/** A sentence of the methods section with its reference keys. */
export interface ReportMethod {
  readonly text: string;
  readonly cite: readonly string[];
}

/** A reference as it is printed. */
export interface ReportReference {
  readonly key: string;
  readonly text: string;
  readonly doi?: string;
}

/** Everything a report shows. Plain data; every number is already text. */
export interface Report {
  readonly title: string;
  readonly subtitle?: string;
  /** Date and time of writing, as text; left out where the output must be reproducible. */
  readonly generated?: string;
  readonly version: string;
  /** Hash of the code that computed it. */
  readonly fingerprint: string;
  readonly studyPath: string;
  readonly seed: number;
  /** Numbers worth saying first: { label: "virtual patients", value: "1000" }. */
  readonly counts: readonly { readonly label: string; readonly value: string }[];
  readonly claims: readonly ReportClaim[];
  readonly steps: readonly ReportStep[];
  readonly assumptions: readonly ReportAssumption[];
  readonly methods: readonly ReportMethod[];
  readonly references: readonly ReportReference[];
  /** Warnings of the study file. */
  readonly issues: readonly Issue[];
}
