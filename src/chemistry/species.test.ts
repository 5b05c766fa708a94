import { readFileSync } from "node:fs";
import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import {
  addedFormula,
  adductNamed,
  averageMassDa,
  boundSmiles,
  conjugateName,
  conjugates,
  linkers,
  monoisotopicMassDa,
  mzOf,
  openToolkit,
  printFormula,
  species,
  structure,
} from "./index.ts";

interface Reference {
  readonly species: readonly {
    readonly name: string;
    readonly formula: string;
    readonly average: number;
    readonly monoisotopic: number;
    readonly "[M+H]+": number;
    readonly "[M+Na]+": number;
  }[];
  readonly added: readonly {
    readonly conjugate: string;
    readonly average: number;
    readonly monoisotopic?: number;
  }[];
  readonly crosslinkers: readonly {
    readonly linker: string;
    readonly formula: string;
    readonly average: number;
  }[];
}

const reference: Reference = JSON.parse(
  readFileSync(new URL("../../reference/chemistry/species.json", import.meta.url), "utf8"),
);
const toolkit = await openToolkit(() => initRDKit.default());

/** The reference prints monoisotopic values to four decimals; 1e-4 allows the last one to round the other way. */
const monoTolerance = 1.01e-4;
/** Average values are printed to two decimals; isotopic compositions and the atomic weights of the reference differ by 1e-6 of them. */
const averageTolerance = 0.0065;

test("the reference holds 21 species", () => expect(reference.species.length).toBe(21));

test.each(reference.species)("$name has the formula, masses and ions of the reference", (row) => {
  const known = species.find(({ name }) => name === row.name);
  const { formula } = structure(toolkit, known?.smiles ?? "");
  expect(printFormula(formula)).toBe(row.formula);
  expect(Math.abs(averageMassDa(formula) - row.average)).toBeLessThan(averageTolerance);
  expect(Math.abs(monoisotopicMassDa(formula) - row.monoisotopic)).toBeLessThan(monoTolerance);
  for (const ion of ["[M+H]+", "[M+Na]+"] as const)
    expect(Math.abs(mzOf(formula, adductNamed(ion)) - row[ion])).toBeLessThan(monoTolerance);
});

test.each(reference.added)("$conjugate adds the mass of the reference to the antibody", (row) => {
  const conjugate = conjugates.find((each) => conjugateName(each) === row.conjugate)!;
  const bound = structure(toolkit, boundSmiles(conjugate), { attachments: true }).formula;
  const added = addedFormula(bound, conjugate);
  expect(Math.abs(averageMassDa(added) - row.average)).toBeLessThan(averageTolerance);
  if (row.monoisotopic !== undefined)
    expect(Math.abs(monoisotopicMassDa(added) - row.monoisotopic)).toBeLessThan(monoTolerance);
});

test.each(reference.crosslinkers)(
  "the crosslinker of $linker has the formula and mass of the reference",
  (row) => {
    const { reagent } = linkers.find(({ name }) => name === row.linker)!;
    expect(printFormula(reagent!)).toBe(row.formula);
    expect(Math.abs(averageMassDa(reagent!) - row.average)).toBeLessThan(averageTolerance);
  },
);

test("masses of this table and of the toolkit's own agree", () => {
  // RDKit holds its own isotope masses; the two evaluations differ by less than 1e-8 Da per atom.
  const dm4 = structure(toolkit, species.find(({ name }) => name === "DM4")!.smiles);
  expect(Math.abs(monoisotopicMassDa(dm4.formula) - 779.321843608)).toBeLessThan(1e-6);
});

test("log P and TPSA come with the name and version of what predicted them", () => {
  const dm4 = structure(toolkit, species.find(({ name }) => name === "DM4")!.smiles);
  expect(dm4.predictor).toMatch(/^RDKit \d{4}\.\d\d\.\d+: Crippen log P, Ertl TPSA$/);
  expect(dm4.logP).toBeCloseTo(5.0031, 3);
  expect(dm4.tpsa).toBeCloseTo(156.47, 2);
});

test("every species has all its stereocentres, but for those that its linker leaves open", () => {
  for (const { name, smiles } of species) {
    const open = structure(toolkit, smiles).nOpenStereocentres;
    // One carbon of SPP, sulfo-SPDB and DM3, the succinimide carbon of SMCC, the sulfur of a sulfoxide.
    const expected = /SPP|sulfo-SPDB|DM3|MCC|sulfoxide/.test(name) ? 1 : 0;
    expect(open, name).toBe(expected);
  }
});

test("a drawing is SVG of the size asked for, without a background", () => {
  const dm4 = species.find(({ name }) => name === "DM4")!.smiles;
  const core = species.find(({ name }) => name === "maytansinol")!.smiles;
  const svg = toolkit.draw(dm4, { width: 500, height: 200, like: core });
  expect(svg).toMatch(/^<svg/);
  expect(svg).toContain("width='500px' height='200px'");
  expect(svg).not.toContain("<rect");
  expect(toolkit.draw("CCO", { like: core })).toContain("</svg>");
});
