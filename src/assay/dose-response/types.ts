import type { Shape } from "./curves/types.ts";

/** Responses at doses. Missing responses are NaN and not used. */
export interface DoseResponse {
  /** Doses in one unit, 0 or above; 0 is a control without drug. */
  readonly doses: ArrayLike<number>;
  /** Responses, or shares of `totals` that responded. */
  readonly responses: ArrayLike<number>;
  /** Subjects per response: the response is then binomial. */
  readonly totals?: ArrayLike<number>;
  /** Weights of the squared residuals, for instance 1/variance. */
  readonly weights?: ArrayLike<number>;
}

/** The part of the data that a fit uses, sorted out once. */
export interface Observations {
  readonly n: number;
  /** Natural logarithms; −∞ at dose zero. */
  readonly lnDoses: Float64Array;
  readonly responses: Float64Array;
  /** Square roots of the weights. */
  readonly rootWeights: Float64Array;
  readonly totals?: Float64Array;
  /** Which curve each belongs to, from 0. */
  readonly curves: Uint32Array;
  readonly nCurves: number;
}

/** A dose asked of a fitted curve: where a share of the effect is reached, or where the response has a value. */
export type DoseTarget =
  | {
      readonly kind: "relative";
      /** Share of the effect, in (0, 1); 0.5 is the relative IC50. */
      readonly effect: number;
    }
  | {
      readonly kind: "absolute";
      readonly response: number;
      /** Which way an effect moves the response. A curve that goes the other way does not reach it; as the curve goes when left out. */
      readonly effect?: "falls" | "rises";
    };

/** Two limits of a confidence set; an open end is −∞, 0 or ∞. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Parameters of a shape with those of the two ends, in the order in which a fit holds them. */
export const parameterNames = (shape: Shape): readonly string[] => [
  "control",
  "limit",
  ...shape.parameters.map((parameter) => parameter.name),
];
