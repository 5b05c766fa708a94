import { describe, expect, test } from "vitest";
import { compile, readModel } from "../../model/index.ts";
import { oneLane, twoLanes } from "../../wasm/index.ts";
import { type Batch, type DoseEvent, solve, solveBatch } from "../index.ts";
import { family, type MethodName } from "../methods.ts";
import { buildModule } from "./build.ts";
import { type BatchSubject, start } from "./run.ts";

/** Binding, loss, a forcing that depends on time, a balance that is linear; an odd number of states, which pads rows. */
const read = readModel({
  path: "contract.model",
  text: `model contract
param kon = 2 1/(nM*h) "binding" derived "test"
param koff = 1 1/h "release" derived "test"
state A : nM = 0 "free"
state R : nM = 3 {nM} "target"
state B : nM = 0 "bound"
state lost : nM = 0 "lost"
state trace : nM = 0 "what was free, in part"
reaction bind : A + R <-> B at kon * A * R - koff * B
reaction lose : B -> 2 lost at 0.3 {1/h} * B
trace' = 0.1 {1/h} * (A - trace)
reaction turn : R -> lost at 0.1 {1/h} * R * (1 + 0.5 * exp(-time / 5 {h}))
dose drug : nM into A = 1
output a : nM = A
output b : nM = B
output all : nM = A + R + 2 * B + lost
`,
});
if (!read.model) throw new Error(JSON.stringify(read.issues));
const { model } = read;
const doses: readonly DoseEvent[] = [
  { timeH: 0, amount: 4, durationH: 0, port: 0 },
  { timeH: 6, amount: 4, durationH: 2, port: 0 },
  { timeH: 12, amount: 1, durationH: 0, port: 0 },
];
const timesH = Float64Array.from({ length: 49 }, (_, k) => k / 2);

const subjects = (tolerance: number): readonly BatchSubject[] =>
  [0.2, 1, 2, 5, 9].map((kon) => ({
    inputs: Float64Array.of(kon, 1),
    doses,
    absoluteTolerance: new Float64Array(5).fill(tolerance),
  }));

const batch = (method: MethodName, tolerance: number): Batch => ({
  ...{ model, method, timesH, relativeTolerance: tolerance, maxSteps: 1e6 },
  subjects: subjects(tolerance),
});

const reference = solveBatch(batch("rodas5p", 1e-12));

describe.each(family)("the module of $method.name", ({ key, method }) => {
  test("takes the steps of the interpreted solver and gives its outputs", () => {
    const system = compile(model);
    solveBatch(batch(key, 1e-7)).forEach((found, k) => {
      const { inputs, absoluteTolerance } = subjects(1e-7)[k]!;
      const wanted = solve({
        ...{ system: system.bind(inputs), nStates: 5, nOutputs: 3, doses, timesH, absoluteTolerance },
        ...{ relativeTolerance: 1e-7, method: key, maxSteps: 1e6 },
      });
      expect([found.status, found.method]).toEqual(["ok", wanted.method]);
      // Rounding may tip steps over the edge of acceptance, the more of them where stability holds them back.
      expect(Math.abs(found.nSteps - wanted.nSteps)).toBeLessThan(3 + 0.05 * wanted.nSteps);
      wanted.outputs.forEach((value, at) => {
        // Rounding, carried along by steps that are the same, far below the tolerance of 1e-7; else what steps leave.
        const within = found.nSteps === wanted.nSteps ? 1e-8 : 1e-5;
        expect(Math.abs(found.outputs[at]! - value)).toBeLessThan(within);
      });
    });
  });

  test("its error follows the tolerance", () => {
    const worst = [1e-4, 1e-6, 1e-8, 1e-10].map((tolerance) => {
      const found = solveBatch(batch(key, tolerance));
      const errors = found.flatMap(({ outputs }, k) =>
        [...outputs].map((value, at) => Math.abs(value - reference[k]!.outputs[at]!)),
      );
      return Math.max(...errors) / tolerance;
    });
    // Values are of the order of 1; errors of single steps add up over some tens of steps.
    for (const ratio of worst) expect(ratio).toBeLessThan(100);
  });

  test("linear balances hold to rounding", () => {
    for (const { outputs } of solveBatch(batch(key, 1e-5))) {
      timesH.forEach((time, row) => {
        const given = (time > 0 ? 4 : 0) + (time < 6 ? 0 : Math.min(4, 2 * (time - 6))) + (time > 12 ? 1 : 0);
        // Rounding of some hundred additions of numbers up to 12.
        expect(Math.abs(outputs[3 * row + 2]! - 3 - given)).toBeLessThan(1e-12);
      });
    }
  });

  test("two lanes give the bits of one, and a subject's result does not depend on the others", () => {
    const common = { timesH, relativeTolerance: 1e-6, maxSteps: 1e6 };
    const all = subjects(1e-6);
    const [one, two] = [oneLane, twoLanes].map((lanes) => start(model, method, lanes).run(all, common));
    expect(two).toEqual(one);
    const running = start(model, method, twoLanes);
    expect(running.run([all[3]!], common)).toEqual([one![3]]);
    expect(running.run([...all].reverse(), common).reverse()).toEqual(one);
    const broken = { ...all[0]!, inputs: Float64Array.of(Number.NaN, 1) };
    expect(running.run([broken], common)[0]!.status).not.toBe("ok");
    const [, first, , second] = running.run([broken, all[1]!, broken, all[2]!], common);
    expect([first, second]).toEqual([one![1], one![2]]);
  });

  test("calls nothing outside itself, and more steps need no more memory", () => {
    const { bytes, freeAt, maxStepsAt, relativeAt } = buildModule(model, method, twoLanes);
    expect(WebAssembly.Module.imports(new WebAssembly.Module(bytes))).toEqual([]);
    expect(Math.max(maxStepsAt, relativeAt)).toBeLessThan(freeAt);
    const running = start(model, method, twoLanes);
    const run = (tolerance: number) =>
      running
        .run(subjects(tolerance), { timesH, relativeTolerance: tolerance, maxSteps: 1e6 })
        .reduce((sum, { nSteps }) => sum + nSteps, 0);
    run(1e-3);
    const before = running.bytes();
    expect(run(1e-12)).toBeGreaterThan(3 * run(1e-3));
    expect(running.bytes()).toBe(before);
  });
});
