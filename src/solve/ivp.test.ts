import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type Model, readModel } from "../model/index.ts";
import { type DoseEvent, type MethodName, type Solution, solve, solveBatch } from "./index.ts";

const folder = new URL("../../reference/simulation/", import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, folder), "utf8");

function modelOf(name: string): Model {
  const { model, issues } = readModel({ path: `${name}.model`, text: text(`models/${name}.model`) });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

/** A problem of the test set. `size`: of its smaller states, for absolute tolerances. */
interface Case {
  readonly name: string;
  readonly method: MethodName;
  readonly size: number;
  /** Relative tolerance. */
  readonly tolerance: number;
  readonly doses?: readonly DoseEvent[];
  /** Errors below this do not count: what the reference leaves. */
  readonly floor?: number;
  /** The number among the outputs of a component, counted from 1. */
  readonly output?: (component: number) => number;
}

const border = (timeH: number, amount: number): DoseEvent => ({ timeH, amount, durationH: 0, port: 0 });

const cases: readonly Case[] = [
  { name: "rober", method: "stiff", size: 1e-6, tolerance: 1e-10 },
  { name: "hires", method: "stiff", size: 1e-3, tolerance: 1e-9 },
  { name: "orego", method: "stiff", size: 1e-1, tolerance: 1e-9 },
  { name: "vdpol", method: "stiff", size: 1e-1, tolerance: 1e-9 },
  { name: "pollution", method: "stiff", size: 1e-10, tolerance: 1e-9 },
  { name: "pleiades", method: "dop853", size: 1, tolerance: 1e-11 },
  { name: "e5", method: "stiff", size: 1e-20, tolerance: 1e-10 },
  {
    name: "medakzo",
    method: "stiff",
    size: 1e-5,
    tolerance: 1e-9,
    doses: [border(0, 2), border(5, -2)],
    // The published values were computed at an absolute tolerance of 1e-10.
    floor: 1e-10,
    output: (component) => (component % 2 === 1 ? (component + 1) / 2 : 200 + component / 2),
  },
];

const lines = text("ivp/reference.csv").trim().split(/\r?\n/).slice(1);
const reference = lines.map((line) => {
  const [problem, end, component, value] = line.split(",");
  return { problem, end: Number(end), component: Number(component), value: Number(value) };
});

/** The largest relative error of the last row. */
function worst({ name, floor = 0, output = (component) => component }: Case, { outputs }: Solution): number {
  const wanted = reference.filter(({ problem }) => problem === name);
  return Math.max(
    ...wanted.map(({ component, value }) => {
      const error = Math.abs(outputs[output(component) - 1]! - value);
      return error <= floor ? 0 : error / Math.abs(value);
    }),
  );
}

function solved(
  { name, doses = [], tolerance, size }: Case,
  method: MethodName,
  interpreted: boolean,
): Solution {
  const model = modelOf(name);
  const timesH = Float64Array.of(reference.find(({ problem }) => problem === name)!.end);
  const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance * size);
  const common = { timesH, relativeTolerance: tolerance, maxSteps: 1e6, method };
  const inputs = new Float64Array(0);
  if (!interpreted)
    return solveBatch({ ...common, model, subjects: [{ inputs, doses, absoluteTolerance }] })[0]!;
  const system = compile(model);
  return solve({
    ...{ ...common, doses, absoluteTolerance, system: system.bind(inputs) },
    ...{ nStates: system.nStates, nOutputs: system.nOutputs },
  });
}

describe.each(cases)("$name", (one) => {
  test("the module ends where the published solution ends, to 1e-8", () => {
    const solution = solved(one, one.method, false);
    expect(solution.status).toBe("ok");
    expect(worst(one, solution)).toBeLessThan(1e-8);
  });

  // 400 states over some thousand steps take the interpreted solver too long for a test.
  test.runIf(one.name !== "medakzo")("so does the interpreted solver", () => {
    const solution = solved(one, one.method, true);
    expect(solution.status).toBe("ok");
    expect(worst(one, solution)).toBeLessThan(1e-8);
  });

  test("so does the ESDIRK method, to 1e-6", () => {
    const solution = solved(one, "kencarp4", false);
    expect(solution.status).toBe("ok");
    // Of fourth order: at the same tolerances what is left is up to a hundred times as much.
    expect(worst(one, solution)).toBeLessThan(2e-6);
  });
});
