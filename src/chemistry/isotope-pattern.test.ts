import fc from "fast-check";
import { expect, test } from "vitest";
import {
  atomicWeight,
  averageMassDa,
  elementOf,
  elements,
  type Formula,
  formula,
  type IsotopeLine,
  isotopePattern,
  mainIsotope,
  monoisotopicMassDa,
} from "./index.ts";

/** Every combination of isotopes of every atom, one by one: slow, and nothing shared with the code it checks. */
function bruteForce(atoms: Formula): Map<string, IsotopeLine> {
  let lines = new Map<string, IsotopeLine>([["", { massDa: 0, abundance: 1 }]]);
  for (const [symbol, n] of Object.entries(atoms)) {
    for (let atom = 0; atom < n; atom++) {
      const next = new Map<string, IsotopeLine>();
      for (const line of lines.values()) {
        for (const isotope of elementOf(symbol).isotopes) {
          const massDa = line.massDa + isotope.massDa;
          const key = massDa.toFixed(8);
          const abundance = (next.get(key)?.abundance ?? 0) + line.abundance * isotope.abundance;
          next.set(key, { massDa, abundance });
        }
      }
      lines = next;
    }
  }
  return lines;
}

/** Shares by whole mass number, by a sum over integers. */
function byMassNumber(atoms: Formula): readonly number[] {
  let shares = [1];
  for (const [symbol, n] of Object.entries(atoms)) {
    const { isotopes } = elementOf(symbol);
    const first = mainIsotope(elementOf(symbol)).massNumber;
    for (let atom = 0; atom < n; atom++) {
      const next: number[] = new Array(shares.length + 5).fill(0);
      shares.forEach((share, k) => {
        for (const { massNumber, abundance } of isotopes) next[k + massNumber - first]! += share * abundance;
      });
      shares = next;
    }
  }
  return shares;
}

test.each(["CCl4", "CH2Cl2", "C2H6OS2", "C3H7NO2S", "KBr", "H4Si", "B3N3H6"])(
  "the fine pattern of %s is that of every combination of its isotopes",
  (text) => {
    const expected = bruteForce(formula(text));
    const lines = isotopePattern(formula(text), { resolutionDa: 1e-6, least: 1e-9 });
    expect(lines.length).toBeGreaterThan(3);
    const highest = Math.max(...[...expected.values()].map(({ abundance }) => abundance));
    const wanted = [...expected.values()].filter(({ abundance }) => abundance > 1e-8 * highest);
    for (const { massDa, abundance } of wanted) {
      const near = (all: Iterable<IsotopeLine>) =>
        [...all].filter((line) => Math.abs(line.massDa - massDa) < 3e-6).reduce((s, l) => s + l.abundance, 0);
      expect(Math.abs(near(lines) / near(expected.values()) - 1)).toBeLessThan(1e-6);
      expect(abundance).toBeGreaterThan(0);
    }
  },
);

test.each(["C38H54ClN3O10S", "C48H69ClN6O16S2", "C53H75ClN6O15S"])(
  "the merged pattern of %s has the shares of its mass numbers",
  (text) => {
    const shares = byMassNumber(formula(text));
    const lines = isotopePattern(formula(text));
    lines.forEach(({ abundance }, k) => {
      // Sums of some hundred products in double precision.
      expect(Math.abs(abundance - shares[k]!)).toBeLessThan(1e-12);
    });
    expect(lines[0]!.massDa).toBeCloseTo(monoisotopicMassDa(formula(text)), 9);
  },
);

test("shares of a pattern add up to one and its mean mass is that of the isotope table", () => {
  const anyFormula = fc.dictionary(
    fc.constantFrom("C", "H", "N", "O", "S", "Cl", "Na"),
    fc.integer({ min: 1, max: 60 }),
    { minKeys: 1 },
  );
  fc.assert(
    fc.property(anyFormula, (atoms) => {
      const lines = isotopePattern(atoms, { least: 0 });
      const total = lines.reduce((sum, { abundance }) => sum + abundance, 0);
      const mean = lines.reduce((sum, { massDa, abundance }) => sum + massDa * abundance, 0);
      const expected = Object.entries(atoms).reduce(
        (sum, [symbol, n]) =>
          sum + n * elementOf(symbol).isotopes.reduce((s, i) => s + i.massDa * i.abundance, 0),
        0,
      );
      expect(Math.abs(total - 1)).toBeLessThan(1e-8);
      expect(Math.abs(mean - expected)).toBeLessThan(1e-5);
    }),
    { seed: 7, numRuns: 30 },
  );
});

/** Standard atomic weights of 2021 (`ciaaw2021`): the interval, or the value with its uncertainty. */
const standardWeights: Readonly<Record<string, readonly [number, number]>> = {
  H: [1.00784, 1.00811],
  Li: [6.938, 6.997],
  B: [10.806, 10.821],
  C: [12.0096, 12.0116],
  N: [14.00643, 14.00728],
  O: [15.99903, 15.99977],
  F: [18.998403157, 18.998403167],
  Na: [22.98976926, 22.9897693],
  Si: [28.084, 28.086],
  P: [30.973761993, 30.973762003],
  S: [32.059, 32.076],
  Cl: [35.446, 35.457],
  K: [39.0982, 39.0984],
  Br: [79.901, 79.907],
  I: [126.90444, 126.9045],
};

test("isotope compositions add up to one, and give an atomic weight within the standard one", () => {
  expect([...elements.keys()].sort()).toEqual(Object.keys(standardWeights).sort());
  for (const element of elements.values()) {
    const total = element.isotopes.reduce((sum, { abundance }) => sum + abundance, 0);
    expect(Math.abs(total - 1), element.symbol).toBeLessThan(1e-9);
    const [low, high] = standardWeights[element.symbol]!;
    expect(atomicWeight(element), element.symbol).toBeGreaterThan(low);
    expect(atomicWeight(element), element.symbol).toBeLessThan(high);
  }
});

test("merging keeps the centroid: the average mass does not depend on the resolution", () => {
  const mean = (resolutionDa: number) =>
    isotopePattern(formula("C38H54ClN3O10S"), { resolutionDa, least: 0 }).reduce(
      (sum, { massDa, abundance }) => sum + massDa * abundance,
      0,
    );
  const byMass = isotopePattern(formula("C38H54ClN3O10S"), { least: 0 });
  expect(byMass.reduce((sum, { massDa, abundance }) => sum + massDa * abundance, 0)).toBeCloseTo(
    mean(1e-3),
    7,
  );
  expect(mean(0.5)).toBeCloseTo(mean(1e-6), 6);
  expect(mean(0.02)).toBeCloseTo(averageMassDa(formula("C38H54ClN3O10S")), 6);
});

test("a pattern of a negative count is refused", () => {
  expect(() => isotopePattern({ C: -1 })).toThrow("C has -1");
});

test("centroids by mass number are those of the fine lines they stand for", () => {
  const fine = isotopePattern(formula("C12H20ClN2O3S2"), { resolutionDa: 1e-4, least: 0 });
  const lines = isotopePattern(formula("C12H20ClN2O3S2"), { least: 1e-3 });
  lines.forEach(({ massDa, abundance }) => {
    const own = fine.filter((line) => Math.abs(line.massDa - massDa) < 0.3);
    const share = own.reduce((sum, line) => sum + line.abundance, 0);
    const centroid = own.reduce((sum, line) => sum + line.abundance * line.massDa, 0) / share;
    expect(share).toBeCloseTo(abundance, 10);
    expect(centroid).toBeCloseTo(massDa, 8);
  });
  expect(lines.length).toBeGreaterThan(4);
});

test("the pattern of a molecule as large as an antibody peaks near its average mass", () => {
  const antibody = formula("C6500H10000N1750O2000S44");
  const lines = isotopePattern(antibody);
  const highest = lines.reduce((a, b) => (b.abundance > a.abundance ? b : a));
  expect(Math.abs(highest.massDa - averageMassDa(antibody))).toBeLessThan(1);
});
