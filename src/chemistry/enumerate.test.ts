import { readFileSync } from "node:fs";
import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import { isProblem } from "../units/index.ts";
import {
  type CataboliteTree,
  catabolites,
  conjugates,
  drawTree,
  knownTrees,
  linkers,
  openToolkit,
  partNamed,
  payloads,
  printFormula,
  residues,
  rules,
  species,
} from "./index.ts";
import { treeLines } from "./known-trees.ts";

const toolkit = await openToolkit(() => initRDKit.default());

const head = `/** Generated: the catabolite trees of the known conjugates, line by line, for where no chemistry toolkit runs. A test regenerates it and must not find a difference. */
export const knownTreeLines: readonly string[] = [
`;

/** Predictions to four decimals, so that the last bits of a platform do not show. */
const rounded = (tree: CataboliteTree): CataboliteTree => ({
  ...tree,
  species: tree.species.map((each) => ({
    ...each,
    logP: Number(each.logP.toFixed(4)),
    tpsa: Number(each.tpsa.toFixed(4)),
  })),
});

test("the kept catabolite trees are those that the rules make today", async () => {
  const trees = conjugates.map((conjugate) => {
    const tree = catabolites(toolkit, conjugate);
    if (isProblem(tree)) throw new Error(tree.problem);
    return drawTree(toolkit, rounded(tree));
  });
  const text = `${head}${treeLines(trees)
    .map((line) => `  String.raw\`${line}\`,\n`)
    .join("")}];\n`;
  await expect(text).toMatchFileSnapshot("kept/known-catabolites.ts");
});

const treeOf = (name: string): CataboliteTree => knownTrees().find(({ conjugate }) => conjugate === name)!;

const free = (tree: CataboliteTree): readonly string[] =>
  tree.species.filter(({ permeability }) => permeability !== "bound to protein").map(({ name }) => name);

const disulfide = (linker: string, drug: string): readonly string[] => [
  drug,
  `cysteinyl-${drug}`,
  `Lys-${linker}-${drug}`,
  `S-methyl-${drug}`,
  `glutathionyl-${drug}`,
  "maytansinol",
  `S-methyl-${drug} sulfoxide`,
  `N-desmethyl-S-methyl-${drug}`,
  `S-methyl-${drug} sulfone`,
];

const thioether = [
  "DM1",
  "cysteinyl-DM1",
  "Lys-SMCC-DM1",
  "Lys-SMCC-DM1 ring-opened a",
  "Lys-SMCC-DM1 ring-opened b",
  "MCC-DM1",
];

/** Everything that may come out: a species beyond these would be an invention. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "SPDB-DM4": disulfide("SPDB", "DM4"),
  "sulfo-SPDB-DM4": disulfide("sulfo-SPDB", "DM4"),
  "SPP-DM1": disulfide("SPP", "DM1"),
  "SPDP-DM1": disulfide("SPDP", "DM1"),
  "SMCC-DM1": thioether,
};

test.each(Object.keys(expected))("%s gives exactly the species that its chemistry allows", (name) => {
  expect([...free(treeOf(name))].sort()).toEqual([...expected[name]!].sort());
});

test("the reference species that a linker or drug gives come out of the trees", () => {
  const reference: { readonly species: readonly { readonly name: string; readonly formula: string }[] } =
    JSON.parse(readFileSync(new URL("../../reference/chemistry/species.json", import.meta.url), "utf8"));
  const made = new Map(knownTrees().flatMap((tree) => tree.species.map((each) => [each.name, each])));
  // Maytansine, DM3 and the methyl disulfides are drugs and precursors, not catabolites of these conjugates.
  const given = reference.species.filter(
    ({ name }) => species.find((each) => each.name === name)?.role === "catabolite",
  );
  expect(given.length).toBe(17);
  for (const { name, formula } of given)
    expect(printFormula(made.get(name)?.formula ?? {}), name).toBe(formula);
});

test("what the rules make of stereocentres is the species built from its own SMILES", () => {
  const known = new Map(species.map(({ name, smiles }) => [name, toolkit.canonical(smiles)]));
  let n = 0;
  for (const { species: made } of knownTrees()) {
    for (const { name, smiles } of made) {
      if (!known.has(name)) continue;
      expect(smiles, name).toBe(known.get(name));
      n++;
    }
  }
  expect(n).toBeGreaterThan(30);
});

test("no drug is released from a thioether inside cells, and none from a disulfide before the antibody is degraded", () => {
  const inCells = (tree: CataboliteTree, drug: string) =>
    tree.steps.filter((step) => step.compartment !== "plasma" && step.species === drug);
  expect(inCells(treeOf("SMCC-DM1"), "DM1")).toEqual([]);
  for (const { parent } of inCells(treeOf("SPDB-DM4"), "DM4")) expect(parent).toBe("Lys-SPDB-DM4");
});

test("oxidation happens in the liver only, and only after S-methylation", () => {
  for (const tree of knownTrees()) {
    for (const { rule, compartment, parent } of tree.steps.filter(({ rule: name }) =>
      name.startsWith("S-oxidation"),
    )) {
      expect(compartment).toBe("liver");
      expect(parent).toMatch(/^S-methyl-/);
      expect(rules.some(({ name }) => name === rule)).toBe(true);
    }
  }
});

test("every step stands on a species of the same compartment, or came in from another", () => {
  for (const { steps } of knownTrees()) {
    for (const { compartment, species: name, parent, rule } of steps) {
      if (["given", "uptake", "release from the lysosome"].includes(rule)) continue;
      expect(parent).not.toBe(name);
      expect(steps.some((other) => other.compartment === compartment && other.species === parent)).toBe(true);
    }
  }
});

test("amino-acid adducts are predicted to cross poorly, the neutral drugs to cross", () => {
  const classOf = new Map(
    knownTrees().flatMap((tree) => tree.species.map(({ name, permeability }) => [name, permeability])),
  );
  for (const name of [
    "Lys-SPDB-DM4",
    "Lys-SPP-DM1",
    "Lys-SMCC-DM1",
    "cysteinyl-DM4",
    "glutathionyl-DM4",
    "MCC-DM1",
  ])
    expect(classOf.get(name), name).toBe("poor");
  for (const name of ["DM1", "DM4", "S-methyl-DM1", "S-methyl-DM4", "maytansinol", "S-methyl-DM4 sulfone"])
    expect(classOf.get(name), name).toBe("crosses");
  expect(classOf.get("mAb-SPDB-DM4")).toBe("bound to protein");
});

test("without rules only the conjugate itself moves", () => {
  const tree = catabolites(toolkit, conjugates[0]!, []);
  if (isProblem(tree)) throw new Error(tree.problem);
  expect([...new Set(tree.steps.map((step) => step.species))]).toEqual(["mAb-SPDB-DM4"]);
});

test("a payload without a place for a linker, and a linker without a conjugation site, are named", () => {
  const linker = partNamed(linkers, "SPDB");
  const noPlace = catabolites(toolkit, {
    payload: partNamed(payloads, "maytansine"),
    linker,
    residue: residues.lysine,
  });
  expect(isProblem(noPlace) && noPlace.problem).toContain("maytansine has no place for a linker");
  const blunt = { ...linker, name: "blunt", template: "SCCCC(=O)O" };
  const noSite = catabolites(toolkit, {
    payload: partNamed(payloads, "DM4"),
    linker: blunt,
    residue: residues.lysine,
  });
  expect(isProblem(noSite) && noSite.problem).toContain("blunt has no conjugation site");
});
