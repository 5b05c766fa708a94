import type { Job, StepKind, Tables } from "../step/index.ts";
import { collectTables } from "./collect.ts";
import { simulationFigures } from "./figures.ts";
import { gatherSummary, reduced } from "./gather.ts";
import { simulationAssumptions, simulationMethods } from "./methods.ts";
import { type SimulateOptions, simulateOptions } from "./options.ts";
import { planSimulation } from "./plan.ts";
import { collectRecorded } from "./recorded/collect.ts";
import {
  recordedAssumptions,
  recordedFigures,
  recordedMethods,
  recordedSettings,
} from "./recorded/describe.ts";
import { planRecorded } from "./recorded/plan.ts";
import { runRecorded } from "./recorded/run.ts";
import { isRecorded, type RecordedPiece, type RecordedSpec } from "./recorded/spec.ts";
import { runSubjects } from "./run.ts";
import { assumptionsTable, hasAssumed } from "./sensitivity.ts";
import { simulationSettings } from "./settings.ts";
import type { Piece, SimulateSpec } from "./spec.ts";

/** Subjects in one job: a tenth of a second of work, and few enough parts to keep for a run that is interrupted. */
const subjectsPerJob = 100;

/** The same where profiles are not kept: fewer and larger files. */
const subjectsPerReducedJob = 1000;

/** `simulate`: subjects × regimen × model → profiles; or the subjects of a file of records. */
export const simulateStep: StepKind<SimulateOptions, SimulateSpec | RecordedSpec> = {
  kind: "simulate",
  summary:
    "profiles of one or many subjects after a regimen or the records of a file, from a model of the compound",
  options: simulateOptions,
  needs: () => [],
  plan: (options, context) =>
    options.data === undefined ? planSimulation(options, context) : planRecorded(options, context),
  settings: (spec) => (isRecorded(spec) ? recordedSettings(spec) : simulationSettings(spec)),
  split: (spec) => (isRecorded(spec) ? splitRecorded(spec) : splitSimulation(spec)),
  run: (piece) => runPiece(piece as Piece | RecordedPiece),
  collect: (spec, parts) => (isRecorded(spec) ? collectRecorded(spec, parts) : collectTables(spec, parts)),
  gather: (spec) =>
    !isRecorded(spec) && spec.keep === "summary" ? (parts) => gatherSummary(spec, parts) : undefined,
  figures: (spec, tables) =>
    isRecorded(spec) ? recordedFigures(spec, tables) : simulationFigures(spec, tables),
  methods: (spec) => (isRecorded(spec) ? recordedMethods(spec) : simulationMethods(spec)),
  assumptions: (spec, tables) =>
    isRecorded(spec) ? recordedAssumptions(spec) : simulationAssumptions(spec, tables),
};

function splitRecorded(spec: RecordedSpec): Job[] {
  const n = spec.records.nSubjects;
  const starts = Array.from({ length: Math.ceil(n / subjectsPerJob) }, (_, k) => 1 + k * subjectsPerJob);
  return starts.map((from) => {
    const to = Math.min(n, from + subjectsPerJob - 1);
    const piece: RecordedPiece = { kind: "recorded", from, to, spec };
    return { id: `subjects ${from}-${to}`, piece };
  });
}

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

function runPiece(piece: Piece | RecordedPiece): Tables {
  switch (piece.kind) {
    case "recorded":
      return runRecorded(piece);
    case "subjects": {
      const tables = runSubjects(piece.spec, piece.from, piece.to);
      return piece.spec.keep === "summary" ? reduced(piece.spec, tables) : tables;
    }
    case "assumptions":
      return { assumptions: assumptionsTable(piece.spec) };
  }
}
