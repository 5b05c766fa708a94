import { expect, test } from "vitest";
import { bestArm, optimisation } from "../index.ts";

const options = { doses: 2, patients: 2, toxicity: 0.4, efficacy: 0.2, toxic: 0.9, futile: 0.95 };
const truth = [0.1, 0.3, 0.5];
const responses = [0.3, 0.5, 0.5];

/** Every outcome of every patient of the two arms. */
function bruteForce(select: readonly number[], association: number): number[] {
  const chosen = [0, 0, 0];
  const odds = truth.map((t, dose) => {
    const e = responses[dose]!;
    const both = t * e + association * t * (1 - t) * e * (1 - e);
    return [1 - t - e + both, t - both, e - both, both];
  });
  select.forEach((p, top) => {
    const arms = top === 0 ? [0] : [top - 1, top];
    const nPatients = arms.length * options.patients;
    for (let outcomes = 0; outcomes < 4 ** nPatients; outcomes++) {
      const each = Array.from({ length: nPatients }, (_, k) => (outcomes >> (2 * k)) & 3);
      const armOf = (k: number) => arms[Math.floor(k / options.patients)]!;
      const probability = each.reduce((q, kind, k) => q * odds[armOf(k)]![kind]!, p);
      const counts = arms.map((dose) => {
        const own = each.filter((_, k) => armOf(k) === dose);
        const count = (bit: number) => own.filter((kind) => (kind & bit) === bit).length;
        return { dose, n: own.length, tox: count(1), eff: count(2), both: count(3) };
      });
      const best = bestArm(options, counts);
      if (best !== null) chosen[best]! += probability;
    }
  });
  return chosen;
}

test.each([0, 0.6])(
  "the comparison after an escalation equals every outcome of every patient, association %f",
  (association) => {
    const select = [0.2, 0.5, 0.25];
    const exact = optimisation(options, { select, truth, responses, association });
    // Sums of a few hundred products.
    bruteForce(select, association).forEach((p, dose) => {
      expect(exact.select[dose]).toBeCloseTo(p, 12);
    });
    expect(exact.none + exact.select.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect([...exact.patients]).toEqual([1.4, 1.5, 0.5]);
  },
);

test("one dose alone is an expansion: it stands or falls by its own counts", () => {
  const exact = optimisation({ ...options, doses: 1, patients: 20 }, { select: [0, 1, 0], truth, responses });
  expect(exact.select[0]).toBe(0);
  expect(exact.select[1]).toBeGreaterThan(0.9);
  expect(exact.patients[1]).toBe(20);
});
