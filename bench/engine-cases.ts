import { existsSync, readFileSync } from "node:fs";
import { libraryModel } from "../src/library/index.ts";
import { type Model, readModel } from "../src/model/index.ts";
import { individualParameters, spreadOf } from "../src/population/index.ts";
import type { BatchSubject, DoseEvent } from "../src/solve/index.ts";
import { inBaseUnits, unit } from "../src/units/index.ts";

/** Where the benchmark models stand. */
export const here = new URL("../reference/simulation/", import.meta.url).pathname;
/** Where all 1,000 subjects stand, if they do. */
const everyone = new URL("../../shared/reference/simulation/lsoda/data/", import.meta.url).pathname;

/** A model with its subjects, doses and times. `peers`: times and errors measured elsewhere, for context. */
export interface Case {
  readonly name: string;
  readonly model: Model;
  readonly inputs: readonly Float64Array[];
  readonly doses: readonly DoseEvent[];
  readonly factors: readonly number[];
  readonly timesH: Float64Array;
  readonly method: "automatic" | "explicit" | "stiff";
  readonly peers: Readonly<Record<string, string>>;
}

/** A model from its text. */
export function read(name: string, text: string): Model {
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
export const nSubjects = 96;

/** A benchmark model with its subjects: all 1,000 where they stand, else ten again and again. */
export function benchmark(
  name: string,
  doses: readonly DoseEvent[],
  timesH: Float64Array,
  method: Case["method"],
  peers: Case["peers"],
): Case {
  const model = read(name, readFileSync(`${here}models/${name}.model`, "utf8"));
  const all = `${everyone}subjects_${name}.csv`;
  const found = rows(existsSync(all) ? all : `${here}subjects_${name}_first10.csv`);
  const n = Math.max(nSubjects, found.length);
  const subjects = Array.from({ length: n }, (_, k) => found[k % found.length]!);
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

/** All of them. */
export const cases = (): readonly Case[] => [
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

/** Steps that a subject may take. */
export const maxSteps = 1e6;

/** A case as a batch of its first subjects, or of all. */
export function batchOf(
  { model, inputs, doses, factors, timesH, method }: Case,
  tolerance: number,
  n = inputs.length,
) {
  const absoluteTolerance = new Float64Array(model.states.length).fill(tolerance);
  const subjects = inputs
    .slice(0, n)
    .map((own, k): BatchSubject => ({ inputs: own, doses, doseFactor: factors[k]!, absoluteTolerance }));
  return { model, subjects, timesH, relativeTolerance: tolerance, method, maxSteps };
}
