import {
  adducts,
  averageMassDa,
  type Formula,
  isotopePattern,
  monoisotopicMassDa,
  mzOf,
  type PermeabilityClass,
  permeabilityOf,
  printFormula,
  type Structure,
  type Toolkit,
} from "../../chemistry/index.ts";

/** One line about a molecule. */
export interface Detail {
  readonly what: string;
  readonly value: string;
}

/** Formula, masses, ions and isotope pattern. */
export const masses = (formula: Formula): readonly Detail[] => [
  { what: "formula", value: printFormula(formula) },
  { what: "average mass", value: `${averageMassDa(formula).toFixed(2)} Da` },
  { what: "monoisotopic mass", value: `${monoisotopicMassDa(formula).toFixed(4)} Da` },
  ...adducts.map((adduct) => ({ what: adduct.name, value: mzOf(formula, adduct).toFixed(4) })),
  { what: "isotope pattern", value: patternText(formula) },
];

/** Lines above one percent of the highest, by mass numbers above the monoisotopic one: "+0 100.0 %, +1 43.1 %". */
function patternText(formula: Formula): string {
  const lines = isotopePattern(formula);
  const top = Math.max(...lines.map(({ abundance }) => abundance));
  const mono = monoisotopicMassDa(formula);
  return lines
    .filter(({ abundance }) => abundance >= 0.01 * top)
    .map(({ massDa, abundance }) => {
      const above = Math.round(massDa - mono);
      return `${above < 0 ? "−" : "+"}${Math.abs(above)} ${((100 * abundance) / top).toFixed(1)} %`;
    })
    .join(", ");
}

/** Log P and polar surface with what predicted them. */
export const surface = (logP: number, tpsa: number, predictor: string): string =>
  `${logP.toFixed(2)}, ${tpsa.toFixed(1)} Å² (predicted: ${predictor})`;

/** The permeability class with the reason for it. */
export const crossing = ({ permeability, because }: PermeabilityClass): Detail => ({
  what: "across membranes",
  value: `${permeability} (predicted by a rule: ${because})`,
});

/** InChIKey and SMILES. */
export const identity = ({
  inchiKey,
  smiles,
}: {
  readonly inchiKey: string;
  readonly smiles: string;
}): readonly Detail[] => [
  { what: "InChIKey", value: inchiKey },
  { what: "SMILES", value: smiles },
];

/** All about a molecule that the toolkit has read. */
export const moleculeDetails = (toolkit: Toolkit, molecule: Structure): readonly Detail[] => [
  ...masses(molecule.formula),
  { what: "log P, polar surface", value: surface(molecule.logP, molecule.tpsa, molecule.predictor) },
  crossing(permeabilityOf(toolkit, molecule)),
  { what: "open stereocentres", value: String(molecule.nOpenStereocentres) },
  ...identity(molecule),
];
