import fc from "fast-check";
import { expect, test } from "vitest";
import {
  convert,
  describeDimension,
  fromBaseUnits,
  inBaseUnits,
  isProblem,
  printNumber,
  printQuantity,
  printUnit,
  readQuantity,
  readQuantityLike,
  readUnit,
  symbols,
  unit,
} from "./index.ts";

test.each([
  ["168 mg/m2", 1.68, "a dose by body surface area"],
  ["3.6 mg/kg", 3.6, "a dose by body weight"],
  ["25 %", 0.25, "a bare number"],
  ["0.392 L/d", 0.392 / 24, "a clearance"],
  ["3 wk", 504, "a time"],
  ["13.2 kDa", 0.0132, "a molar mass"],
  ["39.5 mL/h/m2", 0.000395, "something in dm/h"],
  ["1 µg/mL", 1, "a mass concentration"],
  ["338 ug·d/mL", 8112, "an area under a mass concentration"],
  ["2 mg h/L", 2, "an area under a mass concentration"],
  ["0.34 d-1", 0.34 / 24, "a rate per time"],
  ["7 /h", 7, "a rate per time"],
  ["2070 1/(uM*h)", 2.07, "a second-order rate"],
  ["1e6 copies/cell", 1e6 * (1e9 / 6.02214076e23), "an amount per cell"],
])("%s is %f in base units, %s", (text, base, what) => {
  const quantity = readQuantity(text);
  if (isProblem(quantity)) throw new Error(quantity.problem);
  expect(inBaseUnits(quantity)).toBeCloseTo(base, 14);
  expect(describeDimension(unit(quantity.unit).dimension)).toBe(what);
});

test("a mass becomes an amount through a molar mass alone", () => {
  expect(convert(1, "nM", "ng/mL", { molarMass: 0.15 })).toBeCloseTo(150, 12);
  expect(convert(168, "mg", "nmol", { molarMass: 0.15 })).toBeCloseTo(1120, 9);
  expect(() => convert(1, "nM", "ng/mL")).toThrow(/molar concentration.*mass concentration/);
});

test("a dose by body weight is not a percentage, and a body weight is not a drug's mass", () => {
  expect(() => convert(3.6, "mg/kg", "%")).toThrow(/dose by body weight/);
  expect(() => convert(70, "kg", "mg")).toThrow(/body weight.*a mass/);
});

test.each([
  ["3.6 mgkg", "mgkg", undefined],
  ["5 1/M*s", "two ways", "1/M/s, or 1/(M*s)"],
  ["1,5 mg", "decimal comma", "1.5 mg"],
  ["mg 5", "does not begin with a number", "168 mg/m2"],
  ["5 Mg", 'no unit "Mg"', "mg"],
  ["5 mg/", "ends too early", undefined],
  ["5 mg/(kg", "not closed", undefined],
  ["5 mg)", "out of place", undefined],
  ["5 mg@kg", '"@" has no place', undefined],
  ["1e999 mg", "too large", undefined],
])("%s is refused: %s", (text, because, write) => {
  const read = readQuantity(text);
  if (!isProblem(read)) throw new Error(`read as ${printQuantity(read)}`);
  expect(read.problem).toContain(because);
  if (write) expect(read.write).toBe(write);
});

test("a quantity of the wrong kind is named with what is needed and one thing to write", () => {
  expect(readQuantityLike("3.6 mg", ["mg/kg", "mg/m2"])).toEqual({
    problem: '"3.6 mg" is a mass',
    needed: "a dose by body weight or a dose by body surface area (mg/kg, mg/m2)",
    write: "3.6 mg/kg",
  });
});

test("every symbol reads, and converts to base units and back within rounding", () => {
  for (const name of symbols.keys()) {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), (value) => {
        const back = fromBaseUnits(inBaseUnits({ value, unit: name }), name);
        // Two roundings: one multiplication, one division.
        expect(Math.abs(back / value - 1)).toBeLessThan(4e-16);
      }),
      { seed: 1, numRuns: 20 },
    );
  }
});

test("no text makes reading a quantity throw", () => {
  fc.assert(
    fc.property(fc.string(), (text) => void readQuantity(text)),
    { seed: 2, numRuns: 3000 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("mg", "/", "*", "(", ")", "2", "^", "-1", " ", "kg", "%", ".")),
      (parts) => {
        const read = readUnit(parts.join(""));
        expect(isProblem(read) || Number.isFinite(read.factor)).toBe(true);
      },
    ),
    { seed: 3, numRuns: 3000 },
  );
});

test("numbers print in four significant digits, without noise", () => {
  expect([0, 1 / 3, 168, 123456, 1234567, 0.000012345, -2.5, Number.NaN].map((x) => printNumber(x))).toEqual([
    "0",
    "0.3333",
    "168",
    "123500",
    "1.235e6",
    "1.234e-5",
    "-2.5",
    "–",
  ]);
  expect(printUnit("ug*d/mL")).toBe("µg·d/mL");
  expect(printUnit("mg/m2")).toBe("mg/m²");
});
