import { duBois } from "./du-bois.ts";
import type { BsaFormula } from "./formula.ts";
import { haycock } from "./haycock.ts";
import { mosteller } from "./mosteller.ts";

/** Every formula for body surface area. Formulas whose coefficients could not be read in a source are left out. */
export const bsaFormulas: readonly BsaFormula[] = [mosteller, duBois, haycock];

/** The formula with this name. @throws RangeError when there is none. */
export function bsaFormula(name: string): BsaFormula {
  const found = bsaFormulas.find((formula) => formula.name === name);
  if (!found) throw new RangeError(`there is no formula for body surface area named "${name}"`);
  return found;
}
