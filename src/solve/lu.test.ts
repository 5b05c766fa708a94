import fc from "fast-check";
import { expect, test } from "vitest";
import { denseLu } from "./dense-lu.ts";
import { linearSolver } from "./linear.ts";
import { sparseLu } from "./sparse-lu.ts";

const matrices = fc.integer({ min: 1, max: 12 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    cells: fc.uniqueArray(
      fc.record({
        row: fc.nat(n - 1),
        column: fc.nat(n - 1),
        value: fc.double({ min: -3, max: 3, noNaN: true }),
      }),
      { selector: ({ row, column }) => row * n + column, maxLength: 3 * n },
    ),
    b: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n }),
  }),
);

test("sparse and dense factors solve the same random systems", () => {
  fc.assert(
    fc.property(matrices, ({ n, cells, b }) => {
      const jacobian = new Float64Array(n * n);
      for (const { row, column, value } of cells) jacobian[row * n + column] = value;
      const pattern = {
        rows: Int32Array.from(cells, ({ row }) => row),
        columns: Int32Array.from(cells, ({ column }) => column),
      };
      // The shift exceeds the sum of a row, so that the matrix has an inverse of norm below 1.
      const shift = 3 * n + 1;
      for (const solver of [sparseLu(n, pattern), denseLu(n), linearSolver(n, pattern)]) {
        expect(solver.factor(shift, jacobian)).toBe(true);
        const x = Float64Array.from(b);
        solver.solve(x);
        for (let i = 0; i < n; i++) {
          let sum = shift * x[i]!;
          for (let j = 0; j < n; j++) sum -= jacobian[i * n + j]! * x[j]!;
          expect(Math.abs(sum - b[i]!)).toBeLessThan(1e-13);
        }
      }
    }),
    { seed: 20071024, numRuns: 300 },
  );
});

test("pivots that are too small on the diagonal are taken elsewhere", () => {
  const pattern = { rows: Int32Array.of(0, 0, 1, 1), columns: Int32Array.of(0, 1, 0, 1) };
  const jacobian = Float64Array.of(1, -2, -3, 0.5);
  const solver = linearSolver(2, pattern);
  // s − J has 1e-12 in its corner: [[1e-12, 2], [3, 0.5]].
  expect(solver.factor(1 + 1e-12, jacobian)).toBe(true);
  const b = Float64Array.of(2, 3.5);
  solver.solve(b);
  // The solution is (1, 1) up to the size of the corner; pivoting on it would lose all but four digits.
  expect(b[0]).toBeCloseTo(1, 10);
  expect(b[1]).toBeCloseTo(1, 10);
});

test("a matrix without an inverse is refused", () => {
  const jacobian = Float64Array.of(1, 1, 1, 1);
  expect(denseLu(2).factor(2, jacobian)).toBe(false);
});
