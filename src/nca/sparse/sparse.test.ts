import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { randomStream } from "../../math/index.ts";
import { meanProfile, type SparseAnimal, sparseArea } from "./area.ts";

const csv = readFileSync(new URL("../../../reference/nca/synthetic_sparse_a.csv", import.meta.url), "utf8");
const animals: readonly SparseAnimal[] = csv
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",").map(Number))
  .map(([, time, concentration]) => ({ times: [time!], concentrations: [concentration!] }));

test("one sample per animal: area, standard error and degrees of freedom are those of PKNCA 0.12.1", () => {
  const { auc, se, df } = sparseArea(animals);
  // pk.calc.sparse_auc(method = "linear", auc.type = "AUClast"), fifteen digits.
  expect(auc / 4115.128125).toBeCloseTo(1, 12);
  expect(se / 184.489656320977).toBeCloseTo(1, 12);
  expect(df / 7.47031314992073).toBeCloseTo(1, 12);
});

test("animals sampled at every time give the mean of their areas and its usual error", () => {
  const full = [
    [0, 10, 6, 2],
    [0, 14, 7, 1],
    [0, 8, 5, 3],
  ].map((concentrations) => ({ times: [0, 1, 4, 10], concentrations }));
  const areas = full.map(
    ({ concentrations: [a = 0, b = 0, c = 0, d = 0] }) => (a + b) / 2 + 1.5 * (b + c) + 3 * (c + d),
  );
  const mean = areas.reduce((sum, x) => sum + x, 0) / 3;
  const variance = areas.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 2;
  const { auc, se, df } = sparseArea(full);
  expect(auc).toBeCloseTo(mean, 10);
  expect(se).toBeCloseTo(Math.sqrt(variance / 3), 10);
  expect(df).toBeCloseTo(2, 10);
});

test("serial batches: the variance is that of Nedelman and Jia, with the covariance of an animal's samples", () => {
  // Two batches of three animals, at 1 and 8 h and at 2 and 24 h.
  const batches = [
    {
      times: [1, 8],
      rows: [
        [9, 4],
        [12, 6],
        [10, 3],
      ],
    },
    {
      times: [2, 24],
      rows: [
        [8, 1],
        [11, 2],
        [7, 1.5],
      ],
    },
  ];
  const own = batches.flatMap(({ times, rows }) => rows.map((concentrations) => ({ times, concentrations })));
  const weights = new Map([
    [1, 0.5],
    [2, 3.5],
    [8, 11],
    [24, 8],
  ]);
  const covariance = (x: readonly number[], y: readonly number[]) => {
    const mean = (v: readonly number[]) => v.reduce((sum, one) => sum + one, 0) / v.length;
    return x.reduce((sum, one, k) => sum + (one - mean(x)) * (y[k]! - mean(y)), 0) / (x.length - 1);
  };
  const variance = batches.reduce((sum, { times, rows }) => {
    const [a, b] = times.map((time) => weights.get(time)!);
    const [x, y] = [rows.map(([first]) => first!), rows.map(([, second]) => second!)];
    return (
      sum + (a! ** 2 * covariance(x, x) + b! ** 2 * covariance(y, y) + 2 * a! * b! * covariance(x, y)) / 3
    );
  }, 0);
  expect(sparseArea(own).se).toBeCloseTo(Math.sqrt(variance), 10);
});

test("intervals of sparse areas cover the true area in about 95 of 100 simulations", () => {
  const times = [0.5, 2, 8, 24, 72];
  const centre = (t: number) => 100 * Math.exp(-0.03 * t);
  const truth = times.reduce((sum, t, k) => {
    const width = ((times[k + 1] ?? t) - (times[k - 1] ?? t)) / 2;
    return sum + width * centre(t);
  }, 0);
  const covered = Array.from({ length: 1000 }, (_, seed) => {
    const { normal } = randomStream(seed, "sparse");
    const drawn = times.flatMap((t) =>
      Array.from({ length: 4 }, () => ({ times: [t], concentrations: [centre(t) * (1 + 0.25 * normal())] })),
    );
    const { low, high } = sparseArea(drawn);
    return low < truth && truth < high;
  }).filter(Boolean).length;
  // Three binomial standard errors of 1000 draws at 95 %.
  expect(Math.abs(covered / 10 - 95)).toBeLessThan(2.1);
});

test("a time with one animal leaves the error unknown and says so; the area stands", () => {
  const { auc, se, why } = sparseArea([...animals, { times: [336], concentrations: [2] }]);
  expect(auc).toBeGreaterThan(4115);
  expect(se).toBeNaN();
  expect(why).toMatch(/one animal alone was sampled at 336 h/);
});

test("a mean counts as 0 where more than half of the animals are below the limit", () => {
  const at = (time: number, ...values: readonly number[]) =>
    values.map((value) => ({ times: [time], concentrations: [value] }));
  const { means } = meanProfile([...at(1, 4, 6), ...at(2, 3, 0), ...at(3, 2, 0, 0)]);
  expect(means).toEqual([5, 1.5, 0]);
});
