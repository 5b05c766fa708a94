/** A formula for body surface area. */
export interface BsaFormula {
  /** The name that study files use. */
  readonly name: string;
  /** The formula as text, H in cm, W in kg, result in m². */
  readonly formula: string;
  readonly cite: readonly string[];
  /** Body surface area in m² from height in cm and body weight in kg. */
  readonly area: (heightCm: number, weightKg: number) => number;
}
