import type { Tables } from "../../step/index.ts";
import { tableOf } from "../../table/index.ts";
import { type Characteristics, characteristics } from "../exact/characteristics.ts";
import { enumerate } from "../exact/enumerate.ts";
import { type AroundTarget, aroundTarget } from "../overdose.ts";
import { type SimulatedCharacteristics, simulate } from "../simulated/simulate.ts";
import type { Design } from "../types.ts";
import { percent } from "./columns.ts";
import { lateOnsetTable } from "./late-onset-table.ts";
import { protocolTable } from "./protocol-table.ts";
import { randomTable } from "./random-table.ts";
import type { EscalatePiece } from "./spec.ts";

/** States up to which characteristics are exact unless asked otherwise: some seconds of work and some 100 MB. */
const mostStates = 3_000_000;

type Result = Characteristics | SimulatedCharacteristics;

interface Row {
  readonly scenario: string;
  readonly result: Result;
  readonly around: AroundTarget;
}

/** The tables `characteristics` (by level), `selection` (by scenario) and `random_scenarios` of one design. */
export function characteristicsTables(design: Design, piece: EscalatePiece): Tables {
  const evaluate = evaluator(design, piece);
  const rows = piece.scenarios.map(({ name, truth }): Row => {
    const result = evaluate(truth);
    return { scenario: name, result, around: aroundTarget(result, piece.setup.target) };
  });
  return {
    characteristics: byLevel(rows, piece),
    selection: byScenario(rows, piece),
    protocol: protocolTable(design, piece, rows),
    ...(piece.insideWindow.length > 0 ? { late_onset: lateOnsetTable(evaluate, piece) } : {}),
    ...(piece.random ? { random_scenarios: randomTable(evaluate, piece) } : {}),
  };
}

function evaluator(design: Design, piece: EscalatePiece): (truth: readonly number[]) => Result {
  const simulated = (truth: readonly number[]) =>
    simulate(design, truth, { nTrials: piece.trials, seed: piece.seed });
  if (piece.method === "simulate") return simulated;
  try {
    const enumeration = enumerate(design, piece.method === "auto" ? { mostStates } : {});
    return (truth) => characteristics(enumeration, truth);
  } catch (error) {
    if (piece.method === "auto" && error instanceof RangeError) return simulated;
    throw error;
  }
}

const byLevel = (results: readonly Row[], { design, levels }: EscalatePiece) =>
  tableOf(
    results.flatMap((row) => levels.values.map((dose, level) => ({ ...row, dose, level }))),
    [
      { name: "design", is: "Design", text: () => design },
      { name: "scenario", is: "Scenario", text: (row) => row.scenario },
      { name: "level", is: "Dose level, from 1", number: (row) => row.level + 1 },
      { name: "dose", is: "Dose", unit: levels.unit, number: (row) => row.dose },
      percent("truth", "Probability of toxicity in the scenario", (row) => row.result.truth[row.level]),
      percent("select", "Probability that the level is selected", (row) => row.result.select[row.level]),
      { name: "patients", is: "Expected patients", number: (row) => row.result.patients[row.level] },
      {
        name: "toxicities",
        is: "Expected patients with a dose-limiting toxicity",
        number: (row) => row.result.toxicities[row.level],
      },
    ],
  );

const byScenario = (results: readonly Row[], { design, levels }: EscalatePiece) =>
  tableOf(results, [
    { name: "design", is: "Design", text: () => design },
    { name: "scenario", is: "Scenario", text: (row) => row.scenario },
    { name: "method", is: "exact, or simulated", text: ({ result }) => result.method },
    {
      name: "mtd",
      is: "Level closest to the target in the scenario",
      unit: levels.unit,
      number: ({ around }) => levels.values[around.mtd],
    },
    percent("select_mtd", "Probability that this level is selected", ({ around }) => around.selectMtd),
    percent(
      "select_above",
      "Probability that a level above the target is selected",
      ({ around }) => around.selectAbove,
    ),
    percent("select_none", "Probability that no level is selected", ({ result }) => result.none),
    percent("standard_error", "Monte Carlo standard error of select_mtd; 0 where exact", standardError),
    { name: "patients", is: "Expected patients", number: ({ result }) => result.totalPatients },
    {
      name: "patients_sd",
      is: "Standard deviation of the number of patients",
      number: ({ result }) => result.totalPatientsSd,
    },
    {
      name: "toxicities",
      is: "Expected patients with a dose-limiting toxicity",
      number: ({ result }) => result.totalToxicities,
    },
    percent(
      "overdosed",
      "Expected share of patients treated above the target",
      ({ around }) => around.patientsAbove,
    ),
  ]);

const standardError = ({ result, around }: Row): number =>
  "standardErrors" in result ? result.standardErrors.select[around.mtd] : 0;
