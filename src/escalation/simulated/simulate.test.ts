import { expect, test } from "vitest";
import {
  boin,
  characteristics,
  cohortsOf,
  enumerate,
  simulate,
  simulateBlock,
  stopAfter,
  tallied,
  threePlusThree,
  titrate,
  trial,
} from "../index.ts";
import { trialGraph } from "./trial-graph.ts";
import { xoshiro128 } from "./xoshiro.ts";

// The first outputs of the authors' C code from the state 1, 2, 3, 4.
test("xoshiro128** gives the published sequence", () => {
  const word = xoshiro128(1, 2, 3, 4);
  expect(Array.from({ length: 6 }, word)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492]);
});

const truth = [0.05, 0.15, 0.3, 0.5];
const members = {
  boin: trial(boin({ target: 0.3, nDoses: 4 }), cohortsOf(3), stopAfter(24)),
  titrated: trial(boin({ target: 0.3, nDoses: 4 }), cohortsOf(3), titrate(), stopAfter(20)),
  "3+3": threePlusThree({ nDoses: 4 }),
};

test.each(Object.entries(members))(
  "simulated trials of %s agree with the exact characteristics",
  (_, design) => {
    const exact = characteristics(enumerate(design), truth);
    const simulated = simulate(design, truth, { nTrials: 200_000, seed: 3 });
    const z = (got: number, want: number, error: number) => Math.abs(got - want) / Math.max(error, 1e-6);
    // Twelve comparisons a design: beyond 4.5 standard errors once in 12,000.
    truth.forEach((_, dose) => {
      const { select, patients } = simulated.standardErrors;
      expect(z(simulated.select[dose]!, exact.select[dose]!, select[dose]!)).toBeLessThan(4.5);
      expect(z(simulated.patients[dose]!, exact.patients[dose]!, patients[dose]!)).toBeLessThan(4.5);
    });
    expect(
      z(simulated.totalPatients, exact.totalPatients, simulated.standardErrors.totalPatients),
    ).toBeLessThan(4.5);
  },
);

test("the numbers do not depend on what was simulated before, nor on how blocks are spread", () => {
  const make = () => trial(boin({ target: 0.3, nDoses: 4 }), cohortsOf(3), stopAfter(24));
  const warm = make();
  simulate(warm, [0.6, 0.7, 0.8, 0.9], { nTrials: 3000, seed: 9 });
  const whole = simulate(warm, truth, { nTrials: 4000, seed: 3 });
  const cold = make();
  const blocks = [3, 1, 0, 2].map((block) => simulateBlock(cold, { tox: truth }, 3, block));
  const spread = tallied({ tox: truth }, blocks);
  // Whole counts, added up in another order as shares of 4000: equal to rounding.
  for (const [dose, share] of spread.select.entries()) {
    expect(Math.abs(share - whole.select[dose]!)).toBeLessThan(1e-12);
  }
  expect(Math.abs(spread.totalPatients - whole.totalPatients)).toBeLessThan(1e-12);
});

test("a design decides once for each state, however many trials pass through it", () => {
  let asked = 0;
  const base = trial(boin({ target: 0.3, nDoses: 3 }), cohortsOf(3), stopAfter(12));
  const counting = {
    ...base,
    decide: (state: Parameters<typeof base.decide>[0]) => {
      asked += 1;
      return base.decide(state);
    },
  };
  simulate(counting, [0.1, 0.3, 0.5], { nTrials: 20_000, seed: 1 });
  const first = asked;
  simulate(counting, [0.1, 0.3, 0.5], { nTrials: 20_000, seed: 1 });
  expect(asked).toBe(first);
  expect(first).toBeLessThan(1000);
  // Rare ends may not have been walked to; others than the exact ones there are none.
  expect(trialGraph(counting).ends.length).toBeLessThanOrEqual(enumerate(base).nFinal);
  expect(trialGraph(counting).ends.length).toBeGreaterThan(40);
});
