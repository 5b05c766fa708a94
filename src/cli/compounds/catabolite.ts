import {
  adducts,
  averageMassDa,
  type Catabolite,
  type CataboliteTree,
  type Formula,
  isotopePattern,
  knownTrees,
  monoisotopicMassDa,
  mzOf,
  printFormula,
  species,
  structure,
} from "../../chemistry/index.ts";
import { openInNode } from "./structure.ts";

interface Detail {
  readonly what: string;
  readonly value: string;
}

/** Names of the free catabolites of the known conjugates, and of the other species with names of their own. */
export const cataboliteNames = (): readonly string[] => [
  ...new Set([
    ...knownTrees()
      .flatMap((tree) => freeOf(tree))
      .map(({ name }) => name),
    ...species.map(({ name }) => name),
  ]),
];

const freeOf = (tree: CataboliteTree): readonly Catabolite[] =>
  tree.species.filter(({ permeability }) => permeability !== "bound to protein");

/** All about a catabolite: structure, masses, ions, where it is found. Undefined when nothing has this name. */
export async function cataboliteDetails(
  name: string,
): Promise<
  { readonly name: string; readonly smiles: string; readonly details: readonly Detail[] } | undefined
> {
  const wanted = name.toLowerCase();
  const found = knownTrees()
    .flatMap(freeOf)
    .find((each) => each.name.toLowerCase() === wanted);
  if (found) {
    const details = [...masses(found.formula), ...predictions(found), ...origins(found.name)];
    return { name: found.name, smiles: found.smiles, details: [...details, ...identity(found)] };
  }
  const other = species.find(
    (each) =>
      each.name.toLowerCase() === wanted || each.name.toLowerCase().replace(/ \(.*\)$/, "") === wanted,
  );
  if (!other) return undefined;
  const described = structure(await openInNode(), other.smiles);
  const details = [
    ...masses(described.formula),
    { what: "log P, polar surface", value: surface(described.logP, described.tpsa, described.predictor) },
    { what: "role", value: other.role },
  ];
  return { name: other.name, smiles: described.smiles, details: [...details, ...identity(described)] };
}

const masses = (formula: Formula): readonly Detail[] => [
  { what: "formula", value: printFormula(formula) },
  { what: "average mass", value: `${averageMassDa(formula).toFixed(2)} Da` },
  { what: "monoisotopic mass", value: `${monoisotopicMassDa(formula).toFixed(4)} Da` },
  ...adducts.map((adduct) => ({ what: adduct.name, value: mzOf(formula, adduct).toFixed(4) })),
  { what: "isotope pattern", value: patternText(formula) },
];

/** Lines above one percent of the highest: "+0 100, +1 43.1 …". */
function patternText(formula: Formula): string {
  const lines = isotopePattern(formula);
  const top = Math.max(...lines.map(({ abundance }) => abundance));
  return lines
    .map(({ abundance }, k) => ({ k, share: (100 * abundance) / top }))
    .filter(({ share }) => share >= 1)
    .map(({ k, share }) => `+${k} ${share.toFixed(1)} %`)
    .join(", ");
}

const surface = (logP: number, tpsa: number, predictor: string): string =>
  `${logP.toFixed(2)}, ${tpsa.toFixed(1)} Å² (predicted: ${predictor})`;

function predictions({ logP, tpsa, permeability, because }: Catabolite): readonly Detail[] {
  const predictor = knownTrees()[0]?.predictor ?? "";
  return [
    { what: "log P, polar surface", value: surface(logP, tpsa, predictor) },
    { what: "across membranes", value: `${permeability} (predicted by a rule: ${because})` },
  ];
}

/** "SPDB-DM4: cytosol, from Lys-SPDB-DM4 by disulfide reduction (reported)". */
const origins = (name: string): readonly Detail[] =>
  knownTrees().flatMap(({ conjugate, steps }) =>
    steps
      .filter(({ species: made }) => made === name)
      .map(({ compartment, parent, rule, evidence }) => ({
        what: `from ${conjugate}`,
        value:
          parent === name
            ? `${compartment}, by ${rule}`
            : `${compartment}, from ${parent} by ${rule} (${evidence})`,
      })),
  );

const identity = ({
  inchiKey,
  smiles,
}: {
  readonly inchiKey: string;
  readonly smiles: string;
}): readonly Detail[] => [
  { what: "InChIKey", value: inchiKey },
  { what: "SMILES", value: smiles },
];
