/** How the dose came in. An infusion names its duration in h. */
export type Route =
  | { readonly kind: "bolus" }
  | { readonly kind: "infusion"; readonly durationH: number }
  | { readonly kind: "extravascular" };

/**
 * The concentrations of one subject after one dose, in one coherent system of units (h; mg and mg/L, or nmol and
 * nmol/L), so that dose / AUC is a clearance without a factor.
 */
export interface Profile {
  /** Hours after the dose, rising; length n. A time below 0 is a sample before the dose. */
  readonly times: readonly number[];
  /** Length n; NaN: missing. A value of 0 counts as below the limit of quantification. */
  readonly concentrations: readonly number[];
  /** Which values are reported as below the limit; length n. Without it only zeros and values under `lloq` are. */
  readonly belowLimit?: readonly boolean[];
  /** Lower limit of quantification. */
  readonly lloq?: number;
  /** NaN: not known; what needs it is then missing. */
  readonly dose: number;
  readonly route: Route;
  /** Hours from this dose to the next (or the interval of the regimen, for the last). */
  readonly tauH?: number;
  /** Whether earlier doses still contribute: the single-dose equations for CL, V and MRT then do not hold. */
  readonly afterEarlierDoses?: boolean;
  /** Why a sample is left out of everything, or "" where it is not; length n. */
  readonly excluded?: readonly string[];
  /** The stretch in h whose points make the terminal slope, chosen by hand. */
  readonly slopeOver?: Stretch;
}

/** From one time after the dose to another, in h. */
export type Stretch = { readonly fromH: number; readonly toH: number };

/** Which points may enter the terminal slope. */
export type IncludeTmax = "by-route" | "always" | "never";

/** The choices of an analysis; {@link usualRules} are the defaults. */
export interface Rules {
  /** Name of a member of `aucMethods`. */
  readonly method: string;
  /** Name of a member of `blqRules`. */
  readonly blq: string;
  readonly includeTmax: IncludeTmax;
  /** Least number of points for the terminal slope. */
  readonly minPoints: number;
  /** Adjusted r² within this of the best counts as equal; then more points win. */
  readonly r2Tolerance: number;
  /** Areas between two times after the dose, by name. */
  readonly partial?: Readonly<Record<string, Stretch>>;
  /** Below these, or above for the extrapolation, a value carries a note. */
  readonly accept: {
    readonly minSpan: number;
    readonly minR2: number;
    /** Percent. */
    readonly maxExtrapolated: number;
  };
}

/**
 * Linear-up/log-down areas, the standard rule for values below the limit, terminal slope by best adjusted r² of at
 * least three points, with Tmax for a bolus only.
 */
export const usualRules: Rules = {
  method: "linear-up-log-down",
  blq: "standard",
  includeTmax: "by-route",
  minPoints: 3,
  r2Tolerance: 1e-4,
  accept: { minSpan: 2, minR2: 0.9, maxExtrapolated: 20 },
};

/** Times and concentrations ready for integration: rising times, no missing value; length n each. */
export interface Curve {
  readonly times: readonly number[];
  readonly concentrations: readonly number[];
}

/** One parameter of one profile: the value, or NaN with the reason among the notes. */
export interface Result {
  readonly value: number;
  readonly notes: readonly string[];
  /** Those of the notes that say which limit of `accept` the value does not keep. */
  readonly fails: readonly string[];
}
