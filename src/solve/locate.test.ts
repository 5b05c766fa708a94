import { describe, expect, test } from "vitest";
import { compile, interpret, type Model, readModel } from "../model/index.ts";
import { solve, solveBatch } from "./index.ts";

function read(lines: string): Model {
  const { model, issues } = readModel({ path: "bad.model", text: `model bad\n${lines}` });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

interface Fault {
  readonly title: string;
  readonly lines: string;
  readonly says: string;
}

// Line 1 is "model bad".
const faults: readonly Fault[] = [
  {
    title: "a logarithm of a negative number, in an assignment that a reaction reads",
    lines: `param C0 = 2 nM "reference" assumed "test" range 1..3
species C : nM = 1 {nM} "drug"
gap = log((C - 0.5 {nM}) / C0)
reaction lose : C -> nothing at 1 {nM/h}
reaction bind : C -> nothing at 1e-9 {nM/h} * gap`,
    says: "log((C - 0.5 {nM}) / C0) (gap, bad.model:4:7) is not a number at 0.5 h, a logarithm of a negative number: C = 0.5 nM, C0 = 2 nM",
  },
  {
    title: "a division by 0 at the start",
    lines: `param V = 0 L "volume" assumed "test" range 0..1
species A : nmol "amount"
species B : nmol = 3 {nmol} "amount"
reaction leave : B -> A at 2 {L/h} * B / V`,
    says: "2 {L/h} * B / V (leave, bad.model:5:28) is infinite at 0 h, a division by 0: B = 3 nmol, V = 0 L; write a denominator that cannot be 0 there",
  },
  {
    title: "an overflow",
    lines: `state x : 1 "exponent"
state y : 1 "grows"
x' = 1000 {1/h}
y' = exp(x) * 1 {1/h}`,
    says: "exp(x) (y', bad.model:5:6) is ",
  },
  {
    title: "a power of a negative number, with an index",
    lines: `index i = 1..2
state x[i] : 1 = i "falls"
x[i]' = -1 {1/h} * (1 + x[i]^1.5)`,
    says: "x[i]^1.5 (x[1]', bad.model:4:25) is not a number at 0.7471",
  },
  {
    title: "a named value that is infinite, below what reads it",
    lines: `species A : mg = 1 {mg} "amount"
ratio = A / (A - A)
A' = 1 {mg/h} * (1 + ratio)`,
    says: "A / (A - A) (ratio, bad.model:3:9) is infinite at 0 h, a division by 0",
  },
];

const settings = { relativeTolerance: 1e-8, maxSteps: 1e5 };

describe.each(["explicit", "stiff"] as const)("%s", (method) => {
  test.each(faults)("$title is named with its line, its time and what it reads", ({ title, lines, says }) => {
    const model = read(lines);
    const inputs = Float64Array.from(model.parameters, ({ quantity }) => quantity.value);
    const absoluteTolerance = new Float64Array(model.states.length).fill(1e-8);
    const common = { ...settings, method, timesH: Float64Array.of(0, 5) };
    const [found] = solveBatch({ ...common, model, subjects: [{ inputs, doses: [], absoluteTolerance }] });
    expect(["not-finite", "step-too-small"]).toContain(found!.status);
    expect(found!.advice).toContain(says);
    if (title === "an overflow")
      expect(found!.advice).toMatch(/at 0\.\d+ h, too large to compute with: x = [67]\d\d/);
    for (const system of [compile(model), interpret(model)]) {
      const problem = { system: system.bind(inputs), nStates: system.nStates, nOutputs: system.nOutputs };
      const alone = solve({ ...common, ...problem, doses: [], absoluteTolerance });
      expect(alone.advice).toContain(says);
    }
  });
});

test("a slope that is not finite is named where the values are", () => {
  const model = read(`state y : 1 "starts at 0"\ny' = 1 {1/h} * (1 + sqrt(y))`);
  const text = compile(model).bind(new Float64Array(0)).fault!(0, Float64Array.of(0));
  expect(text).toBe("the slope of y in sqrt(y) (y', bad.model:3:21) is infinite at 0 h: y = 0");
});

test("a state below 0 brings the advice to keep it from there", () => {
  const model = read(`species A : mg = 1 {mg} "amount"\nA' = -1 {1/h} * A * (A / 1 {mg})^0.3`);
  const fault = compile(model).bind(new Float64Array(0)).fault!;
  expect(fault(3, Float64Array.of(-1e-9))).toMatch(/A = -1e-9 mg; .*write max\(A, 0\)/);
  expect(fault(3, Float64Array.of(1e-9))).toBeUndefined();
});
