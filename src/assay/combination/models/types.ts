/** How a parameter is searched: as it is, or as its logarithm. */
export type ParameterScale = "linear" | "log";

/** One parameter of a surface. */
export interface SurfaceParameter {
  readonly name: string;
  readonly printed: string;
  readonly measures: "response" | "dose 1" | "dose 2" | "number";
  readonly scale: ParameterScale;
  /** The value without interaction, for a parameter of synergy; on which side of it synergy lies. */
  readonly synergy?: { readonly none: number; readonly when: "above" | "below" };
  /** Values are searched inside these limits, and an estimate may end on one. */
  readonly range?: readonly [number, number];
}

/** Responses to one drug alone from which searches start. */
export interface SurfaceStart {
  readonly control: number;
  readonly limit1: number;
  readonly limit2: number;
  /** Response to both at endless doses. */
  readonly limit12: number;
  readonly ec50: readonly [number, number];
  readonly slope: readonly [number, number];
}

/**
 * A response surface with parameters of interaction, fitted to all cells at once. Parameters are held as they are searched: doses and
 * slopes as natural logarithms.
 */
export interface SurfaceModel {
  readonly name: string;
  readonly printed: string;
  readonly equation: string;
  readonly cite: readonly string[];
  readonly parameters: readonly SurfaceParameter[];
  /**
   * The response at ln doses (−∞ where a drug is not given), and its derivatives by the held parameters where `gradient` is given.
   */
  readonly response: (p: Float64Array, x1: number, x2: number, gradient?: Float64Array) => number;
  /** Held parameters to start from. */
  readonly starts: (start: SurfaceStart) => readonly (readonly number[])[];
}
