import { existsSync, readFileSync } from "node:fs";
import { libraryModel } from "../src/library/index.ts";
import { compile, type Model, readModel } from "../src/model/index.ts";
import { individualParameters, spreadOf } from "../src/population/index.ts";
import { type BatchSubject, type DoseEvent, solve, solveBatch } from "../src/solve/index.ts";
import { inBaseUnits, unit } from "../src/units/index.ts";
import { call, count, exp, moduleWriter, twoLanes } from "../src/wasm/index.ts";
import { type Bench, type Measurement, medianMs } from "./measure.ts";

const here = new URL("../reference/simulation/", import.meta.url).pathname;
/** Where all 1,000 subjects stand, if they do. */
const everyone = new URL("../../shared/reference/simulation/lsoda/data/", import.meta.url).pathname;

/** A model with its subjects, doses and times. `peers`: times and errors measured elsewhere, for context. */
interface Case {
  readonly name: string;
  readonly model: Model;
  readonly inputs: readonly Float64Array[];
  readonly doses: readonly DoseEvent[];
  readonly factors: readonly number[];
  readonly timesH: Float64Array;
  readonly method: "automatic" | "explicit" | "stiff";
  readonly peers: Readonly<Record<string, string>>;
}

function read(name: string, text: string): Model {
  const { model, issues } = readModel({ path: `${name}.model`, text });
  if (!model) throw new Error(JSON.stringify(issues));
  return model;
}

function rows(path: string): Record<string, string>[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const names = head.split(",").map((name) => name.replaceAll('"', ""));
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k]!, cell])));
}

const grid = (n: number, by: number) => Float64Array.from({ length: n }, (_, k) => k * by);
const every = (n: number, byH: number, amount: number, durationH: number): readonly DoseEvent[] =>
  Array.from({ length: n }, (_, k) => ({ timeH: byH * k, amount, durationH, port: 0 }));

/** Subjects that are timed. */
const nSubjects = 96;

function benchmark(
  name: string,
  doses: readonly DoseEvent[],
  timesH: Float64Array,
  method: Case["method"],
  peers: Case["peers"],
): Case {
  const model = read(name, readFileSync(`${here}models/${name}.model`, "utf8"));
  const all = `${everyone}subjects_${name}.csv`;
  const found = rows(existsSync(all) ? all : `${here}subjects_${name}_first10.csv`);
  const subjects = Array.from({ length: nSubjects }, (_, k) => found[k % found.length]!);
  const inputs = subjects.map((row) =>
    Float64Array.from(model.parameters, ({ name: own, quantity }) =>
      row[own] === undefined ? inBaseUnits(quantity) : Number(row[own]) * unit(quantity.unit).factor,
    ),
  );
  const factors = subjects.map((row) => Number(row.WT ?? 1));
  return { name, model, inputs, doses, factors, timesH, method, peers };
}

/** Tusamitamab ravtansine drug load by drug load, 250 mg every two weeks, four times. */
function pouzin(): Case {
  const model = read("pouzin", libraryModel("dar-chain-pouzin-2022")!.text);
  const parameters = model.parameters.map(({ quantity, variability }) => ({
    typical: inBaseUnits(quantity),
    ...(variability ? { variability } : {}),
  }));
  const spread = spreadOf(parameters, model.correlations)!;
  const inputs = Array.from({ length: nSubjects }, (_, k) => individualParameters(spread, 1, "bench", k + 1));
  const factors = inputs.map(() => 1);
  const common = { doses: every(4, 336, 250, 1.5), timesH: grid(225, 6), method: "stiff" as const };
  return { name: "Pouzin", model, inputs, factors, ...common, peers: {} };
}

/** The linear models: by the matrix exponential, and by steps. */
const linear = (method: Case["method"]): readonly Case[] => [
  benchmark("A1", every(21, 24, 100, 0), grid(505, 1), method, {
    "1e-6": "mrgsolve 254, rxode2 lsoda 274 µs; mrgsolve worst 3.2e-5, rms 9.3e-7",
    "1e-8": "mrgsolve 338, rxode2 lsoda 363 µs; mrgsolve worst 2.2e-7, rms 9.3e-9",
  }),
  benchmark("A2", every(21, 24, 100, 1), grid(505, 1), method, {
    "1e-6": "mrgsolve 214, rxode2 lsoda 233 µs; mrgsolve worst 5.9e-6, rms 8.2e-7",
    "1e-8": "mrgsolve 279, rxode2 lsoda 307 µs; mrgsolve worst 4.2e-8, rms 7.0e-9",
  }),
];

const cases = (): readonly Case[] => [
  ...linear("automatic"),
  ...linear("explicit"),
  benchmark("B", every(4, 504, 24, 1.5), grid(337, 6), "stiff", {
    "1e-6": "rxode2 bdf 1213, mrgsolve 1408 µs; mrgsolve worst 4.6e-4, rms 1.1e-6",
    "1e-8": "rxode2 bdf 2378, mrgsolve 2533 µs; mrgsolve worst 3.3e-5, rms 1.7e-7",
  }),
  benchmark("C", every(4, 504, 24, 1.5), grid(169, 12), "stiff", {
    "1e-6": "rxode2 bdf 3596, mrgsolve 7229 µs; mrgsolve worst 1.3e-5, rms 2.5e-7",
    "1e-8": "rxode2 bdf 6910, mrgsolve 13060 µs; mrgsolve worst 6.8e-8, rms 5.3e-9",
  }),
  pouzin(),
];

const maxSteps = 1e6;

function batchOf({ model, inputs, doses, factors, timesH, method }: Case, tolerance: number) {
  const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
  const subjects = inputs.map(
    (own, k): BatchSubject => ({ inputs: own, doses, doseFactor: factors[k]!, absoluteTolerance }),
  );
  return { model, subjects, timesH, relativeTolerance: tolerance, method, maxSteps };
}

/** The same subjects by the flat list of operations; the first `n` of them. */
function byTape(one: Case, tolerance: number, n: number): void {
  const system = compile(one.model);
  const { subjects, timesH, relativeTolerance, method } = batchOf(one, tolerance);
  for (const { inputs, doseFactor = 1, absoluteTolerance } of subjects.slice(0, n)) {
    solve({
      ...{ timesH, relativeTolerance, method, maxSteps, absoluteTolerance },
      ...{ system: system.bind(inputs), nStates: system.nStates, nOutputs: system.nOutputs },
      doses: one.doses.map((dose) => ({ ...dose, amount: dose.amount * doseFactor })),
    });
  }
}

/** Largest and root-mean-square relative error against the same subjects at a tolerance of 1e-11. */
function errors(one: Case, reference: readonly Float64Array[], tolerance: number) {
  let [worst, sum, n] = [0, 0, 0];
  const byOutput = new Map<number, { sum: number; n: number }>();
  solveBatch(batchOf(one, tolerance)).forEach(({ outputs }, subject) => {
    outputs.forEach((value, k) => {
      const wanted = reference[subject]![k]!;
      if (wanted === 0 || !Number.isFinite(wanted)) return;
      const error = Math.abs(value / wanted - 1);
      const column = k % one.model.outputs.length;
      const own = byOutput.get(column) ?? { sum: 0, n: 0 };
      byOutput.set(column, { sum: own.sum + error * error, n: own.n + 1 });
      worst = Math.max(worst, error);
    });
  });
  for (const own of byOutput.values()) if (own.sum / own.n >= sum / Math.max(n, 1)) ({ sum, n } = own);
  return { worst, rms: Math.sqrt(sum / Math.max(n, 1)) };
}

/** Median microseconds of processor time per subject over several runs on one thread, after one that does not count. */
function perSubject(work: () => void, n: number, repeats: number): number {
  work();
  const times = Array.from({ length: repeats }, () => {
    const begin = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begin);
    return user + system;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)]! / n;
}

function measureCase(one: Case): Measurement[] {
  const stepped = one.method === "automatic" ? ({ ...one, method: "explicit" } as const) : one;
  const reference = solveBatch(batchOf(stepped, 1e-11)).map(({ outputs }) => outputs);
  const nTape = 4;
  const tolerances = one.method === "automatic" ? [1e-6] : [1e-4, 1e-5, 1e-6, 1e-8, 1e-10];
  return tolerances.map((tolerance) => {
    const batch = batchOf(one, tolerance);
    const value = perSubject(() => solveBatch(batch), nSubjects, 9);
    const tape = perSubject(() => byTape(one, tolerance, nTape), nTape, 3);
    const { worst, rms } = errors(one, reference, tolerance);
    const text = tolerance.toExponential(0);
    const peers = one.peers[text];
    return {
      name: `${one.name} ${one.method} ${text}, per subject`,
      ...{ value, unit: "µs", baseline: `flat list (${tape.toFixed(0)} µs)`, ratio: value / tape },
      error: worst,
      aim: `rms ${rms.toExponential(1)}${peers ? `; elsewhere: ${peers}` : ""}`,
    };
  });
}

/** Nanoseconds of one `exp` in two lanes: how fast the machine is at this moment, whatever else it does. */
function paceOfMachine(): Measurement {
  const module = moduleWriter();
  const lanes = twoLanes;
  const number = module.add(["v128"], ["v128"], (code, x) => exp(lanes)(code, x!));
  const bytes = 16_000;
  const body = count(bytes, 16, (at) => lanes.store(bytes, call(number, lanes.load(0, at)), at));
  module.exportFunction(
    "run",
    module.add([], [], () => body),
  );
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish(1)));
  const run = exports.run as () => void;
  new Float64Array((exports.memory as WebAssembly.Memory).buffer).fill(0.37, 0, bytes / 8);
  const value = (1000 * perSubject(() => Array.from({ length: 500 }, run), bytes / 8, 15)) / 500;
  return {
    name: "pace of the machine: exp in two lanes, per value",
    ...{ value, unit: "ns", baseline: "itself", ratio: 1, error: null },
    aim: "for context: times below follow it",
  };
}

/** From model text to a module that has run: what the first subject waits for. */
function compileTime(): Measurement {
  const text = readFileSync(`${here}models/C.model`, "utf8");
  const fresh = (): void => {
    const model = read("C", text);
    const [first] = benchmark("C", [], Float64Array.of(0), "stiff", {}).inputs;
    const absoluteTolerance = new Float64Array(model.states.length).fill(1e-6);
    const subjects = [{ inputs: first!, doses: [], absoluteTolerance }];
    const timesH = Float64Array.of(0);
    solveBatch({ model, subjects, timesH, relativeTolerance: 1e-6, method: "stiff", maxSteps });
  };
  const value = medianMs(fresh, 5);
  const reading = medianMs(() => read("C", text), 5);
  return {
    name: "text to running module, C (56 states)",
    ...{ value, unit: "ms", baseline: "reading alone", ratio: value / reading, error: null },
    aim: "under 50 ms",
  };
}

/** Processor time per subject of the benchmark models, beside the error and the solver without WebAssembly. */
export const engine: Bench = {
  name: "engine",
  measure: () => [paceOfMachine(), compileTime(), ...cases().flatMap(measureCase)],
};
