import type { BsaFormula } from "./formula.ts";

/** Du Bois and Du Bois: 0.007184 · H^0.725 · W^0.425, from nine people. */
export const duBois: BsaFormula = {
  name: "du-bois",
  formula: "0.007184 · H^0.725 · W^0.425",
  cite: ["dubois1916"],
  area: (heightCm, weightKg) => 0.007184 * heightCm ** 0.725 * weightKg ** 0.425,
};
