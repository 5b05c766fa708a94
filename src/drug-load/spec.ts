import type { MethodName } from "./options.ts";

/** The plan of a step: what was measured, and what it is compared with. Plain data; null where there is nothing. */
export type DrugLoadSpec = {
  readonly compound: string | null;
  readonly method: MethodName;
  readonly masses: Masses | null;
  readonly measured: Measured;
  /** Relative standard deviation of one signal. */
  readonly error: number | null;
  readonly sites: number;
  /** Drugs that a site takes at once: 2 on an interchain disulfide. */
  readonly perSite: number;
};

/** Average masses in Da; the antibody without glycans. */
export type Masses = {
  readonly antibodyDa: number;
  readonly addedDa: number;
  readonly payloadDa: number;
};

/** What the file holds, by replicate, with the settings of the method. */
export type Measured =
  | {
      readonly kind: "intact";
      readonly toleranceDa: number;
      readonly glycans: boolean;
      readonly most: number;
      readonly replicates: readonly Replicate<{ readonly massDa: number; readonly intensity: number }>[];
    }
  | { readonly kind: "hic"; readonly ratio: number; readonly replicates: readonly Replicate<Area>[] }
  | {
      readonly kind: "reduced";
      readonly lightRatio: number;
      readonly heavyRatio: number;
      readonly replicates: readonly Replicate<Area & { readonly chain: "light" | "heavy" }>[];
    }
  | {
      readonly kind: "uv";
      readonly antibody252: number;
      readonly antibody280: number;
      readonly drug252: number;
      readonly drug280: number;
      readonly replicates: readonly Replicate<{ readonly at252: number; readonly at280: number }>[];
    };

/** Rows of one injection or reading. */
export type Replicate<Row> = { readonly name: string; readonly rows: readonly Row[] };

/** Area of a peak with a number of drugs. */
export type Area = { readonly nDrugs: number; readonly area: number };
