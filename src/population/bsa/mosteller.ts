import type { BsaFormula } from "./formula.ts";

/** Mosteller: √(H·W / 3600). The one most pharmacies use. */
export const mosteller: BsaFormula = {
  name: "mosteller",
  formula: "√(H·W / 3600)",
  cite: ["mosteller1987"],
  area: (heightCm, weightKg) => Math.sqrt((heightCm * weightKg) / 3600),
};
