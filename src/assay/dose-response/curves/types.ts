/** How a parameter is searched, so that no search leaves its range: as it is, as its logarithm, as its logit in a range. */
export type Scale =
  | { readonly kind: "linear" }
  | { readonly kind: "log" }
  | { readonly kind: "logit"; readonly low: number; readonly high: number };

/** One parameter of a shape, beside the two ends that every curve has. */
export interface ShapeParameter {
  /** Name in tables: "ec50", "hill". */
  readonly name: string;
  readonly printed: string;
  /** A dose and a ratio of doses are held as natural logarithms, a number as it is. */
  readonly measures: "dose" | "ratio" | "number";
  /** How what is held is searched. */
  readonly scale: Scale;
  /** Values from which searches start, not logarithms; for the first parameter, a dose, the data say. */
  readonly starts: readonly number[];
}

/**
 * The shape of a dose–response curve: R(x), the share of the response's range that is left at dose x; 1 at dose zero, falling
 * to 0. A curve is then
 *
 *   y(x) = limit + (control − limit) R(x)
 *
 * with `control` the response without drug and `limit` that at endless dose, whichever is the larger. The first shape
 * parameter is the dose that places the curve: R depends on x only through x over that dose.
 */
export interface Shape {
  readonly name: string;
  readonly printed: string;
  readonly equation: string;
  readonly cite: readonly string[];
  readonly parameters: readonly ShapeParameter[];
  /**
   * R at a dose, and its derivatives.
   * @param lnDose natural logarithm of the dose; −∞ at dose zero.
   * @param p the shape's parameters from index `at` on, as they are held.
   * @param gradient where given, receives ∂R/∂p in the same places.
   */
  readonly remaining: (lnDose: number, p: Float64Array, at: number, gradient?: Float64Array) => number;
  /** Inverse of `remaining`: the ln dose at which R has this value, in (0, 1); 1 gives −∞ and 0 gives ∞. */
  readonly lnDoseAt: (remaining: number, p: Float64Array, at: number) => number;
}
