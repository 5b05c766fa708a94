import { averageMassDa, type Catabolite, type CataboliteTree } from "../chemistry/index.ts";
import { linkerModule } from "../library/index.ts";
import { numberColumn, type Table, table, textColumn } from "../table/index.ts";

/** A species of a linker's module with the catabolite it is named for. */
interface ModelSpecies {
  readonly conjugate: string;
  readonly module: string;
  readonly k: number;
  readonly catabolite: Catabolite;
  readonly others: readonly string[];
}

/** Which catabolites the species of the simulation library stand for, by linker; no rows for conjugates without a module. */
export function modelSpeciesTable(trees: readonly CataboliteTree[]): Table {
  const rows = trees.flatMap(speciesOf);
  const text = (name: string, description: string, of: (row: ModelSpecies) => string) =>
    textColumn(name, rows.map(of), { description });
  return table([
    text("linker", "linker and payload of the conjugate", ({ conjugate }) => conjugate),
    text("module", "module of the library that simulates it in cells", ({ module }) => module),
    numberColumn(
      "k",
      rows.map(({ k }) => k),
      { description: "index of the species in the module" },
    ),
    text("species", "catabolite that the species is named for", ({ catabolite }) => catabolite.name),
    text("with", "catabolites that are counted with it", ({ others }) => others.join(", ")),
    numberColumn(
      "molar_mass",
      rows.map(({ catabolite }) => averageMassDa(catabolite.formula)),
      { unit: "Da", description: "average mass, between nM and ng/mL" },
    ),
    text(
      "permeability",
      "expected to cross a membrane by itself; predicted by a rule, not measured",
      ({ catabolite }) => catabolite.permeability,
    ),
  ]);
}

function speciesOf({ conjugate, species }: CataboliteTree): readonly ModelSpecies[] {
  const [linker = "", payload = ""] = splitPair(conjugate);
  const module = linkerModule(linker, payload);
  return (module?.catabolites?.cell ?? []).flatMap(([name, ...others], k) => {
    const catabolite = species.find((each) => each.name === name);
    return module && catabolite ? [{ conjugate, module: module.name, k: k + 1, catabolite, others }] : [];
  });
}

/** "sulfo-SPDB-DM4" → "sulfo-SPDB", "DM4". */
const splitPair = (conjugate: string): readonly string[] => {
  const at = conjugate.lastIndexOf("-");
  return [conjugate.slice(0, at), conjugate.slice(at + 1)];
};
