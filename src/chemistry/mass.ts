import { elementOf, mainIsotope } from "./elements.ts";
import type { Formula } from "./formula.ts";

/** Sum over the elements of count × mass. */
const sumMass = (atoms: Formula, massOf: (symbol: string) => number): number =>
  Object.entries(atoms).reduce((sum, [symbol, n]) => sum + n * massOf(symbol), 0);

/**
 * Average mass, Da (= g/mol): Σ n(element) × standard atomic weight. What a balance and a low-resolution spectrum see.
 * @throws RangeError on an element that the table does not hold. `ciaaw2021`.
 */
export const averageMassDa = (atoms: Formula): number => sumMass(atoms, (symbol) => elementOf(symbol).weight);

/**
 * Monoisotopic mass, Da: Σ n(element) × mass of its most abundant isotope. The first line of the isotope pattern of
 * small molecules; not the highest line of large ones.
 * @throws RangeError on an element that the table does not hold. `nist144`.
 */
export const monoisotopicMassDa = (atoms: Formula): number =>
  sumMass(atoms, (symbol) => mainIsotope(elementOf(symbol)).massDa);
