import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import { isProblem } from "../units/index.ts";
import { maytansinoidSmiles, openToolkit, printFormula, structure } from "./index.ts";

const toolkit = await openToolkit(() => initRDKit.default());

const problemOf = (smiles: string) => {
  const read = toolkit.read(smiles);
  return isProblem(read) ? read : undefined;
};

test("DM1 read from its SMILES has the InChIKey and the formula of its sources", () => {
  const dm1 = structure(toolkit, maytansinoidSmiles("CCS"));
  expect(dm1.inchiKey).toBe("ANZJBCHSOXCCRQ-FKUXLPTCSA-N");
  expect(printFormula(dm1.formula)).toBe("C35H48ClN3O10S");
  expect(dm1.nOpenStereocentres).toBe(0);
});
