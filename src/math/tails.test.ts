import { expect, test } from "vitest";
import {
  chiSquareUpperTail,
  fQuantile,
  fUpperTail,
  holm,
  largestTUpperTail,
  noncentralTCdf,
  normalCdf,
  studentTCdf,
} from "./index.ts";

test("a chi-square tail with two degrees of freedom is exp(−x/2), with one twice a normal tail", () => {
  for (const x of [0.1, 1, 7, 40, 300]) {
    expect(chiSquareUpperTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12);
    expect(chiSquareUpperTail(x, 1) / (2 * normalCdf(-Math.sqrt(x)))).toBeCloseTo(1, 12);
  }
});

test("an F with one numerator degree of freedom is the square of a t, and its quantile is the inverse", () => {
  for (const t of [0.2, 1.5, 6]) {
    expect(fUpperTail(t * t, 1, 9.4) / (2 * studentTCdf(-t, 9.4))).toBeCloseTo(1, 12);
    expect(fQuantile(1 - fUpperTail(t * t, 3, 7), 3, 7)).toBeCloseTo(t * t, 8);
  }
});

test("a non-central t without a difference is Student's t; with large df it is normal", () => {
  for (const t of [-3, -0.5, 0, 1, 4]) {
    expect(noncentralTCdf(t, 8, 0)).toBeCloseTo(studentTCdf(t, 8), 12);
    expect(noncentralTCdf(t, 1e9, 1.3)).toBeCloseTo(normalCdf(t - 1.3), 7);
  }
});

test("at 0 a non-central t is Φ(−δ), and it mirrors", () => {
  for (const delta of [-4, 0.3, 2, 12]) {
    expect(noncentralTCdf(0, 5, delta)).toBeCloseTo(normalCdf(-delta), 13);
    expect(noncentralTCdf(2, 5, delta)).toBeCloseTo(1 - noncentralTCdf(-2, 5, -delta), 12);
  }
});

test("a non-central t equals its defining integral over the standard deviation", () => {
  const [t, df, delta] = [2.2, 6, 1.7];
  const density = (s: number) =>
    Math.exp(Math.log(2) + 3 * Math.log(3) - Math.log(2) + 5 * Math.log(s) - 3 * s * s);
  let total = 0;
  const h = 1e-3;
  for (let s = h / 2; s < 5; s += h) total += density(s) * normalCdf(t * s - delta) * h;
  // Midpoints of a smooth function: h²/24 f''.
  expect(noncentralTCdf(t, df, delta)).toBeCloseTo(total, 6);
});

test("the largest of one t is Student's t, and many uncorrelated ones with known variance multiply", () => {
  for (const t of [0.5, 2, 5]) {
    for (const df of [2, 2.5, 4, 20, 300])
      expect(largestTUpperTail(t, [0.6], df) / (2 * studentTCdf(-t, df)), `${t}, ${df}`).toBeCloseTo(1, 6);
    const one = 2 * normalCdf(-t);
    expect(largestTUpperTail(t, [0, 0, 0], Infinity) / -Math.expm1(3 * Math.log1p(-one))).toBeCloseTo(1, 10);
  }
});

/** Two-sided 5 % points for equal arms, ρ = ½: the table of Dunnett 1964, two decimals. */
test.each([
  [2, 10, 2.57],
  [3, 20, 2.54],
  [5, 60, 2.58],
])("Dunnett's table: %i comparisons, %i degrees of freedom, %f", (k, df, point) => {
  const p = largestTUpperTail(point, new Array<number>(k).fill(Math.SQRT1_2), df);
  // Half of the last printed digit moves the probability by about 0.0006.
  expect(Math.abs(p - 0.05)).toBeLessThan(0.0008);
});

test("Holm multiplies by 4, 3, 2, 1, keeps the order, and leaves out what is missing", () => {
  expect(Array.from(holm([0.01, 0.04, 0.03, 0.005]))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(Array.from(holm([0.9, Number.NaN, 0.6]))).toEqual([1, Number.NaN, 1]);
});
