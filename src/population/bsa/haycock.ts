import type { BsaFormula } from "./formula.ts";

/** Haycock: 0.024265 · H^0.3964 · W^0.5378, made for infants, children and adults alike. */
export const haycock: BsaFormula = {
  name: "haycock",
  formula: "0.024265 · H^0.3964 · W^0.5378",
  cite: ["haycock1978"],
  area: (heightCm, weightKg) => 0.024265 * heightCm ** 0.3964 * weightKg ** 0.5378,
};
