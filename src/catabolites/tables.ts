import {
  type Adduct,
  adducts,
  averageMassDa,
  type Catabolite,
  type CataboliteStep,
  type CataboliteTree,
  type Compartment,
  monoisotopicMassDa,
  mzOf,
  printFormula,
} from "../chemistry/index.ts";
import { type Column, numberColumn, type Table, table, textColumn } from "../table/index.ts";

/** One species in one compartment of one conjugate. */
interface Row {
  readonly conjugate: string;
  readonly step: CataboliteStep;
  readonly species: Catabolite;
}

/** The trees as rows: conjugates in the order given, compartments in that of the trees. */
export function cataboliteTable(
  trees: readonly CataboliteTree[],
  compartments: readonly Compartment[],
): Table {
  const rows = trees.flatMap(({ conjugate, steps, species }) =>
    steps
      .filter(({ compartment }) => compartments.includes(compartment))
      .map((step): Row => ({ conjugate, step, species: species.find(({ name }) => name === step.species)! })),
  );
  return table([
    ...whatColumns(rows),
    ...massColumns(rows),
    ...predictedColumns(rows),
    ...sourceColumns(rows),
  ]);
}

const text = (rows: readonly Row[], name: string, description: string, of: (row: Row) => string): Column =>
  textColumn(name, rows.map(of), { description });

const number = (
  rows: readonly Row[],
  name: string,
  unit: string,
  description: string,
  of: (row: Row) => number,
): Column => numberColumn(name, rows.map(of), { unit, description });

const onProtein = ({ species }: Row): boolean => species.permeability === "bound to protein";

/** A number of the free molecule; none for what is part of a protein. */
const freeOnly =
  (of: (species: Catabolite) => number) =>
  (row: Row): number =>
    onProtein(row) ? Number.NaN : of(row.species);

const whatColumns = (rows: readonly Row[]): readonly Column[] => [
  text(rows, "linker", "linker and payload of the conjugate", ({ conjugate }) => conjugate),
  text(
    rows,
    "compartment",
    "where it is found; liver stands for liver cells as a whole",
    ({ step }) => step.compartment,
  ),
  text(rows, "species", "name of the catabolite; mAb- marks the antibody", ({ species }) => species.name),
  text(rows, "parent", "the species before it; empty at the start", ({ step }) => step.parent),
  text(
    rows,
    "rule",
    "the reaction that makes it, or how it came into the compartment",
    ({ step }) => step.rule,
  ),
  text(rows, "formula", "molecular formula; empty on a protein", (row) =>
    onProtein(row) ? "" : printFormula(row.species.formula),
  ),
];

const massColumns = (rows: readonly Row[]): readonly Column[] => [
  number(
    rows,
    "monoisotopic",
    "Da",
    "mass with the most abundant isotope of each element",
    freeOnly(({ formula }) => monoisotopicMassDa(formula)),
  ),
  number(
    rows,
    "average",
    "Da",
    "mass with standard atomic weights",
    freeOnly(({ formula }) => averageMassDa(formula)),
  ),
  ...adducts.map((adduct) => mzColumn(rows, adduct)),
];

const mzColumn = (rows: readonly Row[], adduct: Adduct): Column =>
  number(
    rows,
    adduct.name,
    "",
    `monoisotopic m/z of ${adduct.name}`,
    freeOnly(({ formula }) => mzOf(formula, adduct)),
  );

const predictedColumns = (rows: readonly Row[]): readonly Column[] => [
  text(
    rows,
    "permeability",
    "expected to cross a membrane by itself; predicted by a rule, not measured",
    ({ species }) => species.permeability,
  ),
  text(rows, "because", "what the rule saw", ({ species }) => species.because),
  number(
    rows,
    "logp",
    "",
    "octanol–water log P, predicted (Crippen)",
    freeOnly(({ logP }) => logP),
  ),
  number(
    rows,
    "tpsa",
    "",
    "topological polar surface area in Å², predicted (Ertl)",
    freeOnly(({ tpsa }) => tpsa),
  ),
];

const sourceColumns = (rows: readonly Row[]): readonly Column[] => [
  text(
    rows,
    "evidence",
    "reported: found for such conjugates; expected: known for close relatives",
    ({ step }) => step.evidence,
  ),
  text(rows, "source", "keys of the bibliography", ({ step }) => step.cite.join(" ")),
  text(rows, "inchikey", "InChIKey; empty on a protein", ({ species }) => species.inchiKey),
  text(rows, "smiles", "canonical SMILES; * is the rest of a protein", ({ species }) => species.smiles),
];

/** Named results: the mass one drug adds, and the number of free species per conjugate. */
export function valuesTable(trees: readonly CataboliteTree[]): Table {
  const values = trees.flatMap(({ conjugate, added, species }) => [
    {
      name: `${conjugate}.added`,
      value: averageMassDa(added),
      unit: "Da",
      description: `average mass that one ${conjugate} adds to the antibody`,
    },
    {
      name: `${conjugate}.species`,
      value: species.filter(({ permeability }) => permeability !== "bound to protein").length,
      unit: "",
      description: `free catabolites of ${conjugate} over all compartments`,
    },
  ]);
  const column = (name: "name" | "unit" | "description", description: string) =>
    textColumn(
      name,
      values.map((value) => value[name]),
      { description },
    );
  return table([
    column("name", "what claims call it"),
    numberColumn(
      "value",
      values.map(({ value }) => value),
      { description: "in the unit of its row" },
    ),
    column("unit", "unit of the value"),
    column("description", "what it is"),
  ]);
}
