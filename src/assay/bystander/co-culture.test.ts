import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { shapes } from "../dose-response/curves/curves.ts";
import { fitCurve } from "../dose-response/fit.ts";
import { bystanderIndex, ic50Shift, residualShare } from "./co-culture.ts";

const file = new URL("../../../reference/assay/bystander_a.csv", import.meta.url).pathname;

const rows = readFileSync(file, "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)
  .map((line) => line.replaceAll('"', "").split(","))
  .map(([arm = "", , dose, viability]) => ({ arm, dose: Number(dose), viability: Number(viability) }));

const arm = (name: string) => {
  const own = rows.filter((row) => row.arm === name);
  return { doses: own.map((row) => row.dose), responses: own.map((row) => row.viability) };
};

const at1nM = (name: string) =>
  rows.filter((row) => row.arm === name && row.dose === 1).map((row) => row.viability);

/** From R: arithmetic on the wells at 1 nM, and Welch's t.test. */
const published = {
  cleavable: {
    index: 0.839504681365146,
    difference: -0.6949,
    interval: [-0.784221879494399, -0.605578120505601],
  },
  noncleavable: {
    index: -0.0250472878149979,
    difference: 0.020525,
    interval: [-0.0625819501413321, 0.103631950141332],
  },
};

test.each(Object.entries(published))(
  "%s: index and difference at 1 nM equal those computed in R",
  (linker, expected) => {
    const own = bystanderIndex({
      alone: at1nM(`neg_mono_${linker}`),
      together: at1nM(`neg_coculture_${linker}`),
      payload: at1nM("neg_free_payload"),
    });
    expect(own.index).toBeCloseTo(expected.index, 12);
    expect(own.difference).toBeCloseTo(expected.difference, 12);
    expect(own.differenceInterval.low).toBeCloseTo(expected.interval[0]!, 9);
    expect(own.differenceInterval.high).toBeCloseTo(expected.interval[1]!, 9);
  },
);

test("the interval of the index excludes 0 with a cleavable linker and covers it with a non-cleavable one", () => {
  const of = (linker: string) =>
    bystanderIndex({
      alone: at1nM(`neg_mono_${linker}`),
      together: at1nM(`neg_coculture_${linker}`),
      payload: at1nM("neg_free_payload"),
    }).interval;
  expect(of("cleavable").low).toBeGreaterThan(0.7);
  expect(of("cleavable").high).toBeLessThan(1);
  expect(of("noncleavable").low).toBeLessThan(0);
  expect(of("noncleavable").high).toBeGreaterThan(0);
});

test("a shift whose curve alone has no upper limit is a lower bound that covers the truth", () => {
  const held = { held: { control: 1 }, bounds: { limit: [-0.25, 1.25] as const } };
  const shift = ic50Shift(arm("neg_mono_cleavable"), arm("neg_coculture_cleavable"), undefined, held);
  if ("status" in shift) throw new Error(shift.reason);
  // the doses at which the true curves reach one half
  const [alone, together] = [20 * (0.8 / 0.3 - 1) ** (1 / 1.1), 0.12 * (0.78 / 0.28 - 1) ** (1 / 1.1)];
  expect(shift.interval.low).toBeGreaterThan(10);
  expect(shift.interval.low).toBeLessThan(alone / together);
  expect(shift.interval.high).toBeGreaterThan(alone / together);
});

test("a payload that does not kill leaves the index without an interval", () => {
  const own = bystanderIndex({
    alone: [1, 1.02, 0.98],
    together: [0.9, 0.95, 0.92],
    payload: [1.01, 0.99, 1],
  });
  expect(own.interval).toEqual({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
});

test("the residual share of a mixture of killed and untouched cells is the untouched share", () => {
  const doses = [0, 0.001, 0.01, 0.03, 0.1, 0.3, 1, 10].flatMap((dose) => [dose, dose, dose]);
  const responses = doses.map((dose, k) => 0.3 + 0.7 / (1 + (dose / 0.03) ** 1.5) + 0.02 * ((k % 3) - 1));
  const fit = fitCurve({ doses, responses }, shapes["log-logistic"]!);
  if (fit.status !== "fitted") throw new Error(fit.reason);
  const { share, interval } = residualShare(fit);
  expect(share).toBeCloseTo(0.3, 6);
  expect(interval.low).toBeGreaterThan(0.25);
  expect(interval.high).toBeLessThan(0.35);
});
