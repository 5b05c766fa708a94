import { readFileSync } from "node:fs";
import { compile } from "../src/model/index.ts";
import { solve, solveBatch } from "../src/solve/index.ts";
import { unit } from "../src/units/index.ts";
import { call, count, exp, moduleWriter, twoLanes } from "../src/wasm/index.ts";
import { batchOf, benchmark, type Case, cases, here, maxSteps, nSubjects, read } from "./engine-cases.ts";
import { type Lsoda, lsodaFor, peers } from "./lsoda.ts";
import { type Bench, type Measurement, medianMs } from "./measure.ts";

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

/** The largest relative error, and the root mean square of the worst output. */
interface Errors {
  readonly worst: number;
  readonly rms: number;
}

/** Errors against the same subjects at a tolerance of 1e-11; `value` gives an output by subject, time and column. */
function errorsOf(
  { model, timesH }: Case,
  reference: readonly Float64Array[],
  { nSubjects: n, nColumns }: { readonly nSubjects: number; readonly nColumns: number },
  value: (subject: number, time: number, column: number) => number,
): Errors {
  const [nTimes, nOutputs] = [timesH.length, model.outputs.length];
  let [worst, rms] = [0, 0];
  for (let column = 0; column < nColumns; column++) {
    let [sum, count] = [0, 0];
    for (let subject = 0; subject < n; subject++) {
      for (let time = 0; time < nTimes; time++) {
        const wanted = reference[subject]![time * nOutputs + column]!;
        if (wanted === 0 || !Number.isFinite(wanted)) continue;
        const error = Math.abs(value(subject, time, column) / wanted - 1);
        [sum, count, worst] = [sum + error * error, count + 1, Math.max(worst, error)];
      }
    }
    rms = Math.max(rms, Math.sqrt(sum / Math.max(1, count)));
  }
  return { worst, rms };
}

function errors(one: Case, reference: readonly Float64Array[], tolerance: number): Errors {
  const found = solveBatch(batchOf(one, tolerance));
  const nOutputs = one.model.outputs.length;
  const sizes = { nSubjects: found.length, nColumns: nOutputs };
  return errorsOf(one, reference, sizes, (subject, time, column) => {
    return found[subject]!.outputs[time * nOutputs + column]!;
  });
}

/** Errors of a baseline over the subjects that are timed. */
function peerErrors(
  one: Case,
  reference: readonly Float64Array[],
  rows: readonly (readonly number[])[],
): Errors {
  const factors = one.model.outputs.map((output) => unit(output.unit).factor);
  const sizes = { nSubjects, nColumns: rows[0]!.length };
  const nTimes = one.timesH.length;
  return errorsOf(one, reference, sizes, (subject, time, column) => {
    return rows[subject * nTimes + time]![column]! * factors[column]!;
  });
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

/** Tolerances at which a case is measured; what does not depend on them is measured once. */
const tolerancesOf = ({ method }: Case) =>
  method === "automatic" ? [1e-6, 1e-8] : [1e-4, 1e-5, 1e-6, 1e-8, 1e-10];

/** Times of the engine and of what it is compared with, taken in turn so that both see the same machine. */
function timesOf(one: Case, tolerance: number, lsoda: Lsoda | undefined) {
  const batch = batchOf(one, tolerance, nSubjects);
  const work = () => solveBatch(batch);
  const nTape = 4;
  const own: number[] = [];
  const other = peers.map((): number[] => []);
  for (let round = 0; round < 3; round++) {
    own.push(perSubject(work, nSubjects, 5));
    if (lsoda)
      for (const [k, peer] of peers.entries()) other[k]!.push(...lsoda.times(peer, tolerance, nSubjects, 2));
    else if (round === 0) other[0]!.push(perSubject(() => byTape(one, tolerance, nTape), nTape, 3));
  }
  return { value: middle(own), others: other.filter((times) => times.length > 0).map(middle) };
}

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;

function measureCase(one: Case): Measurement[] {
  const stepped = one.method === "automatic" ? ({ ...one, method: "explicit" } as const) : one;
  const reference = solveBatch(batchOf(stepped, 1e-11)).map(({ outputs }) => outputs);
  const lsoda = lsodaFor(one.name);
  return tolerancesOf(one).map((tolerance) => {
    const { value, others } = timesOf(one, tolerance, lsoda);
    const baseline = Math.min(...others);
    const [first, second] = others.map((time) => time.toFixed(0));
    const against = lsoda ? `the faster of LSODA ${first}, BDF ${second} µs` : `flat list (${first} µs)`;
    const { worst, rms } = errors(one, reference, tolerance);
    const text = tolerance.toExponential(0);
    const elsewhere = one.peers[text];
    const theirs = (lsoda ? peers : []).map((peer) => {
      const found = peerErrors(one, reference, lsoda!.outputs(peer, tolerance, nSubjects));
      return `${peer} worst ${found.worst.toExponential(1)}, rms ${found.rms.toExponential(1)}`;
    });
    return {
      name: `${one.name} ${one.method} ${text}, per subject`,
      ...{ value, unit: "µs", baseline: against, ratio: value / baseline },
      error: worst,
      aim: [`rms ${rms.toExponential(1)}`, ...theirs, ...(elsewhere ? [`elsewhere: ${elsewhere}`] : [])].join(
        "; ",
      ),
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
