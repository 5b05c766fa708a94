import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { boinCombination, boinCombinationSelect, isotonic2d, type Pair, pocrm } from "../index.ts";

// Numbers of the R packages BOIN and pocrm, with calls and versions, in reference/dose-finding.
const reference = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../reference/dose-finding/${name}.json`, import.meta.url), "utf8"));

const printed = (pairs: readonly Pair[]): string =>
  pairs
    .map(([j, k]) => `${j + 1},${k + 1}`)
    .sort()
    .join(" ");

test("the next pairs of two-agent BOIN, ties included, equal those of BOIN on 120 trials, and the MTD on 119", () => {
  const { cases } = reference("boin_combination");
  const differing: string[] = [];
  for (const { target, n, y, d, next_possible, mtd } of cases) {
    const counts = { n, tox: y };
    const { pairs } = boinCombination({ target }, counts, [d[0] - 1, d[1] - 1]);
    const stops = next_possible[0][0] === null || next_possible[0][0] === 99;
    const wanted: Pair[] = stops ? [] : next_possible.map(([j, k]: Pair) => [j - 1, k - 1]);
    expect(printed(pairs)).toBe(printed(wanted));
    const selected = boinCombinationSelect({ target }, counts);
    const peer: Pair[] = mtd === null || mtd[0] === 99 ? [] : [[mtd[0] - 1, mtd[1] - 1]];
    if (printed(selected ? [selected] : []) !== printed(peer)) {
      differing.push(`${printed(selected ? [selected] : [])} for ${printed(peer)}`);
    }
  }
  expect(cases).toHaveLength(120);
  // 1 of 3 at (1,3) and at (2,2), where an untried neighbour pulls (2,2) from 0.339 to 0.344; the peer rounds both to 0.34.
  expect(differing).toEqual(["1,3 for 2,2"]);
});

test("isotonic regression in two directions is monotone, keeps what is monotone, and keeps the weighted mean", () => {
  const matrix = fc.array(
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }),
    {
      minLength: 3,
      maxLength: 3,
    },
  );
  fc.assert(
    fc.property(matrix, (values) => {
      const weights = values.map((row, j) => row.map((_, k) => 1 + j + 2 * k));
      const fitted = isotonic2d(values, weights);
      let [before, after] = [0, 0];
      fitted.forEach((row, j) => {
        row.forEach((x, k) => {
          // Dykstra's algorithm stops at changes below 1e-12 a round.
          if (j > 0) expect(x).toBeGreaterThan(fitted[j - 1][k] - 1e-8);
          if (k > 0) expect(x).toBeGreaterThan(row[k - 1] - 1e-8);
          before += weights[j][k] * values[j][k];
          after += weights[j][k] * x;
        });
      });
      expect(after).toBeCloseTo(before, 6);
    }),
    { seed: 5, numRuns: 50 },
  );
  const rising = [
    [0.1, 0.2],
    [0.3, 0.4],
  ];
  expect(
    isotonic2d(rising, [
      [1, 2],
      [3, 4],
    ]),
  ).toEqual(rising);
});

test("partial-order CRM fits equal those of pocrm to the three decimals that it prints", () => {
  const { orders, skeleton, theta, cases } = reference("pocrm");
  const orderings = orders.map((order: number[]) => order.map((k) => k - 1));
  let tied = 0;
  for (const { combos, y, order_prob, order, a, ptox, next_dose } of cases) {
    const n = skeleton.map((_: number, k: number) => combos.filter((one: number) => one === k + 1).length);
    const tox = skeleton.map(
      (_: number, k: number) => combos.filter((one: number, i: number) => one === k + 1 && y[i]).length,
    );
    const fit = pocrm({ target: theta, skeleton, orderings }, { n, tox })!;
    fit.orderings.forEach((weight, k) => {
      expect(Math.abs(weight - order_prob[k])).toBeLessThan(6e-4);
    });
    expect(fit.next + 1).toBe(next_dose);
    if (fit.ordering + 1 === order) {
      expect(Math.abs(fit.a - a)).toBeLessThan(6e-4);
      fit.p.forEach((p, k) => {
        expect(Math.abs(p - ptox[k])).toBeLessThan(6e-4);
      });
    } else {
      // Two orderings explain the data equally well; the peer draws one of them.
      expect(Math.abs(order_prob[order - 1] - order_prob[fit.ordering])).toBe(0);
      tied += 1;
    }
  }
  expect([cases.length, tied]).toEqual([37, 1]);
});

test("a Bayesian partial-order CRM answers before the first toxicity, the likelihood one does not", () => {
  const options = {
    target: 0.3,
    skeleton: [0.1, 0.2, 0.3, 0.4],
    orderings: [
      [0, 1, 2, 3],
      [0, 2, 1, 3],
    ],
  };
  const counts = { n: [3, 0, 0, 0], tox: [0, 0, 0, 0] };
  expect(pocrm(options, counts)).toBeNull();
  const fit = pocrm({ ...options, estimate: "bayes" }, counts)!;
  expect(fit.orderings).toEqual([0.5, 0.5]);
  expect(fit.next).toBeGreaterThan(0);
  expect(() => pocrm({ ...options, orderings: [[0, 1, 1, 3]] }, counts)).toThrow(/each combination once/);
});
