/**
 * Data of a linear mixed model, y = Xβ + Zu + ε, in groups that share their u: u ~ N(0, G), ε ~ N(0, σ²).
 * The rows of a group stand together.
 */
export interface MixedData {
  /** Length n. */
  readonly y: Float64Array;
  /** n × p, row by row; columns independent of each other. */
  readonly x: Float64Array;
  readonly p: number;
  /** n × q, row by row; q is 1 or 2 in practice. */
  readonly z: Float64Array;
  readonly q: number;
  /** First row of each group, and n at the end. */
  readonly starts: readonly number[];
}

/** A fitted linear mixed model. */
export interface MixedFit {
  readonly data: MixedData;
  readonly beta: Float64Array;
  /** Covariance of β for known variances, (XᵀV⁻¹X)⁻¹, p × p. */
  readonly covariance: Float64Array;
  /** σ², the variance of a residual. */
  readonly residualVariance: number;
  /** G, q × q. */
  readonly groupCovariance: Float64Array;
  readonly logLik: number;
  readonly reml: boolean;
  /** G has no full rank: some of its variances are zero, or the correlation is ±1. */
  readonly singular: boolean;
  readonly converged: boolean;
}

/** An estimate with its standard error and degrees of freedom. */
export interface Estimate {
  readonly value: number;
  readonly se: number;
  readonly df: number;
  readonly lower: number;
  readonly upper: number;
  /** Two-sided, of no difference from 0. */
  readonly p: number;
}

/** An F test of several linear combinations at once. */
export interface JointTest {
  readonly f: number;
  readonly df1: number;
  readonly df2: number;
  readonly p: number;
}

/** How degrees of freedom are found. */
export type DegreesOfFreedom = "satterthwaite" | "kenward-roger";
