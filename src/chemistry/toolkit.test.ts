import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import { isProblem } from "../units/index.ts";
import {
  maytansinoidSmiles,
  openToolkit,
  payloadSmiles,
  payloads,
  printFormula,
  structure,
} from "./index.ts";

const toolkit = await openToolkit(() => initRDKit.default());

test("DM1 read from its SMILES has the InChIKey and the formula of its sources", () => {
  const dm1 = structure(toolkit, maytansinoidSmiles("CCS"));
  expect(dm1.inchiKey).toBe("ANZJBCHSOXCCRQ-FKUXLPTCSA-N");
  expect(printFormula(dm1.formula)).toBe("C35H48ClN3O10S");
  expect(dm1.nOpenStereocentres).toBe(0);
});

test.each(payloads)("the formula of $name is that of its structure", (payload) => {
  expect(structure(toolkit, payloadSmiles(payload)).formula).toEqual(payload.formula);
});

test("canonical SMILES do not depend on how the molecule was written", () => {
  expect(structure(toolkit, "OC(=O)[C@@H](N)C").smiles).toBe(structure(toolkit, "C[C@H](N)C(O)=O").smiles);
});

/** SMILES, code, place of the offending token from 1, a part of the message. */
const bad: readonly (readonly [string, string, number | undefined, string])[] = [
  ["", "smiles.empty", undefined, "empty"],
  ["   ", "smiles.empty", undefined, "empty"],
  ["CC(C", "smiles.bracket", 3, '"("'],
  ["CC)C", "smiles.bracket", 3, '")"'],
  ["C[C@@H(N)O", "smiles.bracket", 2, '"["'],
  ["CC]C", "smiles.bracket", 3, '"]"'],
  ["N[C@@H](C", "smiles.bracket", 8, '"("'],
  ["C1CCC", "smiles.ring", 2, '"1"'],
  ["C%12CC", "smiles.ring", 2, '"%12"'],
  ["CN(C)(C)(C)C", "smiles.valence", 2, '"N"'],
  ["C[CH5]", "smiles.valence", 2, '"[CH5]"'],
  ["CC(F)(Cl)(Br)I", "smiles.valence", 2, '"C"'],
  ["c1cncc1", "smiles.aromatic", 1, "double bonds"],
  ["CXC", "smiles.symbol", 2, '"X"'],
  ["CC(=O)[O-].[Na+]", "smiles.components", 11, "2 components"],
  ["CCO.CCN.CCC", "smiles.components", 4, "3 components"],
  ["*CC*", "smiles.polymer", 1, '"*"'],
  ["C{CC}n", "smiles.polymer", 2, '"{"'],
  ["CC(CO)nC", "smiles.polymer", 6, ")n"],
  ["C[C@H](C)C", "smiles.stereo-lost", 2, '"[C@H]"'],
  ["F[C@](Cl)Br", "smiles.stereo-lost", 2, '"[C@]"'],
  ["C/C(C)=C(C)C", "smiles.stereo-lost", 2, '"/"'],
  // The marks of one double bond do not excuse those of another place.
  ["C/C=C/CC/C(C)C", "smiles.stereo-lost", 9, '"/"'],
  ["C/C=C/C(/CC)=C(C)C", "smiles.stereo-lost", 9, '"/"'],
  ["CC(=O)[O-]", "smiles.charge", undefined, "-1"],
  ["C[N+](C)(C)C", "smiles.charge", undefined, "+1"],
  ["C[13CH3]", "smiles.isotope", 2, '"[13CH3]"'],
  ["C[Hg]C", "smiles.element", 2, '"[Hg]"'],
];

test.each(bad)('"%s" is refused as %s', (smiles, code, position, part) => {
  const read = toolkit.read(smiles);
  if (!isProblem(read)) throw new Error(`read as ${read.smiles}`);
  expect(read.code).toBe(code);
  expect(read.position).toBe(position);
  expect(read.problem).toContain(part);
  expect(read.needed).not.toBe("");
  expect(`${read.problem} ${read.needed}`).not.toMatch(/please|invalid|undefined|\[\d\d:/i);
});

test.each([
  "C/C=C/C",
  "C/C=C\\C",
  "F/C=C/C=C/Cl",
  "C/C(=C/C)/CC",
  "CC/C=C/c1ccccc1",
  "O=C(/C=C/Cl)N[C@@H](C)C(=O)O",
])("every mark of %s belongs to a double bond that takes it", (smiles) =>
  expect(isProblem(toolkit.read(smiles))).toBe(false),
);

test("a nitro group and a zwitterion are neutral molecules", () => {
  for (const smiles of ["C[N+](=O)[O-]", "[NH3+]CC(=O)[O-]"])
    expect(isProblem(toolkit.read(smiles))).toBe(false);
});

test("text that is no SMILES at all gives a problem, never an exception", () => {
  for (const text of [
    "hello world",
    "🙂",
    "CCC\u0000",
    "[[[]]]",
    "()",
    "=",
    "C==C",
    "1",
    "[C@@@@]",
    "C(",
    "%%",
    "a".repeat(500),
  ])
    expect(isProblem(toolkit.read(text)), text).toBe(true);
});

test("a reaction pattern that cannot be read is named", () => {
  expect(() => toolkit.react("CCO", "not a reaction")).toThrow("not a reaction");
  expect(() => toolkit.holds("CCO", "[")).toThrow("pattern");
});
