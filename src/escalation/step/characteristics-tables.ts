import type { Tables } from "../../step/index.ts";
import { type ColumnOf, tableOf } from "../../table/index.ts";
import { type Characteristics, characteristics } from "../exact/characteristics.ts";
import { enumerate } from "../exact/enumerate.ts";
import { type AroundTarget, aroundTarget } from "../overdose.ts";
import { type SimulatedCharacteristics, simulate } from "../simulated/simulate.ts";
import type { Design } from "../types.ts";
import { doseColumns, percent } from "./columns.ts";
import { lateOnsetTable } from "./late-onset-table.ts";
import { optimisationTable } from "./optimisation-table.ts";
import { protocolTable } from "./protocol-table.ts";
import { randomTable } from "./random-table.ts";
import type { EscalatePiece } from "./spec.ts";

/** States up to which characteristics are exact unless asked otherwise: some seconds of work and some 100 MB. */
const mostStates = 3_000_000;

type Result = Characteristics | SimulatedCharacteristics;

/** A design in one scenario. */
export interface Row {
  readonly scenario: string;
  readonly result: Result;
  readonly around: AroundTarget;
}

/** The tables `characteristics` (by level), `selection` (by scenario) and `random_scenarios` of one design. */
export function characteristicsTables(design: Design, piece: EscalatePiece): Tables {
  if (piece.method === "none") return { protocol: protocolTable(design, piece, []) };
  const evaluate = evaluator(design, piece);
  const rows = piece.scenarios.map(({ name, truth, responses }): Row => {
    const result = evaluate(truth, responses);
    return { scenario: name, result, around: aroundTarget(result, piece.setup.target, design.best) };
  });
  const { optimise } = piece;
  return {
    characteristics: byLevel(rows, piece),
    selection: byScenario(rows, piece),
    protocol: protocolTable(design, piece, rows),
    ...(piece.insideWindow.length > 0 ? { late_onset: lateOnsetTable(evaluate, piece) } : {}),
    ...(optimise ? { optimisation: optimisationTable(rows, piece, optimise) } : {}),
    ...(piece.random ? { random_scenarios: randomTable(evaluate, piece) } : {}),
  };
}

/** Characteristics of a design in a scenario. */
export type Evaluate = (truth: readonly number[], responses?: readonly number[] | null) => Result;

function evaluator(design: Design, piece: EscalatePiece): Evaluate {
  const { trials: nTrials, seed, association } = piece;
  const simulated: Evaluate = (truth, responses) =>
    simulate(design, truth, { nTrials, seed, association, ...(responses ? { responses } : {}) });
  if (piece.method === "simulate") return simulated;
  try {
    const enumeration = enumerate(design, piece.method === "auto" ? { mostStates } : {});
    return (truth, responses) => ({
      ...characteristics(enumeration, truth),
      ...(responses ? { responses } : {}),
    });
  } catch (error) {
    if (piece.method === "auto" && error instanceof RangeError) return simulated;
    throw error;
  }
}

const byLevel = (results: readonly Row[], { design, levels }: EscalatePiece) => {
  const looks = results.some(({ result }) => result.responses !== undefined);
  return tableOf(
    results.flatMap((row) => levels.values.map((_, level) => ({ ...row, level }))),
    [
      { name: "design", is: "Design", text: () => design },
      { name: "scenario", is: "Scenario", text: (row) => row.scenario },
      { name: "level", is: "Dose level, from 1", number: (row) => row.level + 1 },
      ...doseColumns<Row & { readonly level: number }>("dose", "Dose", levels, (row) => row.level),
      percent("truth", "Probability of toxicity in the scenario", (row) => row.result.truth[row.level]),
      percent("select", "Probability that the level is selected", (row) => row.result.select[row.level]),
      { name: "patients", is: "Expected patients", number: (row) => row.result.patients[row.level] },
      {
        name: "toxicities",
        is: "Expected patients with a dose-limiting toxicity",
        number: (row) => row.result.toxicities[row.level],
      },
      ...(looks ? responseColumns : []),
    ],
  );
};

const responseColumns: readonly ColumnOf<Row & { readonly level: number }>[] = [
  percent(
    "response",
    "Probability of a response in the scenario",
    ({ result, level }) => result.responses?.[level] ?? Number.NaN,
  ),
  {
    name: "responders",
    is: "Expected patients with a response",
    number: ({ result, level }) =>
      result.responses ? result.responses[level]! * result.patients[level]! : Number.NaN,
  },
];

const byScenario = (results: readonly Row[], { design, levels }: EscalatePiece) =>
  tableOf(results, [
    { name: "design", is: "Design", text: () => design },
    { name: "scenario", is: "Scenario", text: (row) => row.scenario },
    { name: "method", is: "exact, or simulated", text: ({ result }) => result.method },
    ...doseColumns<Row>(
      "mtd",
      "Level that is right in the scenario: closest to the target, or of largest utility",
      levels,
      ({ around }) => around.mtd,
    ),
    percent(
      "select_mtd",
      "Probability that this level, or one as good, is selected",
      ({ around }) => around.selectMtd,
    ),
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
  "standardErrors" in result ? Math.sqrt((around.selectMtd * (1 - around.selectMtd)) / result.nTrials) : 0;
