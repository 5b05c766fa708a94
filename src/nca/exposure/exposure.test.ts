import { expect, test } from "vitest";
import { randomStream } from "../../math/index.ts";
import { numberColumn, numbers, table, textColumn, texts } from "../../table/index.ts";
import { geometricMeanOf, matchingDose, ratioOf } from "./match.ts";
import { exposureOptions } from "./options.ts";
import { exposureStep } from "./step.ts";

const context = {
  stepName: "match",
  seed: 1,
  compounds: new Map(),
  file: () => undefined,
  step: (name: string) => ({ kind: name === "sim" ? "simulate" : "nca", spec: {} }),
  place: (...path: readonly (string | number)[]) => ({ file: "study.yaml", path: path.join(".") }),
};
const usual = {
  human: { nca: "human-nca", dose: "168 mg/m2", cycle: "3 wk" },
  animal: { nca: "mouse-nca", dose: "4.5 mg/kg", cycle: "3 wk" },
};

/** Parameters of an nca step, of AUC∞ and Cmax only. */
const parameters = (aucs: readonly number[], unit: string, perDay = 1) =>
  table([
    numberColumn(
      "subject",
      aucs.flatMap((_, k) => [k, k]),
      { description: "Subject" },
    ),
    numberColumn(
      "dose",
      aucs.flatMap(() => [1, 1]),
      { description: "Dose" },
    ),
    textColumn(
      "parameter",
      aucs.flatMap(() => ["auc_inf", "cmax"]),
      { description: "Parameter" },
    ),
    numberColumn(
      "value",
      aucs.flatMap((auc) => [auc, (auc / 100) * perDay]),
      { description: "Value" },
    ),
    textColumn(
      "unit",
      aucs.flatMap(() => [unit, "mg/L"]),
      { description: "Unit" },
    ),
    textColumn(
      "note",
      aucs.flatMap(() => ["", ""]),
      { description: "Note" },
    ),
  ]);

function run(human: ReturnType<typeof parameters>, animal: ReturnType<typeof parameters>, more: object = {}) {
  const { spec, issues } = exposureStep.plan(exposureOptions.parse({ ...usual, ...more }), context);
  expect(issues).toEqual([]);
  const inputs = { "human-nca": { parameters: human }, "mouse-nca": { parameters: animal } };
  const [job] = exposureStep.split(spec!, inputs);
  return exposureStep.run(JSON.parse(JSON.stringify(job!.piece)), inputs);
}

const named = (tables: ReturnType<typeof run>, name: string) => {
  const row = texts(tables.values!, "name").indexOf(name);
  return {
    value: numbers(tables.values!, "value")[row]!,
    low: numbers(tables.values!, "low")[row]!,
    high: numbers(tables.values!, "high")[row]!,
  };
};

test("twice the exposure at a dose asks for half of it, there and back", () => {
  const tables = run(
    parameters([900, 1000, 1111.111], "h*mg/L"),
    parameters([1800, 2000, 2222.222], "h*mg/L"),
  );
  expect(named(tables, "auc_inf.ratio").value).toBeCloseTo(2, 6);
  expect(named(tables, "auc_inf.animal-dose").value).toBeCloseTo(2.25, 6);
  expect(named(tables, "auc_inf.human-dose").value).toBeCloseTo(336, 4);
  // AUC∞ over a cycle of 504 h
  expect(numbers(tables.metrics!, "geometric_mean").at(-2)).toBeCloseTo(1000 / 504, 6);
});

test("units of the two species may differ, their kinds may not", () => {
  const day = parameters([75, 83.3333333], "d*ug/mL");
  expect(named(run(parameters([1800, 2000], "h*mg/L"), day), "auc_inf.ratio").value).toBeCloseTo(1, 6);
  const molar = parameters([1800, 2000], "h*nM");
  expect(() => run(parameters([1800, 2000], "h*mg/L"), molar, { metrics: ["auc_inf"] })).toThrow(
    /molar-mass/,
  );
});

test("one animal profile leaves the interval of the patients and says so", () => {
  const tables = run(parameters([900, 1000, 1100], "h*mg/L"), parameters([2000], "h*mg/L"));
  expect(texts(tables.matches!, "note")[0]).toMatch(/one animal profile/);
  expect(named(tables, "auc_inf.animal-dose").low).toBeLessThan(2.25);
  const neither = run(parameters([1000], "h*mg/L"), parameters([2000], "h*mg/L"));
  expect(named(neither, "auc_inf.ratio").low).toBeNaN();
});

test("the ratio and its interval equal those of Welch's test on logarithms in R", () => {
  // R 4.2.2: exp(t.test(log(c(1.8, 2, 2.3)), log(c(0.9, 1, 1.2, 1.1)))$conf.int), printed to twelve digits.
  const { low, high } = ratioOf([1.8, 2, 2.3], [0.9, 1, 1.2, 1.1], 0.95);
  expect(low).toBeCloseTo(1.50768960207, 9);
  expect(high).toBeCloseTo(2.49057752391, 9);
});

test("intervals of a matching dose cover the true one in about 95 of 100 simulations", () => {
  const covered = Array.from({ length: 400 }, (_, seed) => {
    const { normal } = randomStream(seed, "exposure");
    const draw = (n: number, cv: number, centre: number) =>
      Array.from({ length: n }, () => centre * Math.exp(cv * normal()));
    const human = { dose: 168, values: draw(20, 0.4, 1000) };
    const mouse = { dose: 4.5, values: draw(5, 0.15, 2000) };
    const { low, high } = matchingDose(mouse, human, 168, 1, 0.95);
    return low < 2.25 && high > 2.25;
  }).filter(Boolean).length;
  // Three binomial standard errors of 400 draws at 95 %: 3.3 points.
  expect(Math.abs(covered / 4 - 95)).toBeLessThan(3.3);
});

test("a power other than 1 bends the match", () => {
  const [of, as] = [
    { dose: 10, values: [100, 100] },
    { dose: 10, values: [400, 400] },
  ];
  expect(matchingDose(of, as, 10, 2, 0.95).value).toBeCloseTo(20, 9);
  expect(matchingDose(of, as, 20, 2, 0.95).value).toBeCloseTo(40, 9);
  expect(geometricMeanOf([1, 100], 0.95).value).toBeCloseTo(10, 12);
});

test.each([
  [{ at: "4 mg/kg" }, /beside one given in mg\/m2/],
  [{ human: { nca: "sim", dose: "168 mg/m2" } }, /a step of kind simulate/],
])("%j is refused with what was found", (more, found) => {
  const { spec, issues } = exposureStep.plan(exposureOptions.parse({ ...usual, ...more }), context);
  expect(spec).toBeUndefined();
  expect(issues[0]!.found).toMatch(found);
});

test("a step without the metric fails with its reason", () => {
  expect(() => run(parameters([1000], "h*mg/L"), parameters([Number.NaN], "h*mg/L"))).toThrow(
    /no subject of mouse-nca/,
  );
});
