import { expect, test } from "vitest";
import {
  antibodyFormula,
  averageMassDa,
  formula,
  printFormula,
  residueCount,
  sequenceProblem,
} from "./index.ts";

test("a chain of every amino acid has the sum of its residues and one water", () => {
  // Glycylglycine is C4H8N2O3; two of it twice, as heavy and as light chain, less one disulfide's hydrogens.
  const twice = antibodyFormula({ heavy: "GG", light: "GG", disulfides: 0 });
  expect(printFormula(twice)).toBe(printFormula(formula("C16H32N8O12")));
  const bridged = antibodyFormula({ heavy: "GC", light: "GC", disulfides: 2 });
  expect(averageMassDa(bridged)).toBeCloseTo(4 * averageMassDa(formula("C5H10N2O3S")) - 4 * 1.00794, 3);
});

/** Average residue masses as textbooks print them, two decimals. */
const textbook =
  "G 57.05 A 71.08 S 87.08 P 97.12 V 99.13 T 101.10 C 103.14 L 113.16 I 113.16 N 114.10 D 115.09 Q 128.13 K 128.17 E 129.12 M 131.20 H 137.14 F 147.18 R 156.19 Y 163.18 W 186.21";

test("every residue has the mass that textbooks print", () => {
  const pairs = [...textbook.matchAll(/([A-Z]) ([\d.]+)/g)];
  expect(pairs).toHaveLength(20);
  const waters = 4 * averageMassDa(formula("H2O"));
  for (const [, letter = "", mass] of pairs) {
    const found =
      (averageMassDa(antibodyFormula({ heavy: letter, light: letter, disulfides: 0 })) - waters) / 4;
    // Two decimals, and atomic weights of other years.
    expect(Math.abs(found - Number(mass)), letter).toBeLessThan(0.02);
  }
});

test("lysines are counted over both pairs of chains, in either case of letters", () => {
  expect(residueCount({ heavy: "KkA", light: "AK" }, "K")).toBe(6);
  expect(residueCount({ heavy: "A", light: "A" }, "K")).toBe(0);
});

test("a letter that is no amino acid is named with its place", () => {
  expect(sequenceProblem("EVQLB")?.problem).toBe('"B" at position 5 is no amino acid');
  expect(sequenceProblem("")?.problem).toContain("empty");
  expect(sequenceProblem("EVQ LVE\n")).toBeUndefined();
  expect(() => antibodyFormula({ heavy: "X", light: "A", disulfides: 0 })).toThrow('"X"');
});
