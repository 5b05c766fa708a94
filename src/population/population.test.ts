import { expect, test } from "vitest";
import { convert } from "../units/index.ts";
import {
  adjustedIdealWeight,
  bsaFormula,
  correlationFactor,
  idealWeight,
  individualParameters,
  populations,
  spreadOf,
  virtualSubject,
} from "./index.ts";

const oncology = populations.find(({ name }) => name === "oncology-adults")!;

test.each([
  ["male", 1.91],
  ["female", 1.71],
] as const)(
  "the mean body surface area of simulated %s patients is the %s m² of Sacco 2010",
  (sex, reported) => {
    const areas = Array.from({ length: 8000 }, (_, k) => virtualSubject(oncology, 20071024, k + 1))
      .filter((subject) => subject.sex === sex)
      .map(({ heightCm, weightKg }) => bsaFormula("mosteller").area(heightCm, weightKg));
    const mean = areas.reduce((a, b) => a + b, 0) / areas.length;
    // Four standard errors: the standard deviation is 0.2 m², with at least 3,000 subjects of each sex.
    expect(Math.abs(mean - reported)).toBeLessThan((4 * 0.2) / Math.sqrt(3000));
  },
);

test("the expected body surface area of each sex, in closed form, is the reported one to its last digit", () => {
  for (const { sex, weight, height, correlation } of oncology.groups) {
    const { median, sdLog } = height!;
    const variance = (weight.sdLog ** 2 + sdLog ** 2 + 2 * (correlation ?? 0) * weight.sdLog * sdLog) / 4;
    const mean = Math.sqrt((median * weight.median) / 3600) * Math.exp(variance / 2);
    expect(mean).toBeCloseTo(sex === "male" ? 1.91 : 1.71, 3);
  }
});

test("a patient of the label of mirvetuximab soravtansine, 165 cm and 80 kg, is dosed on 65.9 kg", () => {
  expect(idealWeight("female", 165)).toBeCloseTo(56.5, 10);
  expect(adjustedIdealWeight("female", 165, 80)).toBeCloseTo(65.9, 10);
});

test("a man of 70 inches has an ideal weight of 73 kg by the Devine formula", () => {
  expect(idealWeight("male", convert(70 * 2.54, "cm", "cm"))).toBeCloseTo(73, 10);
});

test("168 mg/m2 at 170 cm and 70 kg is 305.4 mg by the Mosteller formula", () => {
  expect(168 * bsaFormula("mosteller").area(170, 70)).toBeCloseTo(305.4, 1);
});

const parameters = [
  { typical: 0.676, variability: { sdLog: 0.1894, eta: "CL" } },
  { typical: 3.127, variability: { sdLog: 0.1162, eta: "Vc" } },
  { typical: 2, variability: { sdLog: 0.2, eta: "kdec" } },
  { typical: 5, variability: { sdLog: 0.2, eta: "kdec" } },
  { typical: 150 },
];
const spread = spreadOf(parameters, [{ between: ["CL", "Vc"], value: 0.5 }])!;

test("individual parameters have the stated spread and correlation on the logarithmic scale", () => {
  const n = 6000;
  const logs = Array.from({ length: n }, (_, k) => {
    const [cl = 0, vc = 0] = individualParameters(spread, 3, "p", k + 1);
    return [Math.log(cl / 0.676), Math.log(vc / 3.127)] as const;
  });
  const cov = (i: 0 | 1, j: 0 | 1) => logs.reduce((sum, row) => sum + row[i] * row[j], 0) / n;
  // Four standard errors of a standard deviation (1/√2n, relative) and of a correlation (1/√n).
  expect(Math.abs(Math.sqrt(cov(0, 0)) / 0.1894 - 1)).toBeLessThan(4 / Math.sqrt(2 * n));
  expect(Math.abs(Math.sqrt(cov(1, 1)) / 0.1162 - 1)).toBeLessThan(4 / Math.sqrt(2 * n));
  expect(Math.abs(cov(0, 1) / Math.sqrt(cov(0, 0) * cov(1, 1)) - 0.5)).toBeLessThan(4 / Math.sqrt(n));
});

test("parameters that share an eta move together, and one without variability stays", () => {
  for (let k = 1; k <= 50; k++) {
    const values = individualParameters(spread, 3, "p", k);
    expect(values[2]! / 2).toBeCloseTo(values[3]! / 5, 12);
    expect(values[4]).toBe(150);
  }
});

test("the draw of one parameter does not change when another gains variability", () => {
  const alone = spreadOf([parameters[2]!], [])!;
  expect(individualParameters(alone, 3, "p", 9)[0]).toBe(individualParameters(spread, 3, "p", 9)[2]);
});

test("a correlation matrix times its factor's transpose gives it back", () => {
  const given = [
    { between: ["a", "b"] as const, value: 0.5 },
    { between: ["b", "c"] as const, value: -0.3 },
  ];
  const L = correlationFactor(["a", "b", "c"], given)!;
  const product = (i: number, j: number) => [0, 1, 2].reduce((s, k) => s + L[3 * i + k]! * L[3 * j + k]!, 0);
  expect(
    [product(0, 0), product(0, 1), product(0, 2), product(1, 2), product(2, 2)].map((x) => x + 0),
  ).toEqual([1, 0.5, 0, -0.3, 1].map((x) => expect.closeTo(x, 14)));
});

test("correlations that contradict each other have no factor", () => {
  const contradiction = [
    { between: ["a", "b"] as const, value: 0.9 },
    { between: ["b", "c"] as const, value: 0.9 },
    { between: ["a", "c"] as const, value: -0.9 },
  ];
  expect(correlationFactor(["a", "b", "c"], contradiction)).toBeUndefined();
});
