import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isProblem, readUnit } from "../units/index.ts";
import {
  analyse,
  applyBlq,
  areas,
  aucMethods,
  blqRules,
  type Profile,
  parameters,
  ppNameOf,
  ppNames,
  prepare,
  type Route,
  usualRules,
} from "./index.ts";
import { printed, unitOf } from "./output-units.ts";

const times = [0, 0.5, 1, 2, 4, 8, 12, 24];
const routes: readonly Route[] = [
  { kind: "bolus" },
  { kind: "infusion", durationH: 0.5 },
  { kind: "extravascular" },
];

/** A profile with noise, gaps and values below the limit. */
const profiles = fc.record({
  concentrations: fc.array(fc.oneof(fc.double({ min: 0, max: 100, noNaN: true }), fc.constant(Number.NaN)), {
    minLength: times.length,
    maxLength: times.length,
  }),
  dose: fc.oneof(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.constant(Number.NaN)),
  route: fc.constantFrom(...routes),
  lloq: fc.constantFrom(0.5, 5),
  tauH: fc.constantFrom(12, 24, 48),
  afterEarlierDoses: fc.boolean(),
});

const units = {
  time: "h",
  concentration: "ug/mL",
  auc: "ug*h/mL",
  clearance: "mL/h/m2",
  volume: "L/m2",
  dose: "(mg/m2)",
};

describe.each(Object.entries(parameters))("parameter %s", (name, parameter) => {
  test("is listed under its name, with a printed name and a description", () => {
    expect(parameter.name).toBe(name);
    expect(parameter.printed).not.toBe("");
    expect(parameter.description.length).toBeGreaterThan(5);
  });

  test("stands after what it needs, and asks for nothing else", () => {
    const before = Object.keys(parameters).slice(0, Object.keys(parameters).indexOf(name));
    for (const needed of parameter.needs) expect(before).toContain(needed);
    fc.assert(
      fc.property(profiles, (profile) => {
        parameter.of(prepare({ times, ...profile }, usualRules), (asked) => {
          expect(parameter.needs).toContain(asked);
          return 1;
        });
      }),
      { seed: 20071024, numRuns: 50 },
    );
  });

  test("has a unit that can be read", () => {
    expect(isProblem(readUnit(unitOf(parameter.measures, units)))).toBe(false);
  });

  test("is a number, or missing with a reason", () => {
    fc.assert(
      fc.property(profiles, (profile) => {
        const { value, notes } = analyse({ times, ...profile }).results[name]!;
        if (Number.isNaN(value)) expect(notes[0]).toMatch(/\w/);
        else expect(Math.abs(value)).toBeLessThan(Number.POSITIVE_INFINITY);
      }),
      { seed: 20071024, numRuns: 300 },
    );
  });

  test("follows the units of its inputs: three times the concentration and dose, twice the time", () => {
    const exponents: Readonly<Record<string, readonly [concentration: number, time: number]>> = {
      time: [0, 1],
      rate: [0, -1],
      concentration: [1, 0],
      auc: [1, 1],
      aumc: [1, 2],
      clearance: [0, -1],
      volume: [0, 0],
      "concentration per dose": [0, 0],
      "auc per dose": [0, 1],
      percent: [0, 0],
      number: [0, 0],
    };
    const [concentration, time] = exponents[parameter.measures]!;
    const profile: Profile = {
      times,
      concentrations: [0, 2, 9, 7, 5.5, 3, 2, 0.6],
      dose: 100,
      route: { kind: "infusion", durationH: 0.5 },
      tauH: 24,
    };
    const scaled: Profile = {
      times: times.map((t) => 2 * t),
      concentrations: profile.concentrations.map((c) => 3 * c),
      dose: 300,
      route: { kind: "infusion", durationH: 1 },
      tauH: 48,
    };
    const [a, b] = [profile, scaled].map((one) => analyse(one).results[name]!.value);
    if (Number.isNaN(a!)) expect(b).toBeNaN();
    // The two sum in the same order; the logarithms differ in the last digits.
    else expect(b! - a! * 3 ** concentration * 2 ** time).toBeCloseTo(0, 9);
  });
});

describe.each(Object.values(aucMethods))("AUC method $name", (method) => {
  const curve = { times, concentrations: [0, 2, 9, 7, 7, 3, 4, 0] };

  test("gives the area of a level curve exactly", () => {
    const { auc, aumc } = areas(method, { times: [0, 3, 10], concentrations: [2, 2, 2] });
    expect(auc).toBe(20);
    expect(aumc).toBe(100);
  });

  test("gives an area between those of the lower and upper step functions", () => {
    const bound = (pick: (a: number, b: number) => number) =>
      times.slice(1).reduce((sum, t, k) => {
        const [a, b] = [curve.concentrations[k]!, curve.concentrations[k + 1]!];
        return sum + (t - times[k]!) * pick(a, b);
      }, 0);
    const { auc } = areas(method, curve);
    expect(auc).toBeGreaterThan(bound(Math.min));
    expect(auc).toBeLessThan(bound(Math.max));
  });

  test("is listed under its name", () => {
    expect(aucMethods[method.name as keyof typeof aucMethods]).toBe(method);
  });
});

test("every parameter has a name in PP: eight letters and digits, forty characters, each once for a route", () => {
  expect(Object.keys(ppNames).sort()).toEqual(Object.keys(parameters).sort());
  for (const { kind } of routes) {
    const names = Object.keys(parameters).map((name) => ppNameOf(name, kind));
    expect(new Set(names.map(({ code }) => code)).size).toBe(names.length);
    for (const { code, test: printedName } of names) {
      expect(code).toMatch(/^[A-Z][A-Z0-9]{0,7}$/);
      expect(printedName.length).toBeLessThanOrEqual(40);
    }
  }
});

describe.each(Object.values(blqRules))("rule $name for values below the limit", (rule) => {
  test("leaves measurable values alone and is listed under its name", () => {
    expect(blqRules[rule.name]).toBe(rule);
    fc.assert(
      fc.property(profiles, (profile) => {
        const { lloq } = profile;
        const kept = applyBlq({ times, ...profile }, rule).concentrations.filter((c) => c >= lloq);
        expect(kept).toEqual(profile.concentrations.filter((c) => c >= lloq));
      }),
      { seed: 20071024, numRuns: 100 },
    );
  });
});

test("a value per m² goes with the right power of the surface", () => {
  // 2 m² are 200 dm²; 4 L/h are 2 L/h/m².
  expect(printed(4, "clearance", units, 200)).toEqual({ value: expect.closeTo(2000, 9), unit: "mL/h/m2" });
  expect(printed(4, "auc", units, 200).value).toBe(4);
  expect(printed(4, "auc per dose", units, 200).value).toBeCloseTo(8, 12);
});
