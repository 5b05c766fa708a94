import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type AssignedPeak,
  adductNamed,
  assignPeaks,
  type Candidate,
  candidateIons,
  formula,
  ionPattern,
  mzOf,
  type Peak,
  readPeaks,
} from "./index.ts";

const protonated = adductNamed("[M+H]+");

const sulfone: Candidate = { name: "S-methyl-DM1 sulfone", formula: formula("C36H50ClN3O12S") };
const disulfide: Candidate = { name: "DM1-SMe (methyl disulfide)", formula: formula("C36H50ClN3O10S2") };
const sulfone4: Candidate = { name: "S-methyl-DM4 sulfone", formula: formula("C39H56ClN3O12S") };
const disulfide4: Candidate = { name: "DM4-SMe (methyl disulfide)", formula: formula("C39H56ClN3O10S2") };
const dm4: Candidate = { name: "DM4", formula: formula("C38H54ClN3O10S") };
const desmethyl: Candidate = { name: "N-desmethyl-S-methyl-DM4", formula: formula("C38H54ClN3O10S") };

/** The peaks that an instrument without error would show. */
const spectrumOf = ({ formula: atoms }: Candidate, height = 1e6): readonly Peak[] =>
  ionPattern(atoms, protonated, { least: 0.01 }).map(({ mz, abundance }) => ({
    mz,
    intensity: height * abundance,
  }));

const firstOf = (
  peaks: readonly Peak[],
  candidates: readonly Candidate[],
  ppm: number,
): AssignedPeak | undefined => assignPeaks(peaks, candidateIons(candidates), { ppm })[0];

test.each([
  [sulfone, disulfide],
  [sulfone4, disulfide4],
])("$0.name and $1.name, 17.8 mDa apart, are told apart at 5 ppm and ambiguous at 50 ppm", (a, b) => {
  expect(1000 * (mzOf(a.formula, protonated) - mzOf(b.formula, protonated))).toBeCloseTo(17.8, 1);
  for (const [own, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const sharp = firstOf(spectrumOf(own), [a, b], 5)!;
    expect(sharp.verdict).toBe("assigned");
    expect(sharp.assignments.map(({ name }) => name)).toEqual([own.name]);
    const wide = firstOf(spectrumOf(own), [a, b], 50)!;
    expect(wide.verdict).toBe("ambiguous");
    expect(wide.assignments.map(({ name }) => name)).toEqual([own.name, other.name]);
  }
});

test("the isotope score of the right formula is one, and that of its rival with one sulfur more is lower", () => {
  const wide = firstOf(spectrumOf(disulfide), [sulfone, disulfide], 50)!;
  const [best, rival] = wide.assignments;
  expect(best!.isotopeScore).toBeGreaterThan(0.99999);
  expect(rival!.isotopeScore).toBeLessThan(best!.isotopeScore);
});

test("a lone peak has no isotope score", () => {
  const lone = firstOf(spectrumOf(dm4).slice(0, 1), [dm4], 5)!;
  expect(lone.assignments[0]!.isotopeScore).toBeNaN();
  expect(lone.isotopePeaks).toEqual([]);
});

test("molecules of one formula are isomers, not ambiguous", () => {
  const found = firstOf(spectrumOf(dm4), [dm4, desmethyl], 5)!;
  expect(found.verdict).toBe("isomers");
  expect(found.assignments.map(({ name }) => name).sort()).toEqual(["DM4", "N-desmethyl-S-methyl-DM4"]);
});

test("isotope peaks are named by their places in the list, whatever its order", () => {
  const peaks = [...spectrumOf(dm4)].reverse();
  const found = firstOf(peaks, [dm4], 5)!;
  expect(found.peak).toBe(peaks.length - 1);
  expect([...found.isotopePeaks].sort()).toEqual(peaks.map((_, k) => k).slice(0, -1));
});

test("isotope peaks that elute elsewhere do not count", () => {
  const [first, ...others] = spectrumOf(dm4);
  const apart = [{ ...first!, rtMin: 5 }, ...others.map((peak) => ({ ...peak, rtMin: 9 }))];
  expect(firstOf(apart, [dm4], 5)!.assignments[0]!.isotopeScore).toBeNaN();
});

test("a peak of another charge is not assigned", () => {
  const mz = mzOf(dm4.formula, protonated);
  expect(firstOf([{ mz, intensity: 1, charge: 2 }], [dm4], 5)).toBeUndefined();
  expect(firstOf([{ mz, intensity: 1, charge: 1 }], [dm4], 5)?.assignments[0]?.adduct).toBe("[M+H]+");
});

test("assignment within a tolerance agrees with looking at every pair", () => {
  const candidates = [sulfone, disulfide, sulfone4, disulfide4, dm4];
  const ions = candidateIons(candidates);
  const nearAnIon = fc
    .tuple(fc.constantFrom(...ions), fc.double({ min: -80, max: 80, noNaN: true }))
    .map(([{ mz }, ppm]) => ({ mz: mz * (1 + ppm * 1e-6), intensity: 1 }));
  fc.assert(
    fc.property(
      fc.array(nearAnIon, { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 1, max: 60 }),
      (peaks, ppm) => {
        const found = assignPeaks(peaks, ions, { ppm }).map(({ peak, assignments }) => [
          peak,
          assignments.map(({ name, adduct }) => `${name} ${adduct}`).sort(),
        ]);
        const expected = peaks.flatMap(({ mz }, k) => {
          const near = ions.filter((ion) => Math.abs(mz - ion.mz) <= ion.mz * ppm * 1e-6);
          return near.length === 0
            ? []
            : [[k, near.map(({ name, adduct }) => `${name} ${adduct.name}`).sort()]];
        });
        expect(found).toEqual(expected);
      },
    ),
    { seed: 7, numRuns: 60 },
  );
});

test("errors are in parts per million of the calculated m/z", () => {
  const mz = mzOf(dm4.formula, protonated);
  const found = firstOf([{ mz: mz * (1 + 3e-6), intensity: 1 }], [dm4], 5)!;
  expect(found.assignments[0]!.errorPpm).toBeCloseTo(3, 6);
});

test("a tolerance of zero is refused", () => {
  expect(() => assignPeaks([], [], { ppm: 0 })).toThrow("0 ppm");
});

const read = (...lines: readonly string[]) => readPeaks({ path: "peaks.csv", text: lines.join("\n") });

test("a peak list reads with charges and times in minutes", () => {
  const { peaks, issues } = read("mz,intensity,charge,rt [s]", "780.3291,1e6,1,300", "802.3111,2e5,,301");
  expect(issues).toEqual([]);
  expect(peaks?.[0]).toEqual({ mz: 780.3291, intensity: 1e6, charge: 1, rtMin: 5 });
  expect(peaks?.[1]).not.toHaveProperty("charge");
});

/** Rows after the head, code, line, part of what was found. */
const badLists: readonly (readonly [readonly string[], string, number, string])[] = [
  [["0,1,1"], "peaks.mz", 2, "m/z is 0"],
  [["780.3,1,1", "-5,1,1"], "peaks.mz", 3, "m/z is -5"],
  [[",1,1"], "peaks.mz", 2, "no m/z"],
  [["780.3,-1,1"], "peaks.intensity", 2, "-1"],
  [["780.3,1,1.5"], "peaks.charge", 2, "1.5"],
  [["780.3,1,0"], "peaks.charge", 2, "0"],
  [["780.3,1,1", "778.3,1,-1"], "peaks.polarity", 3, "a negative charge after positive ones"],
];

test.each(badLists)("a list with %j is refused as %s on line %i", (rows, code, line, found) => {
  const { peaks, issues } = read("mz,intensity,charge", ...rows);
  expect(peaks).toBeUndefined();
  const issue = issues.find((each) => each.code === code);
  expect(issue?.where.line).toBe(line);
  expect(issue?.found).toContain(found);
  expect(issue?.write).toBeTruthy();
});

test("a list without m/z, or with words for numbers, is refused by the table reader", () => {
  expect(read("mass,intensity", "1,2").peaks).toBeUndefined();
  expect(read("mz,intensity", "high,2").peaks).toBeUndefined();
  expect(read("").peaks).toBeUndefined();
});

test("a row without an m/z, and a time below 0, are told in words", () => {
  const { issues } = readPeaks({
    path: "p.csv",
    text: "mz,intensity,rt [min]\n,1,1\n780.3,1,-2\n780.3,,1\n",
  });
  expect(issues.map(({ code, found }) => [code, found])).toEqual([
    ["peaks.mz", "there is no m/z"],
    ["peaks.time", "the retention time is -2 min"],
    ["peaks.intensity", "there is no intensity"],
  ]);
});
