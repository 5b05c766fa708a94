import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type Model, readModel } from "../../model/index.ts";
import { inBaseUnits, unit } from "../../units/index.ts";
import { oneLane, twoLanes } from "../../wasm/index.ts";
import { type Batch, solve, solveBatch } from "../index.ts";
import { methods } from "../methods.ts";
import type { DoseEvent } from "../types.ts";
import { buildModule } from "./build.ts";
import { type BatchSubject, start } from "./run.ts";

const folder = new URL("../../../reference/simulation/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), "utf8");

function read(name: string, modelText: string): Model {
  const { model, issues } = readModel({ path: `${name}.model`, text: modelText });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

const modelOf = (name: string) => read(name, text(`models/${name}.model`));

function rows(path: string): Record<string, string>[] {
  const [head = "", ...lines] = text(path).trim().split(/\r?\n/);
  const names = head.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k]!, cell])));
}

/** The subjects of a benchmark; `amount` is per kg where the model has a weight. */
function benchmark(name: string, doses: readonly DoseEvent[], tolerance: number) {
  const model = modelOf(name);
  const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
  const subjects = rows(`subjects_${name}_first10.csv`).map((row): BatchSubject => {
    const inputs = Float64Array.from(model.parameters, ({ name: own, quantity }) =>
      row[own] === undefined ? inBaseUnits(quantity) : Number(row[own]) * unit(quantity.unit).factor,
    );
    return { inputs, doses, doseFactor: Number(row.WT ?? 1), absoluteTolerance };
  });
  return { model, subjects };
}

const every = (timesH: readonly number[], amount: number, durationH: number): readonly DoseEvent[] =>
  timesH.map((timeH) => ({ timeH, amount, durationH, port: 0 }));
const grid = (n: number, by: number) => Float64Array.from({ length: n }, (_, k) => k * by);
const daily = Array.from({ length: 21 }, (_, k) => 24 * k);
const threeWeekly = [0, 504, 1008, 1512];

const cases = [
  { name: "A1", method: "explicit", doses: every(daily, 100, 0), timesH: grid(505, 1) },
  { name: "A2", method: "stiff", doses: every(daily, 100, 1), timesH: grid(505, 1) },
  { name: "B", method: "stiff", doses: every(threeWeekly, 24, 1.5), timesH: grid(337, 6) },
  { name: "C", method: "stiff", doses: every(threeWeekly, 24, 1.5), timesH: grid(169, 12) },
  { name: "C", method: "explicit", doses: every([0], 24, 0), timesH: grid(5, 6) },
] as const;

describe.each(cases)("benchmark $name, $method", ({ name, method, doses, timesH }) => {
  const { model, subjects } = benchmark(name, doses, 1e-6);
  const common = { timesH, relativeTolerance: 1e-6, maxSteps: 1e6 };
  const batch: Batch = { model, subjects, method, ...common };

  test("the module takes the steps of the interpreted solver and gives its outputs", () => {
    const system = compile(model);
    solveBatch({ ...batch, subjects: subjects.slice(0, 3) }).forEach((found, k) => {
      const { inputs, doseFactor, absoluteTolerance } = subjects[k]!;
      const wanted = solve({
        ...{ ...common, method, absoluteTolerance, system: system.bind(inputs) },
        ...{ nStates: system.nStates, nOutputs: system.nOutputs },
        doses: doses.map((dose) => ({ ...dose, amount: dose.amount * doseFactor! })),
      });
      expect(found.status).toBe("ok");
      expect(found.method).toBe(wanted.method);
      // Rounding may tip a step over the edge of acceptance, never more than a few.
      expect(Math.abs(found.nSteps - wanted.nSteps)).toBeLessThan(5);
      const peak = Math.max(...wanted.outputs.map(Math.abs));
      wanted.outputs.forEach((value, at) => {
        // Far below the tolerance of 1e-6: rounding, carried along by steps that are the same.
        expect(Math.abs(found.outputs[at]! - value)).toBeLessThan(1e-8 * (Math.abs(value) + 1e-6 * peak));
      });
    });
  });

  test("two lanes give the bits of one", () => {
    const [one, two] = [oneLane, twoLanes].map((lanes) =>
      start(model, methods[method], lanes).run(subjects, common),
    );
    expect(two).toEqual(one);
  });

  test("a subject's result does not depend on the others", () => {
    const all = solveBatch(batch);
    const backwards = solveBatch({ ...batch, subjects: [...subjects].reverse() }).reverse();
    expect(backwards).toEqual(all);
    expect(solveBatch({ ...batch, subjects: [subjects[7]!] })).toEqual([all[7]]);
  });

  test("the same model gives the same bytes", () => {
    const bytes = () => buildModule(modelOf(name), methods[method], twoLanes).bytes;
    expect(bytes()).toEqual(bytes());
  });
});

const everything = read(
  "everything",
  `model everything
index i = 0..3
param a = 2 1 "a" derived "test"
covariate w = 1.3 1 "w"
rate = 1 {1/h}
state y[i] : 1 = 0.5 + i * a / w
x = exp(-y[0]) + log(1 + y[1]) + log10(2 + y[2]) + sqrt(y[3] + w) + abs(y[0] - y[1])
z[i] = if(y[i] > 0.7 and not (y[i] >= 2 or y[i] == 1), y[i]^1.5, 1) + min(y[i], a, time / 1 {h})
u = max(y[0], y[1], 0.9)^(y[2] / 9) * y[3]
y[0]' = rate * (x - z[0] * y[0])
y[1]' = rate * (u - y[1] * x)
y[2]' = rate * ((y[2] != 3) * z[1] - (y[2] <= 1) - (y[1] < time / 2 {h}) - y[2])
y[3]' = rate * (2^(-y[0]) - y[3] * exp(-time / 10 {h}))
dose d : mg into y[i in 1..2] = a * i / 1 {mg}
output s : 1 = x / (1 + u)
output t : h = time + 0 * x * 1 {h}
`,
);

test.each(["explicit", "stiff"] as const)("every operation has its WebAssembly form: %s", (method) => {
  const inputs = Float64Array.of(2, 1.3);
  const doses = [
    { timeH: 1, amount: 0.1, durationH: 0, port: 0 },
    { timeH: 0.5, amount: 0.2, durationH: 1, port: 0 },
    { timeH: 1, amount: 0.2, durationH: 2, port: 0 },
  ];
  const timesH = Float64Array.of(0, 0.25, 0.5, 1, 1, 1.5, 2.5, 3, 4);
  const absoluteTolerance = new Float64Array(4).fill(1e-9);
  const common = { timesH, relativeTolerance: 1e-9, maxSteps: 1e5, method };
  const system = compile(everything);
  const wanted = solve({
    ...{ ...common, doses, absoluteTolerance, system: system.bind(inputs) },
    ...{ nStates: 4, nOutputs: 2 },
  });
  const [found] = solveBatch({
    ...common,
    model: everything,
    subjects: [{ inputs, doses, absoluteTolerance }],
  });
  expect(found!.status).toBe("ok");
  wanted.outputs.forEach((value, k) => {
    // The steps pass jumps of the derivative at places that differ by rounding; the tolerance is 1e-9.
    expect(Math.abs(found!.outputs[k]! - value)).toBeLessThan(1e-7 * Math.max(1, Math.abs(value)));
  });
});

describe("a subject that fails is a value, and the others go on", () => {
  const model = read(
    "failing",
    `model failing
param k = 1 1/h "rate" derived "test"
param c = 0 1/h "speed of growth" derived "test"
species A : mg = 1 {mg} "amount"
species E : mg = 1 {mg} "explodes"
A' = -k * A
E' = c * E * E / 1 {mg} + 1e-9 {mg/h} * sqrt(A / 1 {mg} - 0.1)
output a : mg = A
`,
  );
  const absoluteTolerance = new Float64Array(2).fill(1e-9);
  const subject = (k: number, c: number): BatchSubject => ({
    ...{ inputs: Float64Array.of(k, c), doses: [], absoluteTolerance },
  });
  const batch = (method: "explicit" | "stiff", maxSteps = 1e5): Batch => ({
    ...{ model, method, maxSteps, relativeTolerance: 1e-8 },
    subjects: [subject(0.1, 0), subject(0.1, 0.5), subject(3, 0), subject(0.2, 0)],
    timesH: Float64Array.of(0, 1, 5),
  });

  test.each(["explicit", "stiff"] as const)("not-a-number is located: %s", (method) => {
    const [fine, exploding, negative, last] = solveBatch(batch(method));
    expect([fine!.status, last!.status]).toEqual(["ok", "ok"]);
    // e^(−0.1 t): the error stays near the relative tolerance of 1e-8.
    expect(Math.abs(fine!.outputs[2]! - Math.exp(-0.5))).toBeLessThan(1e-7);
    // E = 1/(1 − t/2) grows beyond bounds at t = 2.
    expect(exploding!.status).not.toBe("ok");
    expect(exploding!.reachedH).toBeGreaterThan(1.9);
    expect(exploding!.reachedH).toBeLessThan(2.1);
    expect(exploding!.outputs[1]).toBeGreaterThan(0);
    expect(exploding!.outputs[2]).toBeNaN();
    // A falls below 0.1 at ln(10)/3 h; from there on the root has no value.
    expect(negative!.status).toBe("not-finite");
    expect(negative!.reachedH).toBeLessThanOrEqual(Math.log(10) / 3 + 1e-9);
    // Where A is 0.1 up to rounding, the slope of the root is infinite already.
    expect(negative!.advice).toMatch(/\(E', failing\.model:7:41\) is (not a number|infinite) at 0\.7675/);
  });

  test("too many steps say so", () => {
    const [solution] = solveBatch(batch("explicit", 3));
    expect(solution!.status).toBe("too-many-steps");
    expect(solution!.nSteps).toBe(3);
    expect(solution!.advice).toContain("stiff method");
  });
});

describe("linear models with constant coefficients", () => {
  test.each(cases.slice(0, 2))(
    "$name is solved exactly by the matrix exponential",
    ({ name, doses, timesH }) => {
      const { model, subjects } = benchmark(name, doses, 1e-6);
      const common = { model, subjects, timesH, maxSteps: 1e6 };
      const found = solveBatch({ ...common, method: "automatic", relativeTolerance: 1e-3 });
      const reference = rows(`ref_${name}_first10_all_times.csv`);
      found.forEach(({ status, method, outputs }, k) => {
        expect([status, method]).toEqual(["ok", "matrix exponential"]);
        reference
          .filter((row) => Number(row.ID) === k + 1)
          .forEach((row, at) => {
            // The closed form is given to 10 digits.
            const wanted = Number(row.oCP);
            expect(Math.abs(outputs[at]! - wanted)).toBeLessThanOrEqual(1e-9 * wanted);
          });
      });
    },
  );

  test("boluses and infusions that overlap, and rows before and after a dose, are those of the steps", () => {
    const { model, subjects } = benchmark("A2", [], 1e-11);
    const doses = [
      { timeH: 2, amount: 100, durationH: 0, port: 0 },
      { timeH: 0, amount: 40, durationH: 3, port: 0 },
      { timeH: 1, amount: 60, durationH: 4, port: 0 },
    ];
    const timesH = Float64Array.of(0, 0.5, 1, 2, 2, 3, 5, 7.5, 24);
    const common = { model, timesH, maxSteps: 1e6, relativeTolerance: 1e-11 };
    const given = subjects.map((subject) => ({ ...subject, doses }));
    const [exact, steps] = (["automatic", "explicit"] as const).map((method) =>
      solveBatch({ ...common, method, subjects: given }),
    );
    expect(exact![0]!.method).toBe("matrix exponential");
    exact!.forEach(({ outputs }, k) => {
      outputs.forEach((value, at) => {
        const wanted = steps![k]!.outputs[at]!;
        // The error of the steps at a tolerance of 1e-11.
        expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted));
      });
    });
  });

  test("a model that is not linear takes steps", () => {
    const { model, subjects } = benchmark("B", every([0], 24, 1.5), 1e-6);
    const [solution] = solveBatch({
      ...{ model, subjects: subjects.slice(0, 1), maxSteps: 1e5, relativeTolerance: 1e-6 },
      ...{ timesH: Float64Array.of(24), method: "automatic" },
    });
    expect(solution!.method).toBe("Rodas5P");
  });
});
