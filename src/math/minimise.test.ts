import { expect, test } from "vitest";
import { centralDifferences, nelderMead, newtonPolish } from "./index.ts";

const banana = (x: Float64Array) => 100 * (x[1]! - x[0]! ** 2) ** 2 + (1 - x[0]!) ** 2;

test("the simplex finds the bottom of the banana valley from the classical start", () => {
  const { x, converged } = nelderMead(banana, [-1.2, 1]);
  expect(converged).toBe(true);
  // The values at the corners agree to 1e-12, so the point is within about its root.
  expect(x[0]).toBeCloseTo(1, 4);
  expect(x[1]).toBeCloseTo(1, 4);
});

test("a function that is not defined everywhere is minimised where it is", () => {
  const f = (x: Float64Array) => x[0]! - Math.log(x[0]!);
  expect(nelderMead(f, [0.05], { step: -0.04 }).x[0]).toBeCloseTo(1, 5);
});

test("running out of evaluations is said", () => {
  expect(nelderMead(banana, [-1.2, 1], { maxEvaluations: 10 }).converged).toBe(false);
});

test("Newton steps bring a simplex result to ten digits", () => {
  const rough = nelderMead(banana, [-1.2, 1], { tolerance: 1e-6 });
  const x = newtonPolish(banana, rough.x, 1e-3, 20);
  expect(x[0]).toBeCloseTo(1, 9);
  expect(x[1]).toBeCloseTo(1, 9);
});

test("central differences of a quartic are exact but for rounding", () => {
  const f = (x: Float64Array) => x[0]! ** 4 + x[0]! * x[1]! + 3 * x[1]! ** 2;
  const { gradient, hessian } = centralDifferences(f, Float64Array.of(2, 1), 1e-2);
  expect(gradient[0]).toBeCloseTo(33, 9);
  expect(gradient[1]).toBeCloseTo(8, 9);
  // Rounding of f over h², 4e-15 / 1e-4.
  expect(hessian[0]).toBeCloseTo(48, 7);
  expect(hessian[1]).toBeCloseTo(1, 7);
  expect(hessian[3]).toBeCloseTo(6, 7);
});
