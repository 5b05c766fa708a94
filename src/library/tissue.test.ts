import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import { libraryModel } from "./index.ts";

const textOf = (name: string): string => libraryModel(name)!.text;
const near = (value: number | undefined, expected: number, relative: number) =>
  expect(Math.abs(value! / expected - 1), `${value} against ${expected}`).toBeLessThanOrEqual(relative);

/** 168 mg/m2 of huC242 with a linker in a tumour of three kinds of cells. */
const treated = (
  linker: string,
  set: Record<string, string> = {},
  text = textOf(`krogh-populations-huc242-${linker}`),
) => courseOf(readText(text), { dose: 305, infuseH: 2, timesH: [24, 168, 504], set, relative: 1e-7 });

test("three populations around a vessel: the disulfide kills antigen-negative cells among the others, the thioether few", () => {
  const [cut, held] = [treated("spdb-dm4"), treated("smcc-dm1")];
  expect(cut("negative_left")[1]!).toBeLessThan(held("negative_left")[1]! / 3);
  expect(held("negative_left")[1]!).toBeGreaterThan(80);
  // With the thioether it is the antigen that decides.
  expect(held("positive_left")[1]!).toBeLessThan(held("low_left")[1]!);
  expect(held("low_left")[1]!).toBeLessThan(held("negative_left")[1]!);
  // Conjugate stays near the vessel, catabolites do not.
  expect(cut("conjugate_near")[0]!).toBeGreaterThan(3 * cut("conjugate_far")[0]!);
  near(cut("negative_left_far")[1], cut("negative_left_near")[1]!, 0.01);
});

test("three populations: two that are alike end alike; without positive cells fewer negative ones die", () => {
  const alike = treated("spdb-dm4", { low_share: "50 %", low_copies: "1e6 copies/cells" });
  for (const at of [0, 1]) near(alike("low_left")[at], alike("positive_left")[at]!, 1e-9);
  const alone = treated("spdb-dm4", { positive_share: "0 %", low_share: "0 %" });
  const among = treated("spdb-dm4");
  expect(alone("negative_left")[1]!).toBeGreaterThan(2 * among("negative_left")[1]!);
});

test("three populations: twenty rings give what ten give within a few per mille", () => {
  const finer = textOf("krogh-populations-huc242-spdb-dm4").replace("index n = 1..10", "index n = 1..20");
  const [ten, twenty] = [treated("spdb-dm4"), treated("spdb-dm4", {}, finer)];
  for (const output of ["positive_left", "low_left", "negative_left"])
    for (const at of [0, 1]) near(twenty(output)[at], ten(output)[at]!, 0.005);
});

test("three populations: with fast diffusion and no target the tissue is the well-mixed space k = 2 P Rc / (ε (Rk² − Rc²))", () => {
  const none = { positive_share: "0 %", low_share: "0 %", kdec: "0 1/d" };
  const still = { CL: "1e-12 L/d", Q: "1e-12 L/d", D_adc: "1e4 cm^2/d" };
  const timesH = [6, 24, 72];
  const outputs = courseOf(readText(textOf("krogh-populations-huc242-spdb-dm4")), {
    dose: 305,
    timesH,
    set: { ...none, ...still },
  });
  const plasma = outputs("conjugate")[0]! / 0.15;
  const k = (2 * (50.34 / 24) * 8) / (0.24 * (75 ** 2 - 8 ** 2));
  // 1e-4: diffusion is fast, not infinite, and 1 mL of tissue takes 7e-5 of what is in plasma.
  for (const [n, t] of timesH.entries())
    near(outputs("conjugate_far")[n], 0.24 * plasma * (1 - Math.exp(-k * t)), 1e-4);
});

test("a sphere takes any number of shells: forty give what twenty give, and less drug reaches less far", () => {
  const finer = textOf("sphere-t-dm1").replace("koff =", "index n = 1..40\nkoff =");
  const course = { dose: 0.5, timesH: [3, 24], relative: 1e-8 };
  const [twenty, forty] = [textOf("sphere-t-dm1"), finer].map((text) => courseOf(readText(text), course));
  // 3 %: the front of bound antibody is sharp, and crosses shell by shell.
  for (const at of [0, 1]) near(forty!("ball_bound")[at], twenty!("ball_bound")[at]!, 0.03);
  const more = courseOf(readText(textOf("sphere-t-dm1")), { ...course, dose: 5 });
  expect(twenty!("ball_reach")[1]!).toBeLessThan(more("ball_reach")[1]!);
  expect(twenty!("ball_centre")[1]!).toBeLessThan(more("ball_centre")[1]! / 100);
});

test("bevacizumab in the cynomolgus monkey, 4 mg/kg: within a third of what was measured for three weeks", () => {
  // Digitised by the public model from Zalevsky 2010; its AC-SINS score is 5, and endothelium was fitted to another antibody.
  const measured = [
    [0.22, 71.81],
    [1.6, 52.38],
    [5.5, 33.68],
    [9.73, 25.76],
    [13.97, 19.7],
    [20.95, 11.53],
  ] as const;
  const plasma = courseOf(readText(textOf("pbpk-jones-2019-cynomolgus")), {
    dose: 4 * 6.2,
    timesH: measured.map(([day]) => 24 * day),
    set: { score: "5 1" },
    relative: 1e-6,
  })("plasma");
  for (const [k, [, value]] of measured.entries()) near(plasma[k], value, 1 / 3);
});

test("an antibody in the mouse after Jones 2019: half-life of 5 d, where antibodies in mice have 11.6 to 12.4 d", () => {
  const [a, b] = courseOf(readText(textOf("pbpk-jones-2019-mouse")), {
    dose: 0.14,
    timesH: [336, 504],
    relative: 1e-7,
  })("plasma");
  near((Math.LN2 * 7) / Math.log(a! / b!), 5, 0.02);
});
