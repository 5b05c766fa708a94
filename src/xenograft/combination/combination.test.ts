import { expect, test } from "vitest";
import { coursesOf, isThere, oracleOf } from "../../../test/xenograft-reference.ts";
import { normalCdf } from "../../math/index.ts";
import { departure } from "./nulls.ts";
import { sharedDays, testCombination, usualCombinationRules } from "./tests.ts";

const sets = (
  [
    ["LS_1034", "LS_1034", ["Rabusertib", "Irinotecan", "Irinotecan+Rabusertib"]],
    ["SW837", "SW837", ["Rabusertib", "Irinotecan", "Irinotecan + Rabusertib"]],
    ["grwth_data", "synergylmm_grwth_data", ["DrugA", "DrugB", "Combination"]],
  ] as const
).filter(([key]) => isThere(key));

interface Row {
  readonly Metric: string;
  readonly Time: number;
  readonly Estimate: number;
  readonly lwr: number;
  readonly upr: number;
  readonly pval: number;
}

test.each(sets)(
  "%s: Bliss and HSA at every look equal SynergyLMM 1.1.2",
  (key, file, [a, b, combination]) => {
    const { SynergyLMM, control } = oracleOf(key);
    const arms = { control, a, b, combination };
    for (const [null_, name] of [
      ["bliss", "Bliss"],
      ["hsa", "HSA"],
    ] as const) {
      const rows: Row[] = SynergyLMM[name].synergy.filter((row: Row) => row.Metric === "CI");
      const days = rows.map(({ Time }) => Time);
      const found = testCombination(coursesOf(file), arms, null_, days, {
        ...usualCombinationRules,
        method: "satterthwaite",
      });
      rows.forEach((row, k) => {
        const { value, se } = found[k]!.logRatio;
        // The package stops its search earlier and uses the normal distribution where we use t.
        expect(Math.exp(value) / row.Estimate, `${name} ${row.Time}`).toBeCloseTo(1, 4);
        expect(Math.exp(value - 1.959963984540054 * se) / row.lwr, `${name} ${row.Time} lower`).toBeCloseTo(
          1,
          3,
        );
        expect((2 * normalCdf(-Math.abs(value / se))) / row.pval, `${name} ${row.Time} p`).toBeCloseTo(1, 2);
      });
    }
  },
);

test.each(sets)(
  "%s: response additivity equals SynergyLMM within its simulation error, where it is estimable",
  (key, file, [a, b, combination]) => {
    const { SynergyLMM, control } = oracleOf(key);
    const rows: Row[] = SynergyLMM.RA.synergy.filter((row: Row) => row.Metric === "CI");
    const arms = { control, a, b, combination };
    const found = testCombination(
      coursesOf(file),
      arms,
      "response-additivity",
      rows.map(({ Time }) => Time),
    );
    rows.forEach((row, k) => {
      const { value, se, p } = found[k]!.logRatio;
      // Its intervals come from draws and are cut at 100; early looks, whose expected volume is well above 0, are compared.
      if (Number.isNaN(value) || se > 0.25) return;
      expect(Math.abs(value - Math.log(row.Estimate)), `${row.Time}`).toBeLessThan(0.25 * se);
      // A delta method against percentiles of draws: close where p is small.
      expect(Math.abs(p - row.pval)).toBeLessThan(0.03 + 0.25 * row.pval);
    });
  },
);

test("one correction over the looks: adjusted p values are at least the raw ones, and one look is not corrected", () => {
  const courses = coursesOf("LS_1034");
  const arms = { control: "Vehicle", a: "Rabusertib", b: "Irinotecan", combination: "Irinotecan+Rabusertib" };
  const days = sharedDays(courses, arms);
  expect(days).toEqual([3, 10, 17]);
  const looks = testCombination(courses, arms, "bliss", days);
  for (const { adjustedP, logRatio } of looks) expect(adjustedP).toBeGreaterThanOrEqual(logRatio.p);
  // Uncorrected, day 17 would be called at 5 %: that is one of three looks.
  expect(looks[2]!.logRatio.p).toBeLessThan(0.05);
  const [single] = testCombination(courses, arms, "bliss", [33]);
  expect(single!.adjustedP).toBe(single!.logRatio.p);
});

test("rates that add are no departure under Bliss, whatever the day", () => {
  expect(departure("bliss", 12, [0.1, 0.06, 0.03, -0.01]).value).toBeCloseTo(0, 14);
  expect(departure("hsa", 10, [0.1, 0.06, 0.03, 0.03]).value).toBe(0);
});

test("under response additivity areas add, and a negative expectation is none", () => {
  const area = (rate: number) => Math.expm1(10 * rate) / rate;
  const { value } = departure("response-additivity", 10, [0.12, 0.1, 0.08, 0.03]);
  expect(value).toBeCloseTo(Math.log(area(0.03) / (area(0.1) + area(0.08) - area(0.12))), 13);
  expect(departure("response-additivity", 10, [0.2, 0.01, 0.02, 0.01]).value).toBeNaN();
  // A drug that stops growth altogether has rate 0 and area t.
  expect(departure("response-additivity", 10, [0.1, 0.1, 0, 0]).value).toBeCloseTo(0, 13);
});

test("gradients are the derivatives of the departures", () => {
  const at: [number, number, number, number] = [0.1, 0.08, 0.05, 0.00005];
  for (const null_ of ["bliss", "hsa", "response-additivity"] as const) {
    const { gradient } = departure(null_, 9, at);
    gradient.forEach((slope, k) => {
      const moved = (by: number) =>
        departure(null_, 9, at.map((v, j) => (j === k ? v + by : v)) as typeof at).value;
      // Central differences of a smooth function with h = 1e-5.
      expect(slope).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 6);
    });
  }
});
