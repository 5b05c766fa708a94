import { quantile, type RandomStream, randomStream } from "../../math/index.ts";
import { type ColumnOf, type Table, tableOf } from "../../table/index.ts";
import { aroundTarget } from "../overdose.ts";
import { paoletti, pseudoUniform } from "../scenarios.ts";
import type { Evaluate } from "./characteristics-tables.ts";
import { percent } from "./columns.ts";
import type { EscalatePiece } from "./spec.ts";

/** Families of random scenarios, by the names that study files use. */
export const families: Readonly<
  Record<string, (nDoses: number, target: number, random: RandomStream) => number[]>
> = { "pseudo-uniform": pseudoUniform, paoletti };

/** The random scenarios that a step asks for. */
export function randomTruths({
  random,
  setup,
  seed,
}: Pick<EscalatePiece, "random" | "setup" | "seed">): number[][] {
  if (!random) return [];
  const stream = randomStream(seed, "scenarios", random.family);
  return Array.from({ length: random.n }, () => families[random.family](setup.nDoses, setup.target, stream));
}

/** The design over random scenarios, the same for every design of the step; one row a measure. */
export function randomTable(evaluate: Evaluate, { design, setup, random, seed }: EscalatePiece): Table {
  const results = randomTruths({ random, setup, seed }).map((truth) =>
    aroundTarget(evaluate(truth), setup.target),
  );
  const measures = [
    {
      measure: "select_mtd",
      is: "the level closest to the target is selected",
      of: results.map((one) => one.selectMtd),
    },
    {
      measure: "select_above",
      is: "a level above the target is selected",
      of: results.map((one) => one.selectAbove),
    },
    {
      measure: "at_mtd",
      is: "share of patients at the level closest to the target",
      of: results.map((one) => one.patientsAtMtd),
    },
    {
      measure: "overdosed",
      is: "share of patients above the target",
      of: results.map((one) => one.patientsAbove),
    },
  ];
  const spread = [5, 50, 95].map(
    (p): ColumnOf<(typeof measures)[number]> =>
      percent(`p${p}`, `Percentile ${p} over scenarios (type 7)`, ({ of }) => quantile(of, p / 100)),
  );
  return tableOf(measures, [
    { name: "design", is: "Design", text: () => design },
    { name: "family", is: "Family of scenarios", text: () => random?.family ?? "" },
    { name: "n", is: "Scenarios", number: ({ of }) => of.length },
    { name: "measure", is: "Measure", text: ({ measure }) => measure },
    { name: "meaning", is: "What it measures", text: ({ is }) => is },
    percent("mean", "Mean over scenarios", ({ of }) => of.reduce((a, b) => a + b, 0) / of.length),
    ...spread,
  ]);
}
