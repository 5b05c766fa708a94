import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  beta,
  gamma,
  inverseRegularisedBeta,
  logBeta,
  logGamma,
  normalCdf,
  normalPdf,
  normalQuantile,
  regularisedBeta,
  studentTCdf,
  studentTQuantile,
} from "./index.ts";

/** Rows of arguments and value, made by reference/math/make.py with mpmath at 60 digits. */
const reference: Record<string, (number | string)[][]> = JSON.parse(
  readFileSync(new URL("../../reference/math/distributions.json", import.meta.url), "utf8"),
);

const relative = (found: number, wanted: number): number => Math.abs(found / wanted - 1);

type Named = readonly [name: string, f: (...args: number[]) => number, tolerance: number, because: string];

const functions: readonly Named[] = [
  ["normalCdf", normalCdf, 1e-15, "a rational approximation to 16 digits, a few roundings"],
  ["normalQuantile", normalQuantile, 1e-15, "a rational approximation to 16 digits, a few roundings"],
  ["gamma", gamma, 1e-14, "up to sixteen factors and a power, one rounding each"],
  ["logBeta", logBeta, 2e-15, "sums of terms without cancellation"],
  ["regularisedBeta", regularisedBeta, 5e-14, "the exponential of a logarithm of size 100 loses two digits"],
  ["inverseRegularisedBeta", inverseRegularisedBeta, 5e-14, "the error of the share, over the slope"],
  ["studentTQuantile", studentTQuantile, 1e-12, "what is asked for; found to be below 1e-14"],
];

test.each(functions)("%s agrees with 60-digit arithmetic", (name, f, tolerance) => {
  const rows = reference[name]!;
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) {
    const args = row.slice(0, -1).map(Number);
    expect(relative(f(...args), Number(row.at(-1))), `${name}(${args})`).toBeLessThan(tolerance);
  }
});

test("ln Γ agrees with 60-digit arithmetic, absolutely near its zeros and relatively elsewhere", () => {
  for (const [z, value] of reference.logGamma!) {
    const wanted = Number(value);
    // Rounding of the terms of Stirling's formula, which are of the size of 1 near the zeros at 1 and 2.
    expect(Math.abs(logGamma(Number(z)) - wanted), `z = ${z}`).toBeLessThan(
      2e-15 * Math.max(1, Math.abs(wanted)),
    );
  }
});

test("Γ of whole numbers up to 23 is the exact factorial", () => {
  let factorial = 1n;
  for (let z = 1; z <= 23; z++) {
    expect(gamma(z)).toBe(Number(factorial));
    factorial *= BigInt(z);
  }
});

test("Γ has poles at 0 and the negative whole numbers, and overflows to infinity", () => {
  expect(gamma(0)).toBeNaN();
  expect(gamma(-3)).toBeNaN();
  expect(gamma(172)).toBe(Number.POSITIVE_INFINITY);
  expect(logGamma(-0.5)).toBeNaN();
  expect(logGamma(0)).toBe(Number.POSITIVE_INFINITY);
});

test("B(½, ½) is π", () => {
  // A handful of roundings in its logarithm, which is of the size of 1.
  expect(relative(beta(0.5, 0.5), Math.PI)).toBeLessThan(2e-15);
});

test("the ends of the probability scale have infinite quantiles, and nothing outside it has one", () => {
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  expect(studentTQuantile(0, 3)).toBe(Number.NEGATIVE_INFINITY);
  expect(studentTQuantile(1, 3)).toBe(Number.POSITIVE_INFINITY);
  expect(studentTQuantile(0.5, 3)).toBe(0);
  for (const p of [-0.1, 1.1, Number.NaN]) {
    expect(normalQuantile(p)).toBeNaN();
    expect(studentTQuantile(p, 3)).toBeNaN();
    expect(inverseRegularisedBeta(p, 2, 3)).toBeNaN();
  }
});

test("shapes and degrees of freedom at or below 0 are refused", () => {
  expect(() => regularisedBeta(0.5, 0, 1)).toThrow(RangeError);
  expect(() => inverseRegularisedBeta(0.5, 1, -1)).toThrow(RangeError);
  expect(() => studentTQuantile(0.9, 0)).toThrow(RangeError);
});

test("the normal density is the slope of the normal distribution function", () => {
  for (const x of [-6, -2.2, -0.5, 0, 1.1, 4]) {
    const h = 1e-4;
    const slope = (normalCdf(x + h) - normalCdf(x - h)) / (2 * h);
    // Truncation h²(x² − 1)/6 is below 1e-7; rounding of Φ near 1 over 2h adds 1e-12.
    expect(Math.abs(slope - normalPdf(x))).toBeLessThan(1e-7 * normalPdf(x) + 1e-12);
  }
});

test("a beta quantile put back into its distribution gives the probability", () => {
  const shape = fc.double({ min: -2, max: 5, noNaN: true }).map((x) => 10 ** x);
  const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  fc.assert(
    fc.property(share, shape, shape, (p, a, b) => {
      const x = inverseRegularisedBeta(p, a, b);
      // Where x rounds to 1, or one step of x moves the share by more than the bound, doubles cannot tell.
      const step = Math.abs(regularisedBeta(Math.min(1, x * (1 + 2 ** -52)), a, b) - p);
      expect(Math.abs(regularisedBeta(x, a, b) - p)).toBeLessThanOrEqual(Math.max(1e-12, 4 * step));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("a t quantile put back into its distribution gives the probability", () => {
  const df = fc.double({ min: -1, max: 9, noNaN: true }).map((x) => 10 ** x);
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 0.5, noNaN: true }), df, (p, nu) => {
      const t = studentTQuantile(p, nu);
      // The slope of ln P in ln t is below 60 here; 1e-14 in t becomes less than 1e-12 in P.
      expect(relative(studentTCdf(t, nu), p)).toBeLessThan(1e-12);
    }),
    { seed: 2, numRuns: 1000 },
  );
});

test("Student's t with 1 degree of freedom is Cauchy, with infinitely many normal", () => {
  // Both closed forms lose a rounding or two in tan and in π.
  expect(relative(studentTQuantile(0.975, 1), Math.tan(Math.PI * 0.475))).toBeLessThan(1e-13);
  expect(studentTQuantile(0.975, Number.POSITIVE_INFINITY)).toBe(normalQuantile(0.975));
});
