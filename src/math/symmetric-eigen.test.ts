import fc from "fast-check";
import { expect, test } from "vitest";
import { symmetricEigen } from "./index.ts";

test("the second difference matrix has the eigenvalues 2 − 2 cos(kπ/(n+1))", () => {
  const n = 6;
  const matrix = Array.from({ length: n * n }, (_, k) => {
    const apart = Math.abs(Math.floor(k / n) - (k % n));
    return apart === 0 ? 2 : apart === 1 ? -1 : 0;
  });
  const { values } = symmetricEigen(matrix, n);
  for (let k = 1; k <= n; k++) {
    expect(values[n - k]).toBeCloseTo(2 - 2 * Math.cos((k * Math.PI) / (n + 1)), 13);
  }
});

test("values and vectors put together give the matrix again", () => {
  const entry = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 16, maxLength: 16 }), (entries) => {
      const a = entries.map((value, k) => value + entries[(k % 4) * 4 + Math.floor(k / 4)]!);
      const { values, vectors } = symmetricEigen(a, 4);
      for (let i = 0; i < 4; i++) {
        for (let j = 0; j < 4; j++) {
          let sum = 0;
          for (let k = 0; k < 4; k++) sum += values[k]! * vectors[k * 4 + i]! * vectors[k * 4 + j]!;
          expect(sum).toBeCloseTo(a[i * 4 + j]!, 10);
        }
      }
    }),
    { seed: 20071024, numRuns: 200 },
  );
});
