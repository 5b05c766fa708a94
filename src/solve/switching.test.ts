import { expect, test } from "vitest";
import { type BoundSystem, compile, type Model, readModel } from "../model/index.ts";
import { twoLanes } from "../wasm/index.ts";
import { start } from "./engine/run.ts";
import { type DoseEvent, type MethodName, methods, solve, solveBatch } from "./index.ts";
import { switching } from "./switching.ts";

function modelOf(text: string): Model {
  const { model, issues } = readModel({ path: "test.model", text });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

/** Van der Pol's oscillator: slow along two branches where stability holds the explicit method back, fast between them. */
const oscillator = modelOf(`model oscillator
param mu = 60 1 "stiffness" derived "test"
k = 1 {1/h}
state x : 1 = 1 "position"
state v : 1 = 0 "speed"
x' = k * v
v' = k * (mu * (1 - x^2) * v - x)
output position : 1 = x
`);

/** Slow until a dose at 400 h, which brings a target that binds fast; slow again when all is gone. */
const late = modelOf(`model late
param kon = 40 1/(nM*h) "binding" derived "test"
state A : nM = 5 {nM} "slow"
state D : nM = 0 "depot"
state L : nM = 0 "ligand"
state R : nM = 0 "target"
state B : nM = 0 "bound"
reaction lose : A -> nothing at 0.01 {1/h} * A * (1 + 0.5 * exp(-A / 1 {nM}))
reaction bind : L + R <-> B at kon * L * R - 0.1 {1/h} * B
reaction clear : L -> nothing at 0.02 {1/h} * L
reaction digest : B -> nothing at 0.3 {1/h} * B
reaction make : nothing -> R at 3 {1/h} * D / (1 + D / 1 {nM}) - 0.1 {1/h} * R
reaction absorb : D -> L at 0.5 {1/h} * D
dose drug : nM into D = 1
output a : nM = A
output b : nM = B
output l : nM = L
`);

interface Case {
  readonly name: string;
  readonly model: Model;
  readonly inputs: Float64Array;
  readonly doses: readonly DoseEvent[];
  readonly timesH: Float64Array;
}

const cases: readonly Case[] = [
  {
    name: "Van der Pol's oscillator",
    model: oscillator,
    inputs: Float64Array.of(60),
    doses: [],
    timesH: Float64Array.from({ length: 41 }, (_, k) => 4 * k),
  },
  {
    name: "a late dose",
    model: late,
    inputs: Float64Array.of(40),
    doses: [{ timeH: 400, amount: 60, durationH: 0, port: 0 }],
    timesH: Float64Array.from({ length: 101 }, (_, k) => 10 * k),
  },
];

const tolerance = 1e-6;

function counted({ model, inputs, doses, timesH }: Case, method: MethodName, relativeTolerance: number) {
  const system = compile(model);
  const bound = system.bind(inputs);
  let calls = 0;
  const counting: BoundSystem = {
    ...bound,
    derivative(t, y, out) {
      calls += 1;
      bound.derivative(t, y, out);
    },
  };
  const solution = solve({
    ...{ system: counting, nStates: system.nStates, nOutputs: system.nOutputs, doses, timesH, method },
    ...{ relativeTolerance, maxSteps: 1e6 },
    absoluteTolerance: new Float64Array(system.nStates).fill(relativeTolerance),
  });
  return { calls, solution };
}

test.each(cases)(
  "$name: the method changes, the result stays, and the cost is that of the cheaper one",
  (one) => {
    const exact = counted(one, "rodas5p", 1e-11).solution;
    const [automatic, explicit, stiff] = (["automatic", "explicit", "stiff"] as const).map((method) =>
      counted(one, method, tolerance),
    );
    expect(automatic!.solution.status).toBe("ok");
    expect(automatic!.solution.method).toBe(switching.name);
    const scale = Math.max(...exact.outputs.map(Math.abs));
    const error = ({ outputs }: { readonly outputs: Float64Array }) =>
      Math.max(...outputs.map((value, k) => Math.abs(value - exact.outputs[k]!))) / scale;
    // Each method by itself leaves as much: errors of single steps add up, and move the phase of the oscillator.
    const worse = Math.max(error(explicit!.solution), error(stiff!.solution), 10 * tolerance);
    expect(error(automatic!.solution)).toBeLessThan(3 * worse);
    // It is in fact close to the cheaper of the two, or below it.
    expect(automatic!.calls).toBeLessThan(1.2 * Math.min(explicit!.calls, stiff!.calls));
  },
);

test.each(cases)("$name: the module changes method where the interpreted solver does", (one) => {
  const wanted = counted(one, "automatic", tolerance).solution;
  const absoluteTolerance = new Float64Array(one.model.states.length).fill(tolerance);
  const [found] = solveBatch({
    ...{ model: one.model, timesH: one.timesH, relativeTolerance: tolerance, maxSteps: 1e6 },
    method: "automatic",
    subjects: [{ inputs: one.inputs, doses: one.doses, absoluteTolerance }],
  });
  expect([found!.status, found!.method]).toEqual(["ok", wanted.method]);
  // Rounding may tip a step over the edge of acceptance, or of a sign.
  expect(Math.abs(found!.nSteps - wanted.nSteps)).toBeLessThan(0.01 * wanted.nSteps + 5);
});

test("lanes of different methods do not disturb each other", () => {
  const absoluteTolerance = new Float64Array(5).fill(tolerance);
  const { doses } = cases[1]!;
  const timesH = Float64Array.from({ length: 45 }, (_, k) => 10 * k);
  // Slow, stiff after the dose, slow without a dose: the lanes beside each other differ.
  const subjects = [
    { inputs: Float64Array.of(0.01), doses, absoluteTolerance },
    { inputs: Float64Array.of(40), doses, absoluteTolerance },
    { inputs: Float64Array.of(20), doses: [], absoluteTolerance },
    { inputs: Float64Array.of(400), doses, absoluteTolerance },
  ];
  const running = start(late, switching, twoLanes);
  const common = { timesH, relativeTolerance: tolerance, maxSteps: 1e6 };
  const together = running.run(subjects, common);
  expect(together.map(({ nSwitches }) => nSwitches > 0)).toEqual([false, true, false, true]);
  subjects.forEach((subject, k) => {
    expect(running.run([subject], common)).toEqual([together[k]]);
  });
  expect(running.run([...subjects].reverse(), common).reverse()).toEqual(together);
});

test("a model that stays slow keeps the explicit method", () => {
  const timesH = Float64Array.of(100, 200);
  const slow = { ...cases[1]!, timesH };
  expect(counted(slow, "automatic", tolerance).solution.method).toBe(methods.explicit.name);
});
