import fc from "fast-check";
import { expect, test } from "vitest";
import { mean, philox, randomStream, sd } from "./index.ts";

const words = (text: string): number[] => text.split(" ").map((word) => Number.parseInt(word, 16));

test("Philox 4×32-10 gives the known answers of the Random123 library (tests/kat_vectors, 1.14.0)", () => {
  const vectors = [
    ["00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
    ["ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"],
    ["243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1"],
  ] as const;
  for (const [counter, key, answer] of vectors) {
    expect([...philox(words(counter), words(key))]).toEqual(words(answer));
  }
});

test("draw n is the same in order, out of order, and after draws of the other kind", () => {
  const inOrder = randomStream(7, "subject", 3);
  const draws = Array.from({ length: 50 }, () => inOrder.uniform());
  fc.assert(
    fc.property(fc.array(fc.nat(49)), (order) => {
      const stream = randomStream(7, "subject", 3);
      for (const n of order) {
        stream.seek(n);
        expect(stream.uniform()).toBe(draws[n]);
        if (n % 3 === 0) stream.normal();
      }
    }),
    { seed: 3 },
  );
});

test("streams are kept: these draws may not change between versions", () => {
  const stream = randomStream(20071024, "human", 1);
  expect([stream.uniform(), stream.uniform(), stream.normal()]).toEqual([
    0.6708139057329766, 0.6344733948395761, -0.09117577306234856,
  ]);
});

test("every one of the 53 bits of the seed changes the draws", () => {
  const firsts = [0, ...Array.from({ length: 53 }, (_, bit) => 2 ** bit)].map((seed) =>
    randomStream(seed).uniform(),
  );
  expect(new Set(firsts).size).toBe(54);
});

test("keys that differ in kind, order, division or length give different streams", () => {
  const keys = [
    [],
    [0],
    [1],
    ["1"],
    [""],
    ["", ""],
    ["ab", "c"],
    ["a", "bc"],
    ["abc"],
    ["abcdefgh"],
    ["abcdefgh", ""],
    ["abcdefghi"],
    [1, 2],
    [2, 1],
    [1.5],
    [-1],
    ["a\u0000"],
    ["a"],
  ];
  const firsts = keys.map((key) => randomStream(1, ...key).uniform());
  expect(new Set(firsts).size).toBe(keys.length);
  expect(randomStream(1, -0).uniform()).toBe(randomStream(1, 0).uniform());
});

test("uniform draws lie inside (0, 1) and fill it evenly", () => {
  const stream = randomStream(11, "evenness");
  const counts = new Float64Array(100);
  const n = 200_000;
  let inside = true;
  for (let k = 0; k < n; k++) {
    const u = stream.uniform();
    inside &&= u > 0 && u < 1;
    counts[Math.floor(u * 100)]! += 1;
  }
  expect(inside).toBe(true);
  const chiSquare = counts.reduce((sum, found) => sum + (found - n / 100) ** 2 / (n / 100), 0);
  // 99 degrees of freedom: below 149 with probability 0.999. The draws are fixed, so it passes always or never.
  expect(chiSquare).toBeLessThan(149);
});

test("normal draws have mean 0 and standard deviation 1", () => {
  const stream = randomStream(12, "normal");
  const draws = Float64Array.from({ length: 100_000 }, stream.normal);
  // Four standard errors: 4/√n for the mean, 4/√(2n) for the standard deviation.
  expect(Math.abs(mean(draws))).toBeLessThan(0.0127);
  expect(Math.abs(sd(draws) - 1)).toBeLessThan(0.009);
});

test("streams of neighbouring subjects are not correlated", () => {
  const n = 20_000;
  const products = Float64Array.from(
    { length: n },
    (_, k) => randomStream(5, "subject", k).normal() * randomStream(5, "subject", k + 1).normal(),
  );
  // The product of two independent standard normals has variance 1; four standard errors.
  expect(Math.abs(mean(products))).toBeLessThan(4 / Math.sqrt(n));
});

test("seeds that are no whole number from 0 to 2^53 − 1, keys that are not finite and draws beyond the end are refused", () => {
  for (const seed of [-1, 0.5, 2 ** 53, Number.NaN]) expect(() => randomStream(seed)).toThrow(/a seed is/);
  expect(() => randomStream(1, Number.NaN)).toThrow(/finite/);
  expect(() => randomStream(1).seek(-1)).toThrow(/draw number/);
  const last = randomStream(1);
  last.seek(2 ** 33 - 1);
  last.uniform();
  expect(() => last.uniform()).toThrow(/2\^33/);
});
