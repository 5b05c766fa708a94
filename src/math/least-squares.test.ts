import { expect, test } from "vitest";
import {
  chiSquareUpperTail,
  choleskyFactor,
  fQuantile,
  fUpperTail,
  inverseNormal,
  leastSquares,
  luFactor,
  luSolve,
  normalCdf,
} from "./index.ts";

/** Problems of Moré, Garbow and Hillstrom (1981) with their published starts and least sums of squares. */
const problems = [
  {
    name: "Rosenbrock",
    start: [-1.2, 1],
    at: [1, 1],
    residuals: ([a = 0, b = 0]: Float64Array) => [10 * (b - a * a), 1 - a],
    rows: ([a = 0]: Float64Array) => [
      [-20 * a, 10],
      [-1, 0],
    ],
  },
  {
    name: "Powell badly scaled",
    start: [0, 1],
    at: [1.098159e-5, 9.106146],
    residuals: ([a = 0, b = 0]: Float64Array) => [1e4 * a * b - 1, Math.exp(-a) + Math.exp(-b) - 1.0001],
    rows: ([a = 0, b = 0]: Float64Array) => [
      [1e4 * b, 1e4 * a],
      [-Math.exp(-a), -Math.exp(-b)],
    ],
  },
] as const;

test.each(problems)("$name ends at its published minimum", ({ start, at, residuals, rows }) => {
  const fit = leastSquares(
    {
      nResiduals: 2,
      nParameters: 2,
      evaluate: (theta, out, jacobian) => {
        out.set(residuals(theta));
        jacobian?.set(rows(theta).flat());
        return true;
      },
    },
    start,
  );
  expect(fit.status).toBe("converged");
  // the published minimum has seven digits
  at.forEach((value, k) => {
    expect(Math.abs(fit.theta[k]! / value - 1)).toBeLessThan(1e-6);
  });
});

test("a linear problem is solved like the normal equations", () => {
  const [x, y] = [
    [1, 2, 3, 5],
    [2.1, 3.9, 6.2, 9.7],
  ];
  const fit = leastSquares(
    {
      nResiduals: 4,
      nParameters: 2,
      evaluate: (theta, out, jacobian) => {
        x.forEach((value, i) => {
          out[i] = theta[0]! + theta[1]! * value - y[i]!;
          jacobian?.set([1, value], 2 * i);
        });
        return true;
      },
    },
    [0, 0],
  );
  const direct = luSolve(luFactor([4, 11, 11, 39], 2), [21.9, 77]);
  // two solvers of a well-conditioned 2 × 2 system
  direct.forEach((value, k) => {
    expect(fit.theta[k]).toBeCloseTo(value, 9);
  });
  const inverse = inverseNormal(Float64Array.of(4, 11, 11, 39), 2)!;
  expect(inverse[0]).toBeCloseTo(39 / 35, 12);
  expect(inverse[1]).toBeCloseTo(-11 / 35, 12);
});

test("a start without residuals is a status, not a number", () => {
  const fit = leastSquares({ nResiduals: 1, nParameters: 1, evaluate: () => false }, [1]);
  expect(fit).toMatchObject({ status: "undefined", sumOfSquares: Number.NaN });
});

test("a matrix of rank one has no inverse", () => {
  expect(inverseNormal(Float64Array.of(1, 2, 2, 4), 2)).toBeUndefined();
  expect(choleskyFactor(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
});

test("F with one and with two numerator degrees of freedom equals its closed forms, and its quantile is its inverse", () => {
  // F(2, n): P(F > f) = (1 + 2f/n)^(−n/2)
  for (const f of [0.1, 1, 5, 40]) expect(fUpperTail(f, 2, 17)).toBeCloseTo((1 + (2 * f) / 17) ** -8.5, 13);
  for (const p of [0.05, 0.5, 0.95, 0.999])
    expect(fUpperTail(fQuantile(p, 3, 11), 3, 11)).toBeCloseTo(1 - p, 12);
  expect(fUpperTail(-1, 3, 4)).toBe(1);
});

test("chi-square with one and two degrees of freedom equals its closed forms in both of its expansions", () => {
  for (const x of [0.01, 0.5, 1.9, 3.84, 12, 60]) {
    expect(chiSquareUpperTail(x, 2)).toBeCloseTo(Math.exp(-x / 2), 13);
    expect(Math.abs(chiSquareUpperTail(x, 1) / (2 * normalCdf(-Math.sqrt(x))) - 1)).toBeLessThan(1e-11);
  }
  expect(chiSquareUpperTail(-1, 3)).toBe(1);
  expect(() => chiSquareUpperTail(1, 0)).toThrow(RangeError);
});
