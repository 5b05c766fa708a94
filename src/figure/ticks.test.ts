import fc from "fast-check";
import { expect, test } from "vitest";
import { printPlain, ticksOf } from "./ticks.ts";
import type { Axis, ScaleKind } from "./types.ts";

const axis = (scale: ScaleKind, unit = "nM"): Axis => ({ label: "", unit, scale });
const domain = (low: number, high: number) => ({ kind: "numbers", low, high, found: true }) as const;
const labels = (scale: ScaleKind, low: number, high: number, wanted = 6, unit = "nM") =>
  ticksOf(axis(scale, unit), domain(low, high), wanted, "x")
    .map((tick) => tick.label)
    .filter((label) => label !== "");

const seeded = { seed: 20071024, numRuns: 2000 };

function holds(scale: ScaleKind, low: number, high: number, wanted: number, unit: string): void {
  const ticks = ticksOf(axis(scale, unit), domain(low, high), wanted, "x");
  const shown = ticks.map((tick) => tick.label).filter((label) => label !== "");
  const message = `${scale} ${low} to ${high}: ${shown.join(", ")}`;
  for (const { value } of ticks) expect(value >= low && value <= high, message).toBe(true);
  expect(shown.length, message).toBeGreaterThanOrEqual(2);
  expect(shown.length, message).toBeLessThanOrEqual(12);
  expect(new Set(shown).size, message).toBe(shown.length);
}

// A span of 1e-6 of the value keeps rounding of the ends below the tick step.
const span = fc.double({ min: -6, max: 6, noNaN: true });
const units = fc.constantFrom("nM", "h", "d", "wk", "min", "");

test.each(["linear", "symlog"] as const)(
  "ticks of a %s axis lie inside the domain, two to twelve, with distinct labels",
  (scale) => {
    const anywhere = fc.tuple(
      fc.double({ min: -1e4, max: 1e4, noNaN: true }),
      span,
      fc.integer({ min: 1, max: 14 }),
      units,
    );
    fc.assert(
      fc.property(anywhere, ([low, size, wanted, unit]) => {
        holds(scale, low, low + Math.max(10 ** size, Math.abs(low) * 1e-6), wanted, unit);
      }),
      seeded,
    );
  },
);

test("ticks of a log axis lie inside the domain, two to twelve, with distinct labels", () => {
  const spread = fc.tuple(
    fc.double({ min: -9, max: 6, noNaN: true }),
    fc.double({ min: 1e-4, max: 12, noNaN: true }),
  );
  fc.assert(
    fc.property(spread, fc.integer({ min: 1, max: 14 }), ([low, decades], wanted) => {
      holds("log", 10 ** low, 10 ** (low + decades), wanted, "nM");
    }),
    seeded,
  );
});

test("a log axis labels decades in plain numbers, with ticks at 2 and 5 between", () => {
  expect(labels("log", 0.01, 100)).toEqual(["0.01", "0.1", "1", "10", "100"]);
  const minor = ticksOf(axis("log"), domain(1, 100), 3, "y").filter((tick) => tick.label === "");
  expect(minor.map((tick) => tick.value)).toEqual([2, 5, 20, 50]);
});

test("a log axis of one or two decades labels 1, 2 and 5", () => {
  expect(labels("log", 0.9, 60, 8)).toEqual(["1", "2", "5", "10", "20", "50"]);
});

test("time along x is cut as calendars are", () => {
  expect(labels("linear", 0, 84, 6, "d")).toEqual(["0", "21", "42", "63", "84"]);
  expect(labels("linear", 0, 72, 8, "h")).toEqual(["0", "12", "24", "36", "48", "60", "72"]);
});

test.each([
  [0.01, "0.01"],
  [0.2, "0.2"],
  [1000, "1000"],
  [25000, "25\u2009000"],
  [2.5e6, "2.5×10⁶"],
  [1e-5, "10⁻⁵"],
  [-3, "−3"],
  [0, "0"],
])("%f is printed %s", (value, text) => {
  expect(printPlain(value)).toBe(text);
});

test("ticks that a figure states are kept where the axis reaches", () => {
  const stated = { ...axis("linear"), ticks: [0, 168, 223, 900] };
  expect(ticksOf(stated, domain(0, 300), 5, "x").map((tick) => tick.label)).toEqual(["0", "168", "223"]);
});
