import { expect, test } from "vitest";
import { isProblem } from "../units/index.ts";
import { convertAmount, registry } from "./index.ts";

const huC242Dm4 = registry.get("huC242-DM4")!;

const converted = (text: string, of: "conjugate" | "antibody" | "drug" = "conjugate") => {
  const amount = convertAmount(huC242Dm4, text, of);
  if (isProblem(amount)) throw new Error(amount.problem);
  return amount;
};

/** Doses of conjugate in mice and what they hold of DM4, worked out with a mass fraction of 1.82 %. */
const doses: readonly (readonly [string, number])[] = [
  ["1.8 mg/kg", 33],
  ["3.5 mg/kg", 64],
  ["18.9 mg/kg", 344],
  ["50 mg/kg", 910],
];

test.each(doses)("%s of huC242-DM4 holds %d µg/kg of DM4", (dose, drugUg) => {
  const amount = converted(dose);
  expect(amount.per).toBe("/kg");
  // The reference rounds to whole µg/kg.
  expect(Math.abs(amount.payloadUg - drugUg)).toBeLessThan(0.5);
});

test("168 mg/m2 holds 3.06 mg/m2 of DM4, and 300 µg/kg of DM4 is 16.5 mg/kg", () => {
  expect(converted("168 mg/m2").payloadUg / 1000).toBeCloseTo(3.06, 2);
  expect(converted("300 ug/kg", "drug").conjugateMg).toBeCloseTo(16.5, 1);
});

test("every way back gives the same amount", () => {
  const whole = converted("168 mg/m2");
  for (const [text, of] of [
    [`${whole.antibodyNmol} nmol/m2`, "antibody"],
    [`${whole.antibodyNmol} nmol/m2`, "conjugate"],
    [`${whole.payloadNmol} nmol/m2`, "drug"],
    [`${whole.payloadUg} ug/m2`, "drug"],
    [`${whole.antibodyNmol * 147_028e-6} mg/m2`, "antibody"],
  ] as const)
    expect(converted(text, of).conjugateMg, text).toBeCloseTo(168, 9);
});

test("what is no amount, and a compound of unknown load, are problems", () => {
  const problemOf = (name: string, text: string) => {
    const amount = convertAmount(registry.get(name)!, text, "conjugate");
    return isProblem(amount) ? amount.problem : "";
  };
  expect(problemOf("huC242-DM4", "3 mL")).toContain("a volume");
  expect(problemOf("huC242-DM4", "-3 mg")).toContain("not above 0");
  expect(problemOf("huC242-DM4", "much")).not.toBe("");
  expect(problemOf("AVE9633", "3 mg")).toContain("mass or the drug load of AVE9633 is unknown");
});
