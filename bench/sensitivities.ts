import { readFileSync } from "node:fs";
import { type Model, readModel } from "../src/model/index.ts";
import { type Batch, type DoseEvent, solveBatch } from "../src/solve/index.ts";
import { inBaseUnits, unit } from "../src/units/index.ts";
import type { Bench, Measurement } from "./measure.ts";

const here = new URL("../reference/simulation/", import.meta.url).pathname;
const nSubjects = 32;

/** A benchmark model, and by what its outputs are differentiated. */
interface Case {
  readonly name: string;
  readonly doses: readonly DoseEvent[];
  readonly timesH: Float64Array;
  readonly to: readonly string[];
  readonly method: Batch["method"];
}

const every = (n: number, byH: number, amount: number, durationH: number): readonly DoseEvent[] =>
  Array.from({ length: n }, (_, k) => ({ timeH: byH * k, amount, durationH, port: 0 }));
const grid = (n: number, by: number) => Float64Array.from({ length: n }, (_, k) => k * by);

const cases: readonly Case[] = [
  {
    name: "A1",
    doses: every(21, 24, 100, 0),
    timesH: grid(505, 1),
    to: ["CL", "V", "KA"],
    method: "automatic",
  },
  {
    name: "B",
    doses: every(4, 504, 24, 1.5),
    timesH: grid(337, 6),
    to: ["CLA", "VC", "KDEC"],
    method: "stiff",
  },
  {
    name: "C",
    doses: every(4, 504, 24, 1.5),
    timesH: grid(169, 12),
    to: ["CL", "VC", "KINT"],
    method: "stiff",
  },
];

function batchOf({ name, doses, timesH, method }: Case, tolerance: number): Batch {
  const text = readFileSync(`${here}models/${name}.model`, "utf8");
  const model = known.get(name) ?? readModel({ path: name, text }).model!;
  known.set(name, model);
  const [head = "", ...lines] = readFileSync(`${here}subjects_${name}_first10.csv`, "utf8")
    .trim()
    .split("\n");
  const names = head.split(",");
  const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
  const subjects = Array.from({ length: nSubjects }, (_, k) => {
    const cells = lines[k % lines.length]!.split(",");
    const inputs = Float64Array.from(model.parameters, ({ name: own, quantity }) => {
      const at = names.indexOf(own);
      return at < 0 ? inBaseUnits(quantity) : Number(cells[at]) * unit(quantity.unit).factor;
    });
    const doseFactor = names.includes("WT") ? Number(cells[names.indexOf("WT")]) : 1;
    return { inputs, doses, doseFactor, absoluteTolerance };
  });
  return { model, subjects, timesH, relativeTolerance: tolerance, method, maxSteps: 1e6 };
}

const known = new Map<string, Model>();

/** Derivatives by central differences over a share of the parameter, subject by subject. */
function differences(batch: Batch, name: string, share: number): Float64Array[] {
  const p = batch.model.parameters.findIndex((one) => one.name === name);
  const at = (by: number) =>
    solveBatch({
      ...batch,
      subjects: batch.subjects.map((subject) => ({
        ...subject,
        inputs: subject.inputs.map((x, k) => (k === p ? x * by : x)),
      })),
    });
  const [up, down] = [at(1 + share), at(1 - share)];
  return up.map(({ outputs }, s) => {
    const width = 2 * share * batch.subjects[s]!.inputs[p]!;
    return outputs.map((value, k) => (value - down[s]!.outputs[k]!) / width);
  });
}

/** Largest error of derivatives, over the largest of the same output by the same parameter in the same subject. */
function worst(found: readonly Float64Array[], wanted: readonly Float64Array[], nColumns: number): number {
  let largest = 0;
  wanted.forEach((own, s) => {
    const sizes = new Float64Array(nColumns);
    own.forEach((value, k) => {
      sizes[k % nColumns] = Math.max(sizes[k % nColumns]!, Math.abs(value));
    });
    own.forEach((value, k) => {
      const size = sizes[k % nColumns]!;
      if (size > 0) largest = Math.max(largest, Math.abs(found[s]![k]! - value) / size);
    });
  });
  return largest;
}

/** Columns of one parameter among all. */
const part = (all: Float64Array, k: number, n: number) => all.filter((_, at) => at % n === k);

/** Median microseconds of processor time per subject. */
function perSubject(work: () => void): number {
  work();
  const times = Array.from({ length: 7 }, () => {
    const begin = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begin);
    return user + system;
  }).sort((a, b) => a - b);
  return times[3]! / nSubjects;
}

/** Where central differences at this tolerance lose least: tolerance^(1/3). */
const shareFor = (tolerance: number): number => tolerance ** (1 / 3);

function measureCase(one: Case, tolerance: number): Measurement {
  const { to, name } = one;
  const batch = batchOf(one, tolerance);
  const asked = { ...batch, sensitivities: to };
  const stepped = { ...one, method: one.method === "automatic" ? ("explicit" as const) : one.method };
  const reference = solveBatch({ ...batchOf(stepped, 1e-11), sensitivities: to });
  const share = shareFor(tolerance);
  const nOutputs = batch.model.outputs.length;
  const own = perSubject(() => solveBatch(asked));
  const plain = perSubject(() => solveBatch(batch));
  const byDifferences = perSubject(() => {
    solveBatch(batch);
    for (const p of to) differences(batch, p, share);
  });
  const wanted = reference.map(({ sensitivities }) => sensitivities!);
  const found = solveBatch(asked).map(({ sensitivities }) => sensitivities!);
  const lost = Math.max(
    ...to.map((p, k) =>
      worst(
        differences(batch, p, share),
        wanted.map((all) => part(all, k, to.length)),
        nOutputs,
      ),
    ),
  );
  return {
    name: `${name} ${tolerance.toExponential(0)}, by ${to.join(", ")}, per subject`,
    ...{ value: own, unit: "µs", ratio: own / byDifferences },
    baseline: `central differences (${byDifferences.toFixed(0)} µs, worst ${lost.toExponential(1)})`,
    error: worst(found, wanted, nOutputs * to.length),
    aim: `outputs alone ${plain.toFixed(0)} µs`,
  };
}

/** Derivatives of the benchmarks' outputs by three parameters, beside central differences at the same tolerance. */
export const sensitivities: Bench = {
  name: "sensitivities",
  measure: () => cases.flatMap((one) => [1e-4, 1e-6, 1e-8].map((tolerance) => measureCase(one, tolerance))),
};
