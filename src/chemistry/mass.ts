import { atomicWeight, elementOf, mainIsotope } from "./elements.ts";
import type { Formula } from "./formula.ts";

/** Sum over the elements of count × mass. */
const sumMass = (atoms: Formula, massOf: (symbol: string) => number): number =>
  Object.entries(atoms).reduce((sum, [symbol, n]) => sum + n * massOf(symbol), 0);

/**
 * Average mass, Da (= g/mol): Σ n(element) × atomic weight. The mean of the isotope pattern: what a balance and a deconvoluted
 * spectrum of a protein see.
 * @throws RangeError on an element that the table does not hold. `nist144`.
 */
export const averageMassDa = (atoms: Formula): number =>
  sumMass(atoms, (symbol) => atomicWeight(elementOf(symbol)));

/**
 * Monoisotopic mass, Da: Σ n(element) × mass of its most abundant isotope. The first line of the isotope pattern of
 * small molecules; not the highest line of large ones.
 * @throws RangeError on an element that the table does not hold. `nist144`.
 */
export const monoisotopicMassDa = (atoms: Formula): number =>
  sumMass(atoms, (symbol) => mainIsotope(elementOf(symbol)).massDa);
