import { expect, test } from "vitest";
import { printIssue } from "../source/index.ts";
import {
  compile,
  equations,
  interpret,
  readModel,
  showingStates,
  withSlopes,
  withSwitches,
} from "./index.ts";

const text = (clauses: string) => `model late
param F = 0.8 1 "part" assumed "an example" range 0..1
param L = 30 min "lag" assumed "an example" range 0..60
param D = 2 h "duration" assumed "an example" range 0..60
param R = 12 mg/d "rate" assumed "an example" range 0..60
param k = 0.1 1/h "loss" assumed "an example" range 0.05..1
species A : mg
species B : mg
reaction lose : A -> B at k * A
reaction gone : B -> nothing at k * B
dose drug : mg "tablet" into A = 0.5 into B = 0.25 ${clauses}
output a : mg = A
`;
const read = (clauses: string) => readModel({ path: "late.model", text: text(clauses) });
const inputs = Float64Array.of(0.8, 0.5, 2, 0.5, 0.1);

test("a dose says its bioavailability, lag, duration and rate, in any order", () => {
  const { model } = read("lag L * 2 bioavailability F duration D rate R");
  for (const system of [compile(model!), interpret(model!)]) {
    const bound = system.bind(inputs);
    expect(bound.doseEntry!(0)).toEqual({ bioavailability: 0.8, lagH: 1, durationH: 2, rate: 0.5 });
    expect([...bound.doseShares(0)]).toEqual([0.4, 0.2]);
  }
  expect(equations(model!).join("\n")).toContain(
    "dose drug [mg] into A: 0.5; into B: 0.25; bioavailability F; lag L*2; duration D; rate R",
  );
});

test("without clauses a dose enters whole and at once", () => {
  const { model } = read("");
  expect(compile(model!).bind(inputs).doseEntry!(0)).toEqual({ bioavailability: 1, lagH: 0 });
});

test.each([
  ["lag F", '"F" is a bare number'],
  ["duration R", '"R" is'],
  ["rate k", '"k" is'],
  ["bioavailability L", '"L" is a time'],
  ["lag L lag L", '"lag" stands here'],
  ["lag A / k / 1 {mg}", "changes with a state or with time"],
  ["late L", '"late" stands here'],
])("%s is reported where it stands", (clauses, found) => {
  const [issue] = read(clauses).issues.filter(({ severity }) => severity === "error");
  expect(printIssue(issue!)).toContain(found);
  expect(issue!.where.line).toBe(11);
});

const derivative = (model: NonNullable<ReturnType<typeof read>["model"]>, own: Float64Array, t: number) => {
  const found = [compile(model), interpret(model)].map((system) => {
    const out = new Float64Array(2);
    system.bind(own).derivative(t, Float64Array.of(10, 4), out);
    return [...out];
  });
  found[0]!.forEach((value, k) => {
    expect(value).toBeCloseTo(found[1]![k]!, 12);
  });
  return found[0]!;
};

test("a variant switches states off by inputs of its own", () => {
  const { model } = read("");
  const switched = withSwitches(model!, [1]);
  const off = derivative(switched, Float64Array.of(...inputs, 0), 0);
  const on = derivative(switched, Float64Array.of(...inputs, 1), 0);
  expect([off[0], off[1]]).toEqual([on[0], 0]);
  expect(on).toEqual(derivative(model!, inputs, 0));
});

test("a variant lets inputs move on a line", () => {
  const { model } = read("");
  const moving = withSlopes(model!, [4]);
  // k = 0.1 + 0.02 (5 − 2) at 5 h.
  const [a] = derivative(moving, Float64Array.of(...inputs, 0.02, 2), 5);
  expect(a).toBeCloseTo(-0.16 * 10, 12);
});

test("a variant shows its states", () => {
  const { model } = read("");
  const out = new Float64Array(2);
  compile(showingStates(model!)).bind(inputs).outputs(0, Float64Array.of(3, 7), out);
  expect([...out]).toEqual([3, 7]);
});
