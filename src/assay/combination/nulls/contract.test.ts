import fc from "fast-check";
import { expect, test } from "vitest";
import { responseToOne, type SingleAgents } from "../types.ts";
import { nullModel, nullModels } from "./nulls.ts";

const drug = (limit: fc.Arbitrary<number>) =>
  fc.record({
    limit,
    ec50: fc.double({ min: 0.01, max: 100, noNaN: true }),
    slope: fc.double({ min: 0.4, max: 4, noNaN: true }),
  });
const limit = fc.double({ min: 0, max: 0.7, noNaN: true });
const own = fc.record({ control: fc.constant(1), drug1: drug(limit), drug2: drug(limit) });
const common = fc
  .record({ control: fc.constant(1), drug1: drug(limit), drug2: drug(limit) })
  .map((alone) => ({ ...alone, drug2: { ...alone.drug2, limit: alone.drug1.limit } }));
const dose = fc.double({ min: 0.001, max: 1000, noNaN: true });
const models = Object.values(nullModels).map((model) => [model.name, model] as const);
const runs = { seed: 20071024, numRuns: 60 };

const swapped = ({ control, drug1, drug2 }: SingleAgents): SingleAgents => ({
  control,
  drug1: drug2,
  drug2: drug1,
});

test.each(models)("%s: on the edges the surface is the curve of the drug alone", (_, model) => {
  fc.assert(
    fc.property(model.maxima === "own" ? own : common, dose, (alone, d) => {
      expect(model.response(alone, d, 0)).toBeCloseTo(responseToOne(1, alone.drug1, d), 9);
      expect(model.response(alone, 0, d)).toBeCloseTo(responseToOne(1, alone.drug2, d), 9);
      expect(model.response(alone, 0, 0)).toBeCloseTo(1, 12);
    }),
    runs,
  );
});

test.each(models)("%s: which drug comes first does not matter", (_, model) => {
  fc.assert(
    fc.property(model.maxima === "own" ? own : common, dose, dose, (alone, d1, d2) => {
      expect(model.response(alone, d1, d2)).toBeCloseTo(model.response(swapped(alone), d2, d1), 9);
    }),
    runs,
  );
});

test.each(models)("%s: units of dose and response do not matter", (_, model) => {
  fc.assert(
    fc.property(model.maxima === "own" ? own : common, dose, dose, (alone, d1, d2) => {
      const scaled = {
        control: 100,
        drug1: { ...alone.drug1, limit: 100 * alone.drug1.limit, ec50: 1000 * alone.drug1.ec50 },
        drug2: { ...alone.drug2, limit: 100 * alone.drug2.limit },
      };
      expect(model.response(scaled, 1000 * d1, d2) / 100).toBeCloseTo(model.response(alone, d1, d2), 9);
    }),
    runs,
  );
});

test.each(models)(
  "%s: a drug combined with itself is additive exactly where the model says so",
  (_, model) => {
    const same = { limit: 0.2, ec50: 1, slope: 1.7 };
    const alone = { control: 1, drug1: same, drug2: same };
    const together = model.response(alone, 0.7, 0.9);
    const additive = Math.abs(together - responseToOne(1, same, 1.6)) < 1e-9;
    expect(additive).toBe(model.shamIsAdditive);
  },
);

test.each(models)(
  "%s: the combination does at least as much as the weaker and no more than both kills together",
  (_, model) => {
    fc.assert(
      fc.property(model.maxima === "own" ? own : common, dose, dose, (alone, d1, d2) => {
        const y = model.response(alone, d1, d2);
        const weaker = Math.max(responseToOne(1, alone.drug1, d1), responseToOne(1, alone.drug2, d2));
        expect(y).toBeLessThan(weaker + 1e-9);
        expect(y).toBeGreaterThan(-1e-9);
      }),
      runs,
    );
  },
);

test("an unknown model is refused with the names there are", () => {
  expect(() => nullModel("blis")).toThrow(/bliss/);
});
