/** A law of growth, fitted to one tumour or to the tumours of an arm together. */
export interface GrowthLaw {
  readonly name: string;
  readonly equation: string;
  /** What it gives: the logarithm of the volume, or the size over that at the first visit. */
  readonly response: "ln V" | "V/V1";
  readonly parameters: readonly LawParameter[];
  /** The response at time t (d from the start); with `gradient`, its derivatives by the parameters are written there. */
  readonly evaluate: (t: number, theta: ArrayLike<number>, gradient?: Float64Array) => number;
  /** Where searches begin, from the data: times, responses. */
  readonly starts: (times: ArrayLike<number>, responses: ArrayLike<number>) => readonly (readonly number[])[];
}

/** One parameter of a law. */
export interface LawParameter {
  readonly name: string;
  readonly unit: string;
  readonly is: string;
  /** Where it must stay; none: anywhere. */
  readonly bounds?: readonly [low: number, high: number];
}
