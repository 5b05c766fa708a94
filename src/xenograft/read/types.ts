import type { TextCell } from "../../table/index.ts";

/** What a column of a long table holds. */
export type Role = "mouse" | "arm" | "day" | "volume" | "length" | "width" | "height" | "weight" | "status";

/** The shapes of a caliper table. */
export type Layout = "long" | "wide" | "animals across" | "days across";

/** One mouse on one day as the file has it. Lengths in mm, volumes in mm³, weights in g; NaN: not measured. */
export interface Visit {
  readonly mouse: string;
  readonly arm: string;
  /** Days. */
  readonly day: number;
  readonly volume: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  readonly weight: number;
  /** What stands in place of a number, or in the column of the status. */
  readonly said: string;
  readonly place: Pick<TextCell, "line" | "column">;
}

/** How the file is to be read. */
export interface ReadRules {
  readonly layout: Layout | "auto";
  /** Names of columns by role, where the file does not use the usual ones; with their unit where the head has none. */
  readonly columns: Readonly<Partial<Record<Role, { readonly column: string; readonly unit?: string }>>>;
  /** Unit of days and of sizes where heads do not say it: of volumes, or of lengths where there are lengths. */
  readonly units: { readonly time?: string; readonly size?: string };
  /** Key of {@link volumeFormulas}. */
  readonly formula: string;
}
