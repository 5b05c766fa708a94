/** Table: isotopes of the elements. */

/** A natural isotope: mass of the neutral atom in Da and share of the atoms of its element. */
export interface Isotope {
  readonly massNumber: number;
  readonly massDa: number;
  readonly abundance: number;
}

/** An element that occurs in conjugates, their reagents or their ions. */
export interface Element {
  readonly symbol: string;
  readonly atomicNumber: number;
  /** By mass number; abundances add up to 1. */
  readonly isotopes: readonly Isotope[];
}

const element = (symbol: string, atomicNumber: number, ...isotopes: readonly [number, number, number][]) => ({
  symbol,
  atomicNumber,
  isotopes: isotopes.map(([massNumber, massDa, abundance]) => ({ massNumber, massDa, abundance })),
});

/**
 * Elements by symbol. Isotope masses and representative compositions: `nist144` (masses of the 2012 evaluation, compositions of
 * the Commission on Isotopic Abundances and Atomic Weights, 2013).
 */
export const elements: ReadonlyMap<string, Element> = new Map(
  [
    element("H", 1, [1, 1.00782503223, 0.999885], [2, 2.01410177812, 0.000115]),
    element("Li", 3, [6, 6.0151228874, 0.0759], [7, 7.0160034366, 0.9241]),
    element("B", 5, [10, 10.01293695, 0.199], [11, 11.00930536, 0.801]),
    element("C", 6, [12, 12, 0.9893], [13, 13.00335483507, 0.0107]),
    element("N", 7, [14, 14.00307400443, 0.99636], [15, 15.00010889888, 0.00364]),
    element(
      "O",
      8,
      [16, 15.99491461957, 0.99757],
      [17, 16.9991317565, 0.00038],
      [18, 17.99915961286, 0.00205],
    ),
    element("F", 9, [19, 18.99840316273, 1]),
    element("Na", 11, [23, 22.989769282, 1]),
    element(
      "Si",
      14,
      [28, 27.97692653465, 0.92223],
      [29, 28.9764946649, 0.04685],
      [30, 29.973770136, 0.03092],
    ),
    element("P", 15, [31, 30.97376199842, 1]),
    element(
      "S",
      16,
      [32, 31.9720711744, 0.9499],
      [33, 32.9714589098, 0.0075],
      [34, 33.967867004, 0.0425],
      [36, 35.96708071, 0.0001],
    ),
    element("Cl", 17, [35, 34.968852682, 0.7576], [37, 36.965902602, 0.2424]),
    element(
      "K",
      19,
      [39, 38.9637064864, 0.932581],
      [40, 39.963998166, 0.000117],
      [41, 40.9618252579, 0.067302],
    ),
    element("Br", 35, [79, 78.9183376, 0.5069], [81, 80.9162897, 0.4931]),
    element("I", 53, [127, 126.9044719, 1]),
  ].map((entry) => [entry.symbol, entry]),
);

/** Mass of the electron, Da. `codata2018`. */
export const electronMassDa = 5.48579909065e-4;

/** The element with this symbol. @throws RangeError when the table does not hold it. */
export function elementOf(symbol: string): Element {
  const found = elements.get(symbol);
  if (!found) throw new RangeError(`no element "${symbol}" in the table: ${[...elements.keys()].join(" ")}`);
  return found;
}

/** The isotope that a monoisotopic mass counts: the most abundant one. */
export const mainIsotope = ({ isotopes }: Element): Isotope =>
  isotopes.reduce((most, isotope) => (isotope.abundance > most.abundance ? isotope : most));

/**
 * Atomic weight by the representative isotopic composition: Σ abundance × mass. Lies within the standard atomic weight of
 * `ciaaw2021`, and keeps the digits that its conventional values (C 12.011) round away: at 150 kDa that is 2 Da.
 */
export const atomicWeight = ({ isotopes }: Element): number =>
  isotopes.reduce((sum, { massDa, abundance }) => sum + massDa * abundance, 0);
