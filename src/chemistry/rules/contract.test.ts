import { readFileSync } from "node:fs";
import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import { isProblem } from "../../units/index.ts";
import {
  addFormulas,
  type Conjugate,
  catabolites,
  conjugates,
  formula,
  monoisotopicMassDa,
  openToolkit,
  printFormula,
  residues,
  rules,
  species,
} from "../index.ts";

const bibliography: object = JSON.parse(
  readFileSync(new URL("../../../reference/bibliography.json", import.meta.url), "utf8"),
);
const toolkit = await openToolkit(() => initRDKit.default());

/** A drug on cysteine through a maleimide: what retro-Michael cleavage and albumin act on. Not a real conjugate. */
const onCysteine: Conjugate = {
  payload: {
    name: "chlorobenzylamine",
    template: "Clc1ccccc1CN{linker}",
    marker: "Clc1ccccc1",
    source: "made up for tests",
  },
  linker: {
    name: "mc",
    kind: "thioether",
    template: "C(=O)CCCCCN5C(=O)CC(C5=O){residue}",
    source: "made up for tests",
  },
  residue: residues.cysteine,
};

const trees = [...conjugates, onCysteine].map((conjugate) => {
  const tree = catabolites(toolkit, conjugate);
  if (isProblem(tree)) throw new Error(tree.problem);
  return tree;
});

const substrates = [
  ...new Set([
    ...trees.flatMap((tree) => tree.species.map(({ smiles }) => smiles)),
    ...species.map(({ smiles }) => smiles),
  ]),
];

test.each(rules.map((rule) => [rule.name, rule] as const))(
  "%s keeps every atom: products weigh the substrate and what the reagents bring",
  (_, rule) => {
    const brought = monoisotopicMassDa(rule.change);
    let nReactions = 0;
    for (const substrate of substrates) {
      for (const { smarts } of rule.reactions) {
        for (const products of toolkit.react(substrate, smarts)) {
          nReactions++;
          const sum = products.map(toolkit.formulaOf).reduce((a, b) => addFormulas(a, b), {});
          const gained = addFormulas(sum, toolkit.formulaOf(substrate), -1);
          expect(printFormula(gained), substrate).toBe(printFormula(rule.change));
          expect(Math.abs(monoisotopicMassDa(gained) - brought)).toBeLessThan(1e-6);
        }
      }
    }
    expect(nReactions).toBeGreaterThan(0);
  },
);

test.each(rules.map((rule) => [rule.name, rule] as const))(
  "%s says what it does, where, and on whose word",
  (_, rule) => {
    expect(rule.what.length).toBeGreaterThan(40);
    expect(rule.compartments.length).toBeGreaterThan(0);
    expect(rule.cite.length).toBeGreaterThan(0);
    for (const key of rule.cite) expect(Object.keys(bibliography)).toContain(key);
  },
);

test("rules have distinct names", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
});

/** Molecules that a rule must leave alone. */
const untouched: readonly (readonly [rule: string, smiles: string, why: string])[] = [
  ["S-methylation", "CCSSCC", "a disulfide"],
  ["S-methylation", "CCSC", "a thioether"],
  ["S-methylation", "CCO", "an alcohol"],
  ["S-methylation", "Sc1ccccc1", "a thiophenol"],
  ["S-oxidation to the sulfoxide", "CSSC", "a methyl disulfide"],
  ["S-oxidation to the sulfoxide", "CSSCC", "a disulfide"],
  ["S-oxidation to the sulfoxide", "CCS", "a thiol"],
  ["S-oxidation to the sulfoxide", "CCSC1CC(=O)N(C)C1=O", "the thioether of a succinimide"],
  ["S-oxidation to the sulfoxide", "CS(=O)CC", "a sulfoxide"],
  ["S-oxidation to the sulfone", "CS(=O)(=O)CC", "a sulfone"],
  ["S-oxidation to the sulfone", "CSCC", "a thioether"],
  ["disulfide reduction", "CCSCC", "a thioether"],
  ["mixed disulfide with glutathione", "CCSSCC", "a disulfide"],
  ["mixed disulfide with cysteine", "CCSC", "a thioether"],
  ["maleimide ring opening", "O=C1CCC(=O)N1C", "a succinimide without a thioether"],
  ["retro-Michael cleavage", "O=C1C=CC(=O)N1C", "a maleimide"],
  ["linker amide hydrolysis", "CC(=O)NCCCC[C@@H](C(=O)O)N", "another amide of lysine"],
  ["ester hydrolysis", "COC(=O)CC", "an ester without N-acylalanine"],
  ["N-demethylation", "CN(C)C(=O)C", "another N-methylamide"],
  ["proteolysis", "CC(=O)NCC(=O)OC", "an amide that is not part of a protein"],
];

test.each(untouched)("%s leaves %s alone: %s", (name, smiles) => {
  const rule = rules.find((each) => each.name === name)!;
  for (const { smarts } of rule.reactions) expect(toolkit.react(smiles, smarts)).toEqual([]);
});

test("a drug on cysteine leaves as a maleimide and ends on albumin; its lysosomal product is the cysteine adduct", () => {
  const tree = trees.at(-1)!;
  const names = (compartment: string) =>
    tree.steps.filter((step) => step.compartment === compartment).map((step) => step.species);
  expect(names("plasma")).toContain("mc-chlorobenzylamine released");
  expect(names("plasma")).toContain("albumin-mc-chlorobenzylamine");
  expect(names("lysosome")).toContain("Cys-mc-chlorobenzylamine");
  expect(names("lysosome").filter((name) => name.startsWith("albumin"))).toEqual([]);
  const adduct = tree.species.find(({ name }) => name === "Cys-mc-chlorobenzylamine")!;
  const expected = formula("C20H26ClN3O5S");
  expect(printFormula(adduct.formula)).toBe(printFormula(expected));
  const released = tree.species.find(({ name }) => name === "mc-chlorobenzylamine released")!;
  expect(printFormula(released.formula)).toBe("C17H19ClN2O3");
});
