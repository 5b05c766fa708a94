import { expect, test } from "vitest";
import { type Course, fromBaseline } from "../baseline.ts";
import type { End } from "../types.ts";
import { type EndpointRules, timeToEndpoint } from "./endpoint.ts";
import { mrecist } from "./mrecist.ts";
import { regressionOf } from "./regression.ts";

const course = (
  days: readonly number[],
  volumes: readonly number[],
  end: Partial<End> = {},
  baseline = 0,
): Course =>
  fromBaseline(
    {
      id: "1",
      arm: "x",
      days,
      volumes,
      weights: [],
      end: { kind: "study end", day: days.at(-1)!, said: "", ...end },
    },
    baseline,
  );

const rules: EndpointRules = { endpoint: { kind: "fold", fold: 4 }, foundDead: "censored", zeroAs: 1 };

test("exponential growth crosses four times its start after two doubling times, wherever the visits are", () => {
  for (const days of [
    [0, 11],
    [0, 3, 9, 30],
    [0, 7, 14],
  ]) {
    const { time, event } = timeToEndpoint(
      course(
        days,
        days.map((day) => 80 * 2 ** (day / 5)),
      ),
      rules,
    );
    expect(event).toBe(true);
    expect(time).toBeCloseTo(10, 12);
  }
});

test("a volume as endpoint, one reached at the start, and one not reached", () => {
  const grown = course([0, 4, 8], [100, 200, 400]);
  const at = (volume: number) => timeToEndpoint(grown, { ...rules, endpoint: { kind: "volume", volume } });
  expect(at(283).time).toBeCloseTo(4 + (4 * Math.log(2.83 / 2)) / Math.LN2, 12);
  expect(at(90)).toEqual({ time: 0, event: true });
  expect(at(401)).toEqual({ time: 8, event: false });
});

test("found dead is censored at the last visit or an event on its day; sacrifice before the endpoint is censored", () => {
  const dead = course([0, 4, 8], [100, 150, 180], { kind: "found dead", day: 10 });
  expect(timeToEndpoint(dead, rules)).toEqual({ time: 8, event: false });
  expect(timeToEndpoint(dead, { ...rules, foundDead: "event" })).toEqual({ time: 10, event: true });
  const killed = course([0, 4, 8], [100, 150, 180], { kind: "sacrificed", day: 8 });
  expect(timeToEndpoint(killed, { ...rules, foundDead: "event" })).toEqual({ time: 8, event: false });
  // Its tumour had reached the endpoint before it died: that time counts.
  const later = course([0, 4, 8], [100, 150, 600], { kind: "found dead", day: 10 });
  expect(timeToEndpoint(later, { ...rules, foundDead: "event" }).time).toBeLessThan(8);
});

test("growing back from nothing is interpolated from the volume that 0 counts as", () => {
  const { time } = timeToEndpoint(course([0, 5, 10], [100, 0, 1000]), rules);
  expect(time).toBeCloseTo(5 + (5 * Math.log(400)) / Math.log(1000), 12);
});

test("days count from the baseline, negative days are left out, and the last volume before it is V0", () => {
  const shifted = course([-7, -1, 3, 10], [40, 100, 200, 800], {}, 0);
  expect(shifted.start).toBe(100);
  expect(shifted.days).toEqual([0, 3, 10]);
  const late = course([12, 15], [90, 100], {}, 10);
  expect(late.days).toEqual([2, 5]);
  expect(late.notes[0]).toContain("no volume by day 10");
});

test.each([
  ["growing", [100, 120, 150, 190, 250], "none"],
  ["half once", [100, 49, 60, 80, 90], "none"],
  ["half three times in a row", [100, 50, 40, 45, 80], "PR"],
  ["half three times, not in a row", [100, 50, 60, 50, 50], "none"],
  ["gone and back", [100, 10, 5, 0, 60], "CR"],
  ["gone to the end", [100, 40, 10, 5, 0], "TFS"],
  ["small for two visits only", [100, 60, 60, 10, 5], "none"],
] as const)("regression: %s", (_, volumes, wanted) => {
  expect(regressionOf(course([0, 3, 7, 10, 14], volumes), 14)).toBe(wanted);
});

test("a mouse that died with a complete regression is not tumour-free at the end", () => {
  expect(regressionOf(course([0, 3, 7, 10], [100, 10, 5, 0]), 14)).toBe("CR");
});

test.each([
  ["CR", [100, 3, 2, 2, 2]],
  ["PR", [100, 60, 45, 40, 60]],
  ["SD", [100, 110, 120, 130, 150]],
  ["PD", [100, 150, 200, 300, 500]],
] as const)("mRECIST %s", (wanted, volumes) => {
  expect(mrecist(course([0, 5, 10, 15, 20], volumes)).category).toBe(wanted);
});

test("mRECIST takes best response and best mean response apart, and needs a visit from day 10 on", () => {
  const found = mrecist(course([0, 5, 10, 15], [100, 20, 40, 100]));
  expect([found.bestResponse, found.bestResponseDay]).toEqual([-60, 10]);
  // Means of 0, −80, −60 and of those with 0.
  expect(found.bestAverage).toBeCloseTo(-140 / 3, 12);
  expect(found.bestAverageDay).toBe(10);
  expect(mrecist(course([0, 5, 9], [100, 20, 10])).category).toBeUndefined();
});
