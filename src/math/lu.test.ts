import fc from "fast-check";
import { expect, test } from "vitest";
import { determinant, luFactor, luSolve, solveLinear } from "./index.ts";

test("a system solved by hand", () => {
  // 2x + y = 3, x + 3y = 5: x = 0.8, y = 1.4. A rounding or two.
  const x = solveLinear([2, 1, 1, 3], [3, 5]);
  expect(x[0]).toBeCloseTo(0.8, 14);
  expect(x[1]).toBeCloseTo(1.4, 14);
});

test("a zero in the corner is pivoted away, and a tiny one costs no digits", () => {
  expect([...solveLinear([0, 1, 1, 0], [2, 3])]).toEqual([3, 2]);
  // Without pivoting 1e-20 gives x = 0.
  expect([...solveLinear([1e-20, 1, 1, 1], [1, 2])]).toEqual([1, 1]);
});

test("a solution put back into its system gives the right-hand side", () => {
  const entry = fc.integer({ min: -1000, max: 1000 }).map((x) => x / 1000);
  const sized = fc
    .integer({ min: 1, max: 8 })
    .chain((n) =>
      fc.tuple(
        fc.array(entry, { minLength: n * n, maxLength: n * n }),
        fc.array(entry, { minLength: n, maxLength: n }),
      ),
    );
  fc.assert(
    fc.property(sized, ([matrix, b]) => {
      const n = b.length;
      const lu = luFactor(matrix, n);
      if (lu.singular) return;
      const x = luSolve(lu, b);
      const largest = Math.max(...Array.from(x, Math.abs), 1);
      for (let row = 0; row < n; row++) {
        const product = x.reduce((sum, value, k) => sum + matrix[row * n + k]! * value, 0);
        // Backward stable: residual of n · 2ⁿ⁻¹ growth times rounding times the size of x.
        expect(Math.abs(product - b[row]!)).toBeLessThan(n * 2 ** (n - 1) * 4e-16 * largest * n + 1e-15);
      }
    }),
    { seed: 6, numRuns: 500 },
  );
});

test("a singular matrix is told, not solved", () => {
  const lu = luFactor([1, 2, 2, 4], 2);
  expect(lu.singular).toBe(true);
  expect(() => luSolve(lu, [1, 2])).toThrow(/singular/);
  expect(() => solveLinear([1, 2, 3], [1, 2])).toThrow(/2 × 2/);
});

test("the determinant has the sign of the row exchanges", () => {
  expect(determinant(luFactor([0, 2, 3, 0], 2))).toBe(-6);
  expect(Math.abs(determinant(luFactor([1, 2, 2, 4], 2)))).toBe(0);
});
