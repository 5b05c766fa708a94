import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, type Model, readModel, withSensitivities } from "../model/index.ts";
import { printIssue } from "../source/index.ts";
import { inBaseUnits, unit } from "../units/index.ts";
import { oneLane, twoLanes } from "../wasm/index.ts";
import { type BatchSubject, start } from "./engine/run.ts";
import { type Batch, type DoseEvent, solve, solveBatch } from "./index.ts";
import { methods } from "./methods.ts";

const folder = new URL("../../reference/simulation/", import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, folder), "utf8");

function read(text: string): Model {
  const { model, issues } = readModel({ path: "a.model", text });
  if (!model) throw new Error(issues.map(printIssue).join("\n"));
  return model;
}

const modelOf = (name: string) => read(textOf(`models/${name}.model`));
const every = (n: number, byH: number, amount: number, durationH: number): readonly DoseEvent[] =>
  Array.from({ length: n }, (_, k) => ({ timeH: byH * k, amount, durationH, port: 0 }));
const grid = (n: number, by: number) => Float64Array.from({ length: n }, (_, k) => k * by);

/** Subjects of a benchmark as a batch at a tolerance. */
function benchmark(name: string, n: number, doses: readonly DoseEvent[], timesH: Float64Array) {
  const model = modelOf(name);
  const [head = "", ...lines] = textOf(`subjects_${name}_first10.csv`).trim().split(/\r?\n/);
  const names = head.split(",");
  const rows = lines.slice(0, n).map((line) => line.split(","));
  return (tolerance: number, method: Batch["method"]): Batch => ({
    ...{ model, timesH, relativeTolerance: tolerance, method, maxSteps: 1e6 },
    subjects: rows.map((row): BatchSubject => {
      const cell = (own: string) => row[names.indexOf(own)];
      const inputs = Float64Array.from(model.parameters, ({ name: own, quantity }) =>
        cell(own) === undefined ? inBaseUnits(quantity) : Number(cell(own)) * unit(quantity.unit).factor,
      );
      const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
      return { inputs, doses, doseFactor: Number(cell("WT") ?? 1), absoluteTolerance };
    }),
  });
}

const numberOf = ({ parameters }: Model, name: string) => parameters.findIndex((one) => one.name === name);

/** The outputs of a batch's subjects with one parameter multiplied, in one array. */
function moved(batch: Batch, name: string, by: number): Float64Array[] {
  const p = numberOf(batch.model, name);
  const subjects = batch.subjects.map((subject) => ({
    ...subject,
    inputs: subject.inputs.map((x, k) => (k === p ? x * by : x)),
  }));
  return solveBatch({ ...batch, subjects }).map(({ outputs }) => outputs);
}

/** Derivatives by central differences over 2h and h and Richardson's extrapolation, error of order h⁴. */
function differences(batch: Batch, name: string, share = 2e-3): Float64Array[] {
  const p = numberOf(batch.model, name);
  const central = (by: number) => {
    const [up, down] = [moved(batch, name, 1 + by), moved(batch, name, 1 - by)];
    return up.map((values, s) =>
      values.map((value, k) => (value - down[s]![k]!) / (2 * by * batch.subjects[s]!.inputs[p]!)),
    );
  };
  const [wide, narrow] = [central(2 * share), central(share)];
  return narrow.map((values, s) => values.map((value, k) => (4 * value - wide[s]![k]!) / 3));
}

/** The largest difference, over the largest value of the same column plus `floor` of that column. */
function worst(
  found: Float64Array,
  wanted: Float64Array,
  nOutputs: number,
  floor: (column: number) => number = () => 0,
): number {
  let largest = 0;
  for (let output = 0; output < nOutputs; output++) {
    const own = wanted.filter((_, k) => k % nOutputs === output);
    const size = Math.max(...own.map(Math.abs)) + floor(output);
    found
      .filter((_, k) => k % nOutputs === output)
      .forEach((value, k) => {
        if (size > 0) largest = Math.max(largest, Math.abs(value - own[k]!) / size);
      });
  }
  return largest;
}

/** The derivatives by one of several. */
const part = (all: Float64Array, k: number, n: number) => all.filter((_, at) => at % n === k);

const daily = every(4, 24, 100, 0);
const cases: readonly {
  readonly name: string;
  readonly doses: readonly DoseEvent[];
  readonly timesH: Float64Array;
  readonly to: readonly string[];
  readonly method: Batch["method"];
}[] = [
  { name: "A1", doses: daily, timesH: grid(97, 1), to: ["CL", "V", "KA", "F"], method: "explicit" },
  {
    name: "A2",
    doses: every(4, 24, 100, 1),
    timesH: grid(97, 1),
    to: ["CL", "V1", "Q"],
    method: "automatic",
  },
  {
    name: "B",
    doses: every(2, 504, 24, 1.5),
    timesH: grid(85, 12),
    to: ["CLA", "VC", "RT0"],
    method: "stiff",
  },
  { name: "C", doses: every(2, 504, 24, 1.5), timesH: grid(43, 24), to: ["CL", "KINT"], method: "stiff" },
];

describe.each(cases)("benchmark $name", ({ name, doses, timesH, to, method }) => {
  const at = benchmark(name, 2, doses, timesH);
  const nOutputs = at(1, method).model.outputs.length;
  const precise = solveBatch({ ...at(1e-12, method), sensitivities: to });

  test.each(to)("the derivatives by %s are those of high-precision differences", (p) => {
    const wanted = differences(at(1e-12, method), p);
    precise.forEach(({ status, sensitivities, outputs }, subject) => {
      expect(status).toBe("ok");
      const found = part(sensitivities!, to.indexOf(p), to.length);
      const value = at(1e-12, method).subjects[subject]!.inputs[numberOf(at(1, method).model, p)]!;
      // Differences of solutions at a tolerance of 1e-12 over 0.2 % of p leave 1e-9 of output / p.
      const floor = (output: number) => (0.01 * Math.max(...part(outputs, output, nOutputs))) / value;
      expect(worst(found, wanted[subject]!, nOutputs, floor)).toBeLessThan(1e-7);
    });
  });

  test("errors fall with the tolerance, and outputs stay those of the model", () => {
    const stepped = name === "A2" ? "explicit" : method;
    const errors = [1e-4, 1e-6, 1e-8].map((tolerance) => {
      const found = solveBatch({ ...at(tolerance, stepped), sensitivities: to });
      const plain = solveBatch(at(tolerance, stepped));
      found.forEach(({ outputs }, s) => {
        // Each of the two keeps its errors near the tolerance.
        expect(worst(outputs, plain[s]!.outputs, nOutputs)).toBeLessThan(50 * tolerance);
      });
      return Math.max(
        ...found.map(({ sensitivities }, s) =>
          worst(sensitivities!, precise[s]!.sensitivities!, nOutputs * to.length),
        ),
      );
    });
    errors.forEach((error, k) => {
      expect(error).toBeLessThan(50 * [1e-4, 1e-6, 1e-8][k]!);
      if (k > 0) expect(error).toBeLessThan(errors[k - 1]! / 10);
    });
  });

  test("the module gives what the flat list of operations gives", () => {
    const tolerance = 1e-6;
    const batch = at(tolerance, method === "automatic" ? "explicit" : method);
    const model = withSensitivities(batch.model, to);
    const system = compile(model);
    const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
    const subjects = batch.subjects.map((subject) => ({ ...subject, absoluteTolerance }));
    solveBatch({ ...batch, model, subjects }).forEach((found, s) => {
      const { inputs, doseFactor = 1 } = subjects[s]!;
      const wanted = solve({
        ...{ ...batch, absoluteTolerance, system: system.bind(inputs) },
        ...{ nStates: system.nStates, nOutputs: system.nOutputs },
        doses: doses.map((dose) => ({ ...dose, amount: dose.amount * doseFactor })),
      });
      // Rounding may tip a step over the edge of acceptance.
      expect(Math.abs(found.nSteps - wanted.nSteps)).toBeLessThan(5);
      expect(worst(found.outputs, wanted.outputs, system.nOutputs)).toBeLessThan(1e-7);
    });
  });

  test("without control by the sensitivities the steps and outputs are those of the model alone", () => {
    const batch = at(1e-6, method === "automatic" ? "explicit" : method);
    const plain = solveBatch(batch);
    const found = solveBatch({ ...batch, sensitivities: to, controlSensitivities: false });
    found.forEach(({ nSteps, outputs, sensitivities }, s) => {
      expect(Math.abs(nSteps - plain[s]!.nSteps)).toBeLessThan(3);
      // Rounding, amplified by the choice of steps.
      expect(worst(outputs, plain[s]!.outputs, nOutputs)).toBeLessThan(1e-8);
      expect(worst(sensitivities!, precise[s]!.sensitivities!, nOutputs * to.length)).toBeLessThan(1e-4);
    });
  });

  test("results do not depend on lanes, order or company", () => {
    const batch = at(1e-6, method);
    const key = method === "automatic" ? "explicit" : method;
    const model = withSensitivities(batch.model, to);
    const absoluteTolerance = new Float64Array(model.states.length).fill(1e-6);
    const subjects = batch.subjects.map((subject) => ({ ...subject, absoluteTolerance }));
    const [one, two] = [oneLane, twoLanes].map((lanes) =>
      start(model, methods[key], lanes).run(subjects, batch),
    );
    expect(two).toEqual(one);
    const asked = { ...batch, sensitivities: to };
    const both = solveBatch(asked);
    expect(solveBatch({ ...asked, subjects: [...batch.subjects].reverse() }).reverse()).toEqual(both);
    expect(solveBatch({ ...asked, subjects: batch.subjects.slice(1) })).toEqual(both.slice(1));
  });
});

describe("closed forms", () => {
  const dose = 100;
  /** One compartment, oral: C = F D ka / (V (ka − k)) (e^(−kt) − e^(−ka t)), k = CL/V, and its derivatives. */
  function oral([CL, V, ka, F]: readonly number[], t: number) {
    const k = CL! / V!;
    const [slow, fast, gap] = [Math.exp(-k * t), Math.exp(-ka! * t), ka! - k];
    const size = (F! * dose) / V!;
    const C = (size * ka! * (slow - fast)) / gap;
    const byK = (size * ka! * (slow - fast)) / gap ** 2 - (size * ka! * t * slow) / gap;
    const byKa = (size * (slow - fast)) / gap + (size * ka! * t * fast) / gap - C / gap;
    return { C, by: [byK / V!, -C / V! - (byK * k) / V!, byKa, C / F!] };
  }

  test("one compartment, oral: by clearance, volume, absorption and bioavailability, by every method", () => {
    const model = modelOf("A1");
    const inputs = Float64Array.of(5, 50, 1.2, 0.85);
    const to = ["CL", "V", "KA", "F"];
    const timesH = Float64Array.of(0, 0.5, 1, 2, 5, 10, 24, 72);
    const subject = {
      inputs,
      doses: every(1, 0, dose, 0),
      absoluteTolerance: new Float64Array(2).fill(1e-11),
    };
    for (const method of ["automatic", "explicit", "stiff"] as const) {
      const [solution] = solveBatch({
        ...{ model, subjects: [subject], timesH, method, sensitivities: to },
        ...{ relativeTolerance: 1e-11, maxSteps: 1e6 },
      });
      timesH.forEach((t, row) => {
        const { C, by } = oral([...inputs], t);
        expect(Math.abs(solution!.outputs[row]! - C)).toBeLessThan(1e-9);
        // Errors at a tolerance of 1e-11, over steps; derivatives are of the order of 1.
        by.forEach((wanted, k) => {
          expect(Math.abs(solution!.sensitivities![row * 4 + k]! - wanted), `${method} ${k}`).toBeLessThan(
            1e-9,
          );
        });
      });
    }
  });

  test("small linear models with constant coefficients take the matrix exponential, whatever the tolerance", () => {
    const model = modelOf("A1");
    const inputs = Float64Array.of(5, 50, 1.2, 0.85);
    const subject = {
      inputs,
      doses: every(1, 0, dose, 0),
      absoluteTolerance: new Float64Array(2).fill(1e-3),
    };
    const timesH = grid(49, 0.5);
    const [solution] = solveBatch({
      ...{ model, subjects: [subject], timesH, method: "automatic", sensitivities: ["CL", "V", "KA"] },
      ...{ relativeTolerance: 1e-3, maxSteps: 1e6 },
    });
    expect(solution!.method).toBe("matrix exponential");
    timesH.forEach((t, row) => {
      // Rounding; the closed form loses three digits to (ka − k).
      oral([...inputs], t)
        .by.slice(0, 3)
        .forEach((wanted, k) => {
          expect(Math.abs(solution!.sensitivities![row * 3 + k]! - wanted)).toBeLessThan(1e-12);
        });
    });
  });

  test("two compartments during and after an infusion: sums over scaled parameters are as Euler's theorem has them", () => {
    const at = benchmark("A2", 3, every(2, 24, 100, 5), Float64Array.of(0.5, 3, 5, 7, 24, 26, 40));
    const to = ["CL", "V1", "Q", "V2"];
    const batch = at(1e-11, "explicit");
    solveBatch({ ...batch, sensitivities: to }).forEach(({ outputs, sensitivities }, s) => {
      outputs.forEach((C, row) => {
        // All clearances and volumes together multiplied by λ divide the concentration by λ: Σ p ∂C/∂p = −C.
        const sum = to.reduce(
          (total, name, k) =>
            total +
            batch.subjects[s]!.inputs[numberOf(batch.model, name)]! * sensitivities![row * to.length + k]!,
          0,
        );
        expect(Math.abs(sum + C)).toBeLessThan(1e-9 * Math.abs(C));
      });
    });
  });

  test("the logarithmic derivative by bioavailability is 1 at every time, with boluses, infusions and rows at doses", () => {
    const model = read(`model shares
param k = 0.3 1/h "loss" derived "test"
param F = 0.6 1 "bioavailability" derived "test"
param s = 0.2 1 "share of the depot" derived "test"
index i = 0..1
species A[i] : mg "amount in the depot, and outside"
reaction enter : A[0] -> A[1] at 1 {1/h} * A[0]
reaction lose : A[1] -> nothing at k * A[1]
dose both : mg into A[i] = F * (i * (1 - s) + (1 - i) * s)
output a : mg = A[1]
output d : mg = A[0]
`);
    const doses = [
      { timeH: 0, amount: 100, durationH: 2, port: 0 },
      { timeH: 1, amount: 50, durationH: 0, port: 0 },
      { timeH: 1.5, amount: 80, durationH: 3, port: 0 },
    ];
    const timesH = Float64Array.of(0.5, 1, 1, 1.5, 2, 3, 4.5, 6, 12);
    const subject = {
      ...{ inputs: Float64Array.of(0.3, 0.6, 0.2), doses, doseFactor: 1.5 },
      absoluteTolerance: new Float64Array(2).fill(1e-10),
    };
    for (const method of ["automatic", "explicit", "stiff"] as const) {
      const common = { model, timesH, method, relativeTolerance: 1e-10, maxSteps: 1e5 };
      const batch = { ...common, subjects: [subject] };
      const [{ outputs, sensitivities } = { outputs: [], sensitivities: undefined }] = solveBatch({
        ...batch,
        sensitivities: ["F", "s"],
      });
      outputs.forEach((value, k) => {
        expect(Math.abs(0.6 * sensitivities![2 * k]! - value)).toBeLessThan(1e-8 * value);
      });
      const byS = part(sensitivities!, 1, 2);
      // Linear in s: differences are exact but for the tolerance.
      expect(worst(byS, differences(batch, "s", 0.1)[0]!, 2)).toBeLessThan(1e-7);
    }
  });
});

test("conditions, minima and powers are differentiated branch by branch", () => {
  const model = read(`model branches
param k = 0.4 1/h "loss" derived "test"
param m = 2 mg/h "most" derived "test"
param g = 1.7 1 "power" derived "test"
param A0 = 10 mg "start" derived "test"
species A : mg = A0 "amount"
species B : mg "product"
rate = min(k * A, m)
slow = if(time < 5 {h}, k, 0.3 * k)
A' = -rate
B' = rate - slow * B * (B / 1 {mg})^g / (1 + (B / 1 {mg})^g)
output a : mg = A
output b : mg = max(B, 0.3 * A)
`);
  const timesH = Float64Array.of(0.5, 2, 3, 4.5, 5, 7, 12);
  const stop = [{ timeH: 5, amount: 0, durationH: 0, port: 0 }];
  expect(model.ports.length).toBe(0);
  const to = ["k", "m", "g", "A0"];
  for (const method of ["explicit", "stiff"] as const) {
    const batch: Batch = {
      ...{ model, timesH, method, relativeTolerance: 1e-11, maxSteps: 1e5 },
      subjects: [
        {
          inputs: Float64Array.of(0.4, 2, 1.7, 10),
          doses: stop,
          absoluteTolerance: new Float64Array(2).fill(1e-11),
        },
      ],
    };
    const [found] = solveBatch({ ...batch, sensitivities: [...to, { initial: "A" }] });
    expect(found!.status).toBe("ok");
    to.forEach((name, k) => {
      // Steps across the change of sides at 2.5 h leave 1e-9 in solutions, hence 1e-6 in differences over 0.1 % of p.
      const wanted = differences(batch, name, 1e-3)[0]!;
      expect(worst(part(found!.sensitivities!, k, 5), wanted, 2, () => 1)).toBeLessThan(2e-6);
    });
    // A = (m/k) e^(−k(3 − t*)) at 3 h, t* = (A0 − m/k)/m = 2.5 h: ∂A/∂k = −0.5 A.
    expect(Math.abs(found!.sensitivities![2 * 2 * 5]! + 0.5 * 5 * Math.exp(-0.2))).toBeLessThan(1e-7);
    // What A is at the start is A0.
    expect(worst(part(found!.sensitivities!, 4, 5), part(found!.sensitivities!, 3, 5), 2)).toBeLessThan(1e-9);
  }
});

test("a subject that fails has no derivatives from there on, and the others go on", () => {
  const model = read(`model explosion
param c = 0.5 1/h "growth" derived "test"
species E : mg = 1 {mg} "explodes"
E' = c * E * E / 1 {mg}
output e : mg = E
`);
  const subject = (c: number) => ({
    ...{ inputs: Float64Array.of(c), doses: [], absoluteTolerance: Float64Array.of(1e-9) },
  });
  const [fine, exploding] = solveBatch({
    ...{ model, timesH: Float64Array.of(1, 5), method: "stiff", sensitivities: ["c"] },
    ...{ relativeTolerance: 1e-9, maxSteps: 1e5, subjects: [subject(0.1), subject(0.5)] },
  });
  // E = 1/(1 − ct), ∂E/∂c = t/(1 − ct)².
  expect(Math.abs(fine!.sensitivities![1]! - 5 / 0.25)).toBeLessThan(1e-6);
  expect(exploding!.status).not.toBe("ok");
  expect([...exploding!.sensitivities!].map(Number.isNaN)).toEqual([false, true]);
});
