import { expect, test } from "vitest";
import { allVerdicts, verdict } from "./analyse.ts";
import { withoutCopies } from "./copies.ts";
import { nullModel, nullModels } from "./nulls/nulls.ts";
import { doseLadder, type MatrixDesign, simulateMatrix } from "./simulated.ts";
import type { SingleAgents, Wells } from "./types.ts";
import { holm } from "./verdict.ts";

const alone: SingleAgents = {
  control: 1,
  drug1: { limit: 0.15, ec50: 0.05, slope: 1.1 },
  drug2: { limit: 0.3, ec50: 2, slope: 0.9 },
};
const additive = (d1: number, d2: number) => nullModel("loewe").response(alone, d1, d2);
const both = (d1: number, d2: number) => (d1 / (d1 + 0.05)) * (d2 / (d2 + 2));
const design: MatrixDesign = {
  doses1: doseLadder(0.003, 3, 7),
  doses2: doseLadder(0.03, 100, 7),
  nReplicates: 3,
  noise: 0.04,
  plateShift: 0.02,
  plateGain: 0.05,
};

test("what was put in comes out: additive, synergy, antagonism", () => {
  const call = (surface: (d1: number, d2: number) => number) =>
    verdict(simulateMatrix(surface, design, 11), "loewe").call;
  expect(call(additive)).toBe("additive");
  expect(call((d1, d2) => additive(d1, d2) - 0.12 * both(d1, d2))).toBe("synergy");
  expect(call((d1, d2) => additive(d1, d2) + 0.12 * both(d1, d2))).toBe("antagonism");
});

test("every null model gives a verdict on a full matrix", () => {
  const verdicts = allVerdicts(simulateMatrix(additive, design, 1));
  expect(verdicts.map((v) => v.null)).toEqual(Object.keys(nullModels));
  for (const v of verdicts) expect(v.p, v.null).toBeGreaterThanOrEqual(0);
});

test("units and the order of the wells do not change a verdict", () => {
  const wells = simulateMatrix(additive, { ...design, nReplicates: 2 }, 5);
  const n = wells.viability.length;
  const turned = (values: Float64Array, by = 1) =>
    Float64Array.from({ length: n }, (_, i) => by * values[n - 1 - i]!);
  const other: Wells = {
    ...wells,
    doses1: turned(wells.doses1, 1e3),
    doses2: turned(wells.doses2),
    viability: turned(wells.viability, 100),
    plates: Uint32Array.from({ length: n }, (_, i) => wells.plates[n - 1 - i]!),
  };
  const [a, b] = [verdict(wells, "loewe"), verdict(other, "loewe")];
  // The searches stop at a relative change of the sum of squares of 1e-14; scores follow to about its root.
  expect(b.score / 100).toBeCloseTo(a.score, 6);
  expect(b.p).toBeCloseTo(a.p, 5);
});

test("a matrix without one of the single agents is not assessable and says which is missing", () => {
  const wells = simulateMatrix(additive, design, 2);
  const viability = wells.viability.map((y, i) =>
    wells.doses1[i] === 0 && wells.doses2[i]! > 0 ? Number.NaN : y,
  );
  const v = verdict({ ...wells, viability }, "bliss");
  expect(v.call).toBe("not assessable");
  expect(v.notes.join()).toMatch(/drug 2 was never given alone/);
});

test("a response that never changes is not assessable", () => {
  const wells = simulateMatrix(() => 1, { ...design, noise: 0, plateShift: 0, plateGain: 0 }, 2);
  const v = verdict(wells, "loewe");
  expect(v.call).toBe("not assessable");
  expect(v.notes.join()).toMatch(/the response is 1 in every well/);
});

test("single agents and combinations on plates with nothing in common are not assessable", () => {
  const wells = simulateMatrix(additive, { ...design, nReplicates: 1, platesKnown: true }, 3);
  const plates = Uint32Array.from(wells.doses1, (d1, i) => Number(d1 > 0 && wells.doses2[i]! > 0));
  const v = verdict({ ...wells, plates, nPlates: 2 }, "loewe");
  expect(v.call).toBe("not assessable");
  expect(v.notes.join()).toMatch(/nothing in common/);
});

test("an interval too wide to tell is not assessable, and says what could have been seen", () => {
  const v = verdict(simulateMatrix(additive, { ...design, noise: 0.3, nReplicates: 1 }, 4), "loewe");
  expect(v.call).toBe("not assessable");
  expect(v.notes.join()).toMatch(/would not have been seen|do not determine/);
});

test("a drug without effect alone that makes the other work better is synergy", () => {
  const helped = (d1: number, d2: number) => 1 / (1 + (d1 * (1 + (9 * d2) / (d2 + 2))) / 0.5);
  const v = verdict(simulateMatrix(helped, design, 6), "loewe");
  expect(v.call).toBe("synergy");
  expect(v.notes.join()).toMatch(/drug 2 alone has no effect/);
});

test("copies of single agents count once", () => {
  const wells = simulateMatrix(additive, { ...design, platesKnown: false }, 8);
  const n = wells.viability.length / 3;
  const viability = wells.viability.map((y, i) =>
    wells.doses1[i] === 0 || wells.doses2[i] === 0 ? wells.viability[i % n]! : y,
  );
  expect(withoutCopies({ ...wells, viability }).nRemoved).toBe(2 * 15);
  expect(withoutCopies(wells).nRemoved).toBe(0);
});

test("Holm's correction equals that of R's p.adjust", () => {
  // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R 4.2.2, which follows by hand: 4 × 0.005, 3 × 0.01, 2 × 0.03, the same.
  expect([...holm([0.01, 0.04, 0.03, 0.005])].map((p) => Number(p.toFixed(12)))).toEqual([
    0.03, 0.06, 0.06, 0.02,
  ]);
});

test("a matrix of one well per pair that was written down twice counts once", () => {
  const once = simulateMatrix(additive, { ...design, nReplicates: 1 }, 4);
  const twice = (values: Float64Array) => Float64Array.from([...values, ...values]);
  const written = {
    doses1: twice(once.doses1),
    doses2: twice(once.doses2),
    viability: twice(once.viability),
    plates: new Uint32Array(2 * once.plates.length),
    nPlates: 1,
  };
  const { wells, nRemoved } = withoutCopies(written);
  expect(nRemoved).toBe(once.viability.length);
  expect(verdict(wells, "loewe").score).toBeCloseTo(verdict(once, "loewe").score, 10);
});

test("a matrix without any response has a reason", () => {
  const wells = simulateMatrix(additive, design, 4);
  const found = verdict({ ...wells, viability: wells.viability.map(() => Number.NaN) }, "bliss");
  expect(found.call).toBe("not assessable");
  expect(found.notes.join()).toMatch(/no well has a response/);
});
