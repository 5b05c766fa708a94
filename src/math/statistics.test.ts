import fc from "fast-check";
import { expect, test } from "vitest";
import {
  clopperPearson,
  count,
  fitLine,
  geometricCv,
  geometricMean,
  maximum,
  mean,
  median,
  minimum,
  type QuantileType,
  quantile,
  quantiles,
  regularisedBeta,
  sd,
  variance,
} from "./index.ts";

const types: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

test("the nine quantile types give what the definitions of Hyndman and Fan give by hand", () => {
  // Sample 1, 2, 4, 8, 16 (n = 5). With position np + m, e.g. type 8 at p = 0.3: 1.5 + 1.3/3 = 1.9333, so 1 + 0.9333 · (2 − 1).
  // R's quantile(c(1, 2, 4, 8, 16), p, type = k) and NumPy's methods are the same definitions.
  const sample = [16, 1, 8, 2, 4];
  const expected: [p: number, byType: number[]][] = [
    [0, [1, 1, 1, 1, 1, 1, 1, 1, 1]],
    [0.3, [2, 2, 2, 1.5, 2, 1.8, 2.4, 1 + 14 / 15, 1.95]],
    [0.4, [2, 3, 2, 2, 3, 2.8, 3.2, 2 + 14 / 15, 2.95]],
    [0.5, [4, 4, 2, 3, 4, 4, 4, 4, 4]],
    [1, [16, 16, 16, 16, 16, 16, 16, 16, 16]],
  ];
  for (const [p, byType] of expected) {
    // Two roundings of numbers of the size of 1 to 16.
    types.forEach((type, k) => {
      expect(quantile(sample, p, type), `p = ${p}, type ${type}`).toBeCloseTo(byType[k]!, 13);
    });
  }
});

test("a position that only rounding keeps from a whole number counts as whole", () => {
  // 0.29 · 100 is 28.999999999999996 in doubles; type 1 at the whole position 29 is the 29th value.
  const sample = Array.from({ length: 100 }, (_, k) => k + 1);
  expect(quantile(sample, 0.29, 1)).toBe(29);
  expect(quantile(sample, 0.07, 2)).toBe(7.5);
});

test("quantiles rise with p, stay within the sample and turn with its sign, in every type that is symmetric", () => {
  const samples = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 20 });
  const ps = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1];
  fc.assert(
    fc.property(samples, fc.constantFrom(...types), (sample, type) => {
      const found = quantiles(sample, ps, type);
      found.forEach((value, k) => {
        if (k > 0) expect(value).toBeGreaterThanOrEqual(found[k - 1]! - 1e-9);
      });
      expect(found[0]).toBeGreaterThanOrEqual(Math.min(...sample));
      expect(found.at(-1)).toBeLessThanOrEqual(Math.max(...sample));
      // Symmetric types: Q(p) of x is −Q(1 − p) of −x; rounding of values up to 1e6.
      if (type === 2 || type >= 5) {
        const mirrored = quantiles(
          sample.map((x) => -x),
          ps,
          type,
        ).reverse();
        found.forEach((value, k) => {
          expect(value).toBeCloseTo(-mirrored[k]!, 8);
        });
      }
    }),
    { seed: 4, numRuns: 500 },
  );
});

test("a quantile type that does not exist and a probability outside 0 to 1 are refused", () => {
  expect(() => quantile([1], 0.5, 10 as QuantileType)).toThrow(/1 to 9/);
  expect(() => quantile([1], 1.5)).toThrow(/0 to 1/);
});

const statistics = { mean, median, geometricMean, minimum, maximum, sd, variance, geometricCv };

test.each(Object.entries(statistics))("%s skips NaN, and is NaN without values", (_, statistic) => {
  expect(statistic([Number.NaN, 3, Number.NaN, 5, 7])).toBe(statistic(Float64Array.of(3, 5, 7)));
  expect(statistic([3, 5, 7])).not.toBeNaN();
  expect(statistic([])).toBeNaN();
  expect(statistic([Number.NaN])).toBeNaN();
});

test("count tells how many values the statistics used", () => {
  expect(count([Number.NaN, 3, Number.POSITIVE_INFINITY])).toBe(2);
});

test("mean, standard deviation and median of a sample are those computed by hand", () => {
  // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares sum to 32, so s² = 32/7.
  const sample = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(mean(sample)).toBe(5);
  expect(variance(sample)).toBe(32 / 7);
  expect(sd(sample)).toBe(Math.sqrt(32 / 7));
  expect(median(sample)).toBe(4.5);
  expect([minimum(sample), maximum(sample)]).toEqual([2, 9]);
  expect(sd([4])).toBeNaN();
});

test("the variance of large numbers that differ little does not drown in rounding", () => {
  expect(variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])).toBe(30);
  expect(mean([1e16, 1, -1e16])).toBe(1 / 3);
});

test("geometric mean and CV are those of the logarithms", () => {
  // ln of 1, e², e⁴ is 0, 2, 4: mean 2, s² = 4. Two roundings in log and exp.
  const sample = [1, Math.exp(2), Math.exp(4)];
  expect(geometricMean(sample)).toBeCloseTo(Math.exp(2), 13);
  expect(geometricCv(sample)).toBeCloseTo(Math.sqrt(Math.exp(4) - 1), 13);
  expect(geometricMean([1, 0])).toBeNaN();
  expect(geometricCv([1, -2])).toBeNaN();
});

test("exact intervals are those printed with the published counts", () => {
  // Counts as published for huC242-DM4 and its family, with the limits to one decimal. For 8 of 9 the lower limit is the root
  // of 9x⁸ − 8x⁹ = 0.025, 51.75035 %, by 40-digit arithmetic.
  const rows: [k: number, n: number, lower: string, upper: string][] = [
    [6, 26, "9.0", "43.6"],
    [11, 16, "41.3", "89.0"],
    [2, 6, "4.3", "77.7"],
    [0, 3, "0.0", "70.8"],
    [0, 6, "0.0", "45.9"],
    [2, 3, "9.4", "99.2"],
    [3, 6, "11.8", "88.2"],
    [2, 30, "0.8", "22.1"],
    [2, 9, "2.8", "60.0"],
    [17, 39, "27.8", "60.4"],
    [13, 21, "38.4", "81.9"],
    [9, 11, "48.2", "97.7"],
    [8, 9, "51.8", "99.7"],
    [20, 25, "59.3", "93.2"],
  ];
  for (const [k, n, lower, upper] of rows) {
    const interval = clopperPearson(k, n);
    expect(interval.share).toBe(k / n);
    expect([(100 * interval.lower).toFixed(1), (100 * interval.upper).toFixed(1)], `${k}/${n}`).toEqual([
      lower,
      upper,
    ]);
  }
});

test("at each exact limit the tail beyond the count has half of what the level leaves", () => {
  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(counts, fc.constantFrom(0.8, 0.9, 0.95, 0.99), ([k, n], level) => {
      const { lower, upper } = clopperPearson(k, n, level);
      const side = (1 - level) / 2;
      // P(X ≥ k | p) = I_p(k, n − k + 1). A step of p near 1 moves it by n times the rounding of p: below 1e-9.
      if (k > 0) expect(Math.abs(regularisedBeta(lower, k, n - k + 1) - side)).toBeLessThan(1e-9);
      if (k < n) expect(Math.abs(1 - regularisedBeta(upper, k + 1, n - k) - side)).toBeLessThan(1e-9);
      // The mirror image: events and non-events exchanged.
      const mirror = clopperPearson(n - k, n, level);
      expect(mirror.lower).toBeCloseTo(1 - upper, 14);
    }),
    { seed: 5, numRuns: 500 },
  );
});

test("counts that are no counts are refused", () => {
  expect(() => clopperPearson(1, 0)).toThrow(/trials/);
  expect(() => clopperPearson(4, 3)).toThrow(/events/);
  expect(() => clopperPearson(1.5, 3)).toThrow(/events/);
  expect(() => clopperPearson(1, 3, 95)).toThrow(/confidence/);
});

test("a line through points on a line is found, with r² of 1", () => {
  const fit = fitLine([0, 1, 2, 3], [5, 3, 1, -1]);
  expect(fit).toEqual({ slope: -2, intercept: 5, r2: 1, adjustedR2: 1, n: 4 });
});

test("slope, intercept, r² and adjusted r² are those computed by hand", () => {
  // x 1..5, y 2 4 5 4 5: Sxx 10, Sxy 6, Syy 6; slope 0.6, intercept 2.2, r² 0.6, adjusted 1 − 0.4 · 4/3.
  const fit = fitLine([1, 2, 3, Number.NaN, 4, 5, 6], [2, 4, 5, 1, 4, 5, Number.NaN]);
  expect(fit.slope).toBeCloseTo(0.6, 14);
  expect(fit.intercept).toBeCloseTo(2.2, 14);
  expect(fit.r2).toBeCloseTo(0.6, 14);
  expect(fit.adjustedR2).toBeCloseTo(1 - (0.4 * 4) / 3, 14);
  expect(fit.n).toBe(5);
});

test("a line is not made up where points do not determine one", () => {
  expect(fitLine([2, 2], [1, 3]).slope).toBeNaN();
  expect(fitLine([], []).intercept).toBeNaN();
  expect(fitLine([1, 2], [1, 3]).adjustedR2).toBeNaN();
  expect(fitLine([1, 2, 3], [4, 4, 4])).toMatchObject({ slope: 0, intercept: 4, r2: Number.NaN });
  expect(() => fitLine([1], [1, 2])).toThrow(RangeError);
});
