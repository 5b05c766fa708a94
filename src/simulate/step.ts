import type { Job, StepKind, Tables } from "../step/index.ts";
import { collectTables } from "./collect.ts";
import { simulationFigures } from "./figures.ts";
import { gatherSummary, reduced } from "./gather.ts";
import { simulationAssumptions, simulationMethods } from "./methods.ts";
import { type SimulateOptions, simulateOptions } from "./options.ts";
import { planSimulation } from "./plan.ts";
import { runSubjects } from "./run.ts";
import { assumptionsTable, hasAssumed } from "./sensitivity.ts";
import { simulationSettings } from "./settings.ts";
import type { Piece, SimulateSpec } from "./spec.ts";

/** Subjects in one job: a tenth of a second of work, and few enough parts to keep for a run that is interrupted. */
const subjectsPerJob = 100;

/** The same where profiles are not kept: fewer and larger files. */
const subjectsPerReducedJob = 1000;

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
  gather: (spec) => (spec.keep === "summary" ? (parts) => gatherSummary(spec, parts) : undefined),
  figures: simulationFigures,
  methods: simulationMethods,
  assumptions: simulationAssumptions,
};

function splitSimulation(spec: SimulateSpec): Job[] {
  const n = Math.max(1, spec.population.size);
  const jobs: Job[] = [];
  const perJob = spec.keep === "summary" ? subjectsPerReducedJob : subjectsPerJob;
  for (let from = 1; from <= n; from += perJob) {
    const to = Math.min(n, from + perJob - 1);
    const piece: Piece = { kind: "subjects", from, to, spec };
    jobs.push({ id: `subjects ${from}-${to}`, piece, does: { n: to - from + 1, of: "subjects" } });
  }
  if (hasAssumed(spec))
    jobs.push({ id: "assumptions", piece: { kind: "assumptions", spec } satisfies Piece });
  return jobs;
}

function runPiece(piece: Piece): Tables {
  switch (piece.kind) {
    case "subjects": {
      const tables = runSubjects(piece.spec, piece.from, piece.to);
      return piece.spec.keep === "summary" ? reduced(piece.spec, tables) : tables;
    }
    case "assumptions":
      return { assumptions: assumptionsTable(piece.spec) };
  }
}
