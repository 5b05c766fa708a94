import fc from "fast-check";
import { expect, test } from "vitest";
import { isProblem } from "../units/index.ts";
import {
  addFormulas,
  averageMassDa,
  elements,
  type Formula,
  formula,
  monoisotopicMassDa,
  printFormula,
  readFormula,
  sameFormula,
  timesFormula,
} from "./index.ts";

const anyFormula: fc.Arbitrary<Formula> = fc.dictionary(
  fc.constantFrom(...elements.keys()),
  fc.integer({ min: 1, max: 200 }),
  { minKeys: 1, maxKeys: 6 },
);

const problemOf = (text: string): string => {
  const read = readFormula(text);
  return isProblem(read) ? read.problem : "";
};

test("a formula printed and read again counts the same atoms", () => {
  fc.assert(
    fc.property(anyFormula, (atoms) => sameFormula(formula(printFormula(atoms)), atoms)),
    { seed: 7 },
  );
});

test("masses of formulas add up", () => {
  fc.assert(
    fc.property(anyFormula, anyFormula, fc.integer({ min: 1, max: 5 }), (a, b, n) => {
      const sum = addFormulas(a, b, n);
      for (const mass of [averageMassDa, monoisotopicMassDa]) {
        // Rounding of a few thousand Da in double precision stays far below 1e-7 Da.
        expect(Math.abs(mass(sum) - mass(a) - n * mass(b))).toBeLessThan(1e-7);
      }
    }),
    { seed: 7 },
  );
});

test("formulas print in the order of Hill", () => {
  expect(printFormula(formula("S1O10N3ClH54C38"))).toBe("C38H54ClN3O10S");
  expect(printFormula(formula("H2SO4"))).toBe("H2O4S");
  expect(printFormula(addFormulas(formula("CH4"), formula("H2O"), -1))).toBe("CH2O-1");
});

test("brackets multiply what they hold", () => {
  expect(formula("B(OH)3")).toEqual({ B: 1, O: 3, H: 3 });
  expect(formula("C((CH2)2O)3")).toEqual({ C: 7, H: 12, O: 3 });
  expect(timesFormula(formula("H2O"), 2)).toEqual({ H: 4, O: 2 });
});

test("a formula that cannot be read names the token and its place", () => {
  expect(problemOf("C6H12Xx6")).toContain('"Xx" at position 6');
  expect(problemOf("C6(H12")).toContain('"(" at position 3');
  expect(problemOf("C6)H12")).toContain('")" at position 3');
  expect(problemOf("2C")).toContain('"2" at position 1');
  expect(problemOf("C0")).toContain('"0" at position 2');
  expect(problemOf("C6H12-O6")).toContain('"-" at position 6');
  expect(problemOf("  ")).not.toBe("");
  expect(problemOf("")).toBe("the formula is empty");
});
