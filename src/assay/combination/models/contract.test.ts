import { expect, test } from "vitest";
import { doseLadder, simulateMatrix } from "../simulated.ts";
import type { Wells } from "../types.ts";
import { bootstrapSurface } from "./bootstrap.ts";
import { kappaOf } from "./braid.ts";
import { fitSurface } from "./fit-surface.ts";
import { surfaceModel, surfaceModels } from "./models.ts";
import { musyc, musycBeta } from "./musyc.ts";

const models = Object.values(surfaceModels).map((model) => [model.name, model] as const);
const start = {
  control: 1,
  limit1: 0.3,
  limit2: 0.2,
  limit12: 0.1,
  ec50: [1, 2],
  slope: [1.2, 0.8],
} as const;

test.each(models)("%s: derivatives agree with differences of the response", (_, model) => {
  for (const values of model.starts(start).slice(0, 3)) {
    const p = Float64Array.from(values, (value, k) => value + 0.1 * Math.sin(k + 1));
    const gradient = new Float64Array(p.length);
    model.response(p, Math.log(0.7), Math.log(3), gradient);
    for (let k = 0; k < p.length; k++) {
      const moved = (by: number) =>
        model.response(
          p.map((value, j) => (j === k ? value + by : value)),
          Math.log(0.7),
          Math.log(3),
        );
      // Central differences with h = 1e-5 err by h² and rounding over h: about 1e-9.
      expect(gradient[k]!).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 7);
    }
  }
});

test.each(models)("%s: without drug the response is that of the control", (_, model) => {
  for (const values of model.starts(start)) {
    const p = Float64Array.from(values);
    expect(model.response(p, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY)).toBeCloseTo(1, 12);
  }
});

const design = { doses1: doseLadder(0.03, 30, 5), doses2: doseLadder(0.06, 60, 5), nReplicates: 1 };

test.each(models)("%s: a fit does not depend on the unit of the doses", (_, model) => {
  const truth = Float64Array.from(model.starts(start)[0]!);
  const surface = (d1: number, d2: number) => model.response(truth, Math.log(d1), Math.log(d2));
  const wells = simulateMatrix(surface, { ...design, noise: 0.02 }, 3);
  const inOtherUnit: Wells = { ...wells, doses1: wells.doses1.map((d) => 1e3 * d) };
  const [a, b] = [fitSurface(wells, model), fitSurface(inOtherUnit, model)];
  // Both searches stop when a step gains less than 1e-11 of the sum.
  expect(b.sumOfSquares / a.sumOfSquares).toBeCloseTo(1, 5);
  const truthSum = wells.viability.reduce(
    (sum, y, i) => sum + (y - surface(wells.doses1[i]!, wells.doses2[i]!)) ** 2,
    0,
  );
  expect(a.sumOfSquares).toBeLessThanOrEqual(truthSum * (1 + 1e-9));
});

test("MuSyC with equal interactions fills its states independently when α = 1", () => {
  const p = Float64Array.from([1, 0.3, 0.2, 0.1, 0, Math.log(2), 0, 0, 0, 0]);
  const [o1, o2] = [0.7 / 1.7, 3 / 5];
  const expected = (1 - o1) * (1 - o2) + 0.3 * o1 * (1 - o2) + 0.2 * (1 - o1) * o2 + 0.1 * o1 * o2;
  expect(musyc.response(p, Math.log(0.7), Math.log(3))).toBeCloseTo(expected, 12);
  expect(musycBeta(p)).toBeCloseTo(0.125, 12);
});

test("bootstrap intervals hold the true interaction", () => {
  const model = surfaceModel("braid");
  const truth = Float64Array.from([1, -0.9, 0, 0.7, 0.2, 0.1, -0.05, Math.log(1.75)]);
  const surface = (d1: number, d2: number) => model.response(truth, Math.log(d1), Math.log(d2));
  const wells = simulateMatrix(surface, { ...design, noise: 0.02 }, 7);
  const fit = fitSurface(wells, model);
  const { low, high } = bootstrapSurface(wells, fit, { nDraws: 40, seed: 2 });
  expect(kappaOf(low[7]!)).toBeLessThan(1.5);
  expect(kappaOf(high[7]!)).toBeGreaterThan(1.5);
  expect(kappaOf(low[7]!)).toBeGreaterThan(0);
});
