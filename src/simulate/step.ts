import type { Job, StepKind } from "../step/index.ts";
import { collectTables } from "./collect.ts";
import { simulationFigures } from "./figures.ts";
import { simulationAssumptions, simulationMethods } from "./methods.ts";
import { type SimulateOptions, simulateOptions } from "./options.ts";
import { planSimulation } from "./plan.ts";
import { runSubjects } from "./run.ts";
import { assumptionsTable, hasAssumed } from "./sensitivity.ts";
import { simulationSettings } from "./settings.ts";
import type { Piece, SimulateSpec } from "./spec.ts";

/** Subjects in one job: a tenth of a second of work, and few enough parts to keep for a run that is interrupted. */
const subjectsPerJob = 100;

/** `simulate`: subjects × regimen × model → profiles. */
export const simulateStep: StepKind<SimulateOptions, SimulateSpec> = {
  kind: "simulate",
  summary: "profiles of one or many subjects after a regimen, from a model of the compound",
  options: simulateOptions,
  needs: () => [],
  plan: planSimulation,
  settings: simulationSettings,
  split: splitSimulation,
  run: (piece) => runPiece(piece as Piece),
  collect: collectTables,
  figures: simulationFigures,
  methods: simulationMethods,
  assumptions: simulationAssumptions,
};

function splitSimulation(spec: SimulateSpec): Job[] {
  const n = Math.max(1, spec.population.size);
  const jobs: Job[] = [];
  for (let from = 1; from <= n; from += subjectsPerJob) {
    const to = Math.min(n, from + subjectsPerJob - 1);
    const piece: Piece = { kind: "subjects", from, to, spec };
    jobs.push({ id: `subjects ${from}-${to}`, piece });
  }
  if (hasAssumed(spec))
    jobs.push({ id: "assumptions", piece: { kind: "assumptions", spec } satisfies Piece });
  return jobs;
}

function runPiece(piece: Piece) {
  switch (piece.kind) {
    case "subjects":
      return runSubjects(piece.spec, piece.from, piece.to);
    case "assumptions":
      return { assumptions: assumptionsTable(piece.spec) };
  }
}
