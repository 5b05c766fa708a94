import fc from "fast-check";
import { expect, test } from "vitest";
import { models, shapes } from "./curves.ts";
import { fromWorking, slopeOfScale, toWorking } from "./scale.ts";
import type { Shape, ShapeParameter } from "./types.ts";

const property = { seed: 20071024, numRuns: 300 };

const someValue = ({ measures, scale }: ShapeParameter): fc.Arbitrary<number> => {
  if (measures === "dose") return fc.double({ min: -7, max: 5, noNaN: true });
  if (measures === "ratio") return fc.double({ min: 0.1, max: 9, noNaN: true });
  return scale.kind === "logit"
    ? fc.double({ min: 0.05, max: 0.95, noNaN: true })
    : fc.double({ min: 0.3, max: 4, noNaN: true });
};

/** Parameters after two places for the ends, and a ln dose within six slopes of the location. */
const pointOf = (shape: Shape) =>
  fc
    .tuple(fc.double({ min: -4, max: 4, noNaN: true }), ...shape.parameters.map(someValue))
    .map(([away = 0, ...values]) => ({
      p: Float64Array.from([0, 0, ...values]),
      lnDose: values[0]! + away / values[1]!,
    }));

test.each(Object.entries(shapes))("%s: the share that is left falls from 1 to 0", (_, shape) => {
  fc.assert(
    fc.property(pointOf(shape), ({ p, lnDose }) => {
      const r = shape.remaining(lnDose, p, 2);
      expect(r).toBeGreaterThanOrEqual(0);
      expect(r).toBeLessThanOrEqual(1);
      expect(shape.remaining(lnDose + 0.5, p, 2)).toBeLessThanOrEqual(r);
    }),
    property,
  );
  const p = Float64Array.from([0, 0, 0, 1, 0.5, 2]);
  expect(shape.remaining(Number.NEGATIVE_INFINITY, p, 2)).toBe(1);
  expect(shape.remaining(700, p, 2)).toBeLessThan(1e-9);
});

test.each(Object.entries(shapes))("%s: the gradient equals central differences", (_, shape) => {
  fc.assert(
    fc.property(pointOf(shape), ({ p, lnDose }) => {
      const gradient = new Float64Array(p.length);
      shape.remaining(lnDose, p, 2, gradient);
      for (let k = 2; k < p.length; k++) {
        const at = (value: number) => shape.remaining(lnDose, p.with(k, value), 2);
        const h = 1e-5;
        const difference = (at(p[k]! + h) - at(p[k]! - h)) / (2 * h);
        // h² times a third derivative of order 10, and the rounding of R over h
        expect(Math.abs(gradient[k]! - difference)).toBeLessThan(1e-7);
      }
    }),
    property,
  );
});

test.each(Object.entries(shapes))("%s: the inverse gives the dose back", (_, shape) => {
  fc.assert(
    fc.property(pointOf(shape), ({ p, lnDose }) => {
      const r = shape.remaining(lnDose, p, 2);
      fc.pre(r > 1e-6 && r < 1 - 1e-6);
      // the rounding of R near its ends, over its slope there
      expect(shape.lnDoseAt(r, p, 2)).toBeCloseTo(lnDose, 6);
    }),
    property,
  );
});

test.each(Object.entries(shapes))("%s depends on the dose through dose over location", (_, shape) => {
  fc.assert(
    fc.property(pointOf(shape), ({ p, lnDose }) => {
      const moved = shape.remaining(lnDose + 1.5, p.with(2, p[2]! + 1.5), 2);
      expect(moved).toBeCloseTo(shape.remaining(lnDose, p, 2), 12);
    }),
    property,
  );
});

test("a scale and its inverse agree, and its slope equals a central difference", () => {
  for (const scale of [{ kind: "linear" }, { kind: "log" }, { kind: "logit", low: -1, high: 3 }] as const) {
    for (const value of [0.01, 0.5, 2.5]) {
      const working = toWorking(scale, value);
      expect(fromWorking(scale, working)).toBeCloseTo(value, 12);
      const h = 1e-6;
      const difference = (fromWorking(scale, working + h) - fromWorking(scale, working - h)) / (2 * h);
      expect(slopeOfScale(scale, value)).toBeCloseTo(difference, 7);
    }
  }
});

test("every model is listed under its own name", () => {
  for (const [name, model] of Object.entries(models)) expect(model.name).toBe(name);
});
