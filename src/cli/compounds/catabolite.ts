import {
  type Catabolite,
  type CataboliteTree,
  knownTrees,
  species,
  structure,
} from "../../chemistry/index.ts";
import { crossing, type Detail, identity, masses, moleculeDetails, surface } from "./molecule.ts";
import { openInNode } from "./structure.ts";

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
  const toolkit = await openInNode();
  const described = structure(toolkit, other.smiles);
  const details = [{ what: "role", value: other.role }, ...moleculeDetails(toolkit, described)];
  return { name: other.name, smiles: described.smiles, details };
}

function predictions({ logP, tpsa, permeability, because }: Catabolite): readonly Detail[] {
  const predictor = knownTrees()[0]?.predictor ?? "";
  return [
    { what: "log P, polar surface", value: surface(logP, tpsa, predictor) },
    crossing({ permeability, because }),
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
