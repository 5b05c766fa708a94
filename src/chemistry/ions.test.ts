import { expect, test } from "vitest";
import { adductNamed, adducts, electronMassDa, formula, ionPattern, ionProblem, mzOf } from "./index.ts";

const water = formula("H2O");

test("a proton weighs a hydrogen atom less an electron", () => {
  // The proton of CODATA 2018 weighs 1.007276466621 Da; binding energy is the difference, 1.5e-8 Da.
  const proton = mzOf(water, adductNamed("[M+H]+")) - 18.010564684;
  expect(Math.abs(proton - 1.007276466621)).toBeLessThan(1e-7);
});

test("a doubly charged ion stands at half its mass", () => {
  const single = mzOf(water, adductNamed("[M+H]+"));
  const double = mzOf(water, adductNamed("[M+2H]2+"));
  expect(2 * double - single).toBeCloseTo(1.00782503223 - electronMassDa, 9);
});

test("losing a proton to an anion keeps the electron", () => {
  const anion = mzOf(water, adductNamed("[M-H]-"));
  const cation = mzOf(water, adductNamed("[M+H]+"));
  expect(cation - anion).toBeCloseTo(2 * (1.00782503223 - electronMassDa), 9);
});

test("the pattern of every ion begins at its monoisotopic m/z", () => {
  const dm4 = formula("C38H54ClN3O10S");
  for (const adduct of adducts) expect(ionPattern(dm4, adduct)[0]!.mz).toBeCloseTo(mzOf(dm4, adduct), 8);
});

test("a molecule without hydrogen has no [M-H]-", () => {
  expect(ionProblem(formula("CCl4"), adductNamed("[M-H]-"))?.problem).toContain("without H");
  expect(ionProblem(water, adductNamed("[M-H]-"))).toBeUndefined();
});

test("an unknown adduct names those there are", () => {
  expect(() => adductNamed("[M+Li]+")).toThrow("[M+NH4]+");
});
