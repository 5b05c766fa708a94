import type { Sex } from "./populations/population.ts";

const cmPerInch = 2.54;

/**
 * Ideal body weight in kg, from height in cm.
 *
 *   women: 0.9·H − 92 (the label of mirvetuximab soravtansine)
 *   men:   50 + 2.3·(H/2.54 − 60) (Devine)
 *
 * For adults of 150 cm and more.
 * @see elahere2022, nba2023
 */
export const idealWeight = (sex: Sex, heightCm: number): number =>
  sex === "female" ? 0.9 * heightCm - 92 : 50 + 2.3 * (heightCm / cmPerInch - 60);

/**
 * Adjusted ideal body weight in kg: IBW + 0.4·(actual − IBW), on which mirvetuximab soravtansine is dosed.
 * @see elahere2022
 */
export function adjustedIdealWeight(sex: Sex, heightCm: number, weightKg: number): number {
  const ideal = idealWeight(sex, heightCm);
  return ideal + 0.4 * (weightKg - ideal);
}
