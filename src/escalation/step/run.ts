import type { Tables } from "../../step/index.ts";
import { numberColumn, type Table, table, textColumn } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { recommend } from "../conduct/recommend.ts";
import { decisionTable } from "../decision-table.ts";
import { designs } from "../designs.ts";
import { type Characteristics, characteristics } from "../exact/characteristics.ts";
import { enumerate } from "../exact/enumerate.ts";
import { aroundTarget } from "../overdose.ts";
import { simulate } from "../simulated/simulate.ts";
import type { Decision, Design, Verdict } from "../types.ts";
import type { EscalatePiece, Levels, Scenario } from "./spec.ts";

/** States up to which characteristics are exact unless asked otherwise: some seconds of work and some 100 MB. */
const mostStates = 3_000_000;

/** The tables of one design. */
export function escalateTables(piece: EscalatePiece): Tables {
  const design = designs[piece.design]!.build(piece.setup);
  const results = characteristicsOf(design, piece);
  return {
    decision_table: decisions(design, piece),
    boundaries: boundaries(design, piece),
    characteristics: byLevel(results, piece),
    selection: byScenario(results, piece),
    ...(piece.treated.length > 0
      ? { recommendation: recommendations(design, piece), doses: doseViews(design, piece) }
      : {}),
  };
}

interface Result {
  readonly scenario: Scenario;
  readonly result: Characteristics;
}

function characteristicsOf(design: Design, piece: EscalatePiece): Result[] {
  const evaluate = evaluator(design, piece);
  return piece.scenarios.map((scenario) => ({ scenario, result: evaluate(scenario.truth) }));
}

function evaluator(design: Design, piece: EscalatePiece): (truth: readonly number[]) => Characteristics {
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

/** Patients at the current dose for which decisions are listed: whole cohorts. */
const listed = ({ setup }: EscalatePiece): number[] =>
  Array.from({ length: Math.min(12, Math.ceil(setup.maxPatients / setup.cohort)) }, (_, k) =>
    Math.min(setup.maxPatients, (k + 1) * setup.cohort),
  );

function decisions({ verdict }: Design, piece: EscalatePiece): Table {
  const rows = verdict
    ? listed(piece).flatMap((n) =>
        Array.from({ length: n + 1 }, (_, tox) => ({ n, tox, decision: verdict(n, tox) as Verdict })),
      )
    : [];
  return table([
    names(
      "design",
      rows.map(() => piece.design),
    ),
    count(
      "n",
      rows.map((row) => row.n),
      "Patients at the current dose",
    ),
    count(
      "tox",
      rows.map((row) => row.tox),
      "Of them with a dose-limiting toxicity",
    ),
    names(
      "decision",
      rows.map((row) => row.decision),
      "What the design then does",
    ),
  ]);
}

function boundaries({ verdict }: Design, piece: EscalatePiece): Table {
  const rows = verdict ? decisionTable(verdict, listed(piece)) : [];
  const orNone = (value: number | null) => value ?? Number.NaN;
  return table([
    names(
      "design",
      rows.map(() => piece.design),
    ),
    count(
      "n",
      rows.map((row) => row.n),
      "Patients at the current dose",
    ),
    count(
      "escalate_at_most",
      rows.map((row) => orNone(row.escalateAtMost)),
      "Escalate with so many toxicities or fewer",
    ),
    count(
      "deescalate_at_least",
      rows.map((row) => orNone(row.deescalateAtLeast)),
      "De-escalate with so many or more",
    ),
    count(
      "exclude_at_least",
      rows.map((row) => orNone(row.excludeAtLeast)),
      "Exclude the dose with so many or more",
    ),
  ]);
}

function byLevel(results: readonly Result[], { design, levels }: EscalatePiece): Table {
  const rows = results.flatMap(({ scenario, result }) =>
    levels.values.map((dose, level) => ({ scenario: scenario.name, dose, level, result })),
  );
  const column = (name: string, of: (result: Characteristics) => ArrayLike<number>, description: string) =>
    numberColumn(
      name,
      rows.map(({ result, level }) => of(result)[level]!),
      { description },
    );
  return table([
    names(
      "design",
      rows.map(() => design),
    ),
    names(
      "scenario",
      rows.map((row) => row.scenario),
      "Scenario",
    ),
    count(
      "level",
      rows.map((row) => row.level + 1),
      "Dose level, from 1",
    ),
    doses(
      levels,
      rows.map((row) => row.dose),
    ),
    column("truth", ({ truth }) => truth, "Probability of toxicity in the scenario"),
    column("select", ({ select }) => select, "Probability that the level is selected as the MTD"),
    column("patients", ({ patients }) => patients, "Expected patients"),
    column("toxicities", ({ toxicities }) => toxicities, "Expected patients with a dose-limiting toxicity"),
  ]);
}

function byScenario(results: readonly Result[], { design, setup, levels }: EscalatePiece): Table {
  const rows = results.map(({ scenario, result }) => ({
    scenario: scenario.name,
    result,
    around: aroundTarget(result, setup.target),
  }));
  const column = (name: string, of: (row: (typeof rows)[number]) => number, description: string) =>
    numberColumn(name, rows.map(of), { description });
  return table([
    names(
      "design",
      rows.map(() => design),
    ),
    names(
      "scenario",
      rows.map((row) => row.scenario),
      "Scenario",
    ),
    names(
      "method",
      rows.map(({ result }) => result.method),
      "exact, or simulated",
    ),
    doses(
      levels,
      rows.map(({ around }) => levels.values[around.mtd]!),
      "mtd",
      "Level closest to the target",
    ),
    column("select_mtd", ({ around }) => around.selectMtd, "Probability that this level is selected"),
    column(
      "select_above",
      ({ around }) => around.selectAbove,
      "Probability that a level above the target is selected",
    ),
    column("select_none", ({ result }) => result.none, "Probability that no level is selected"),
    column("standard_error", standardError, "Monte Carlo standard error of select_mtd; 0 where exact"),
    column("patients", ({ result }) => result.totalPatients, "Expected patients"),
    column(
      "patients_sd",
      ({ result }) => result.totalPatientsSd,
      "Standard deviation of the number of patients",
    ),
    column(
      "toxicities",
      ({ result }) => result.totalToxicities,
      "Expected patients with a dose-limiting toxicity",
    ),
    column(
      "overdosed",
      ({ around }) => around.patientsAbove,
      "Expected share of patients treated above the target",
    ),
  ]);
}

function standardError({ result, around }: { result: Characteristics; around: { mtd: number } }): number {
  const { standardErrors } = result as Characteristics & { standardErrors?: { select: Float64Array } };
  return standardErrors?.select[around.mtd] ?? 0;
}

/** What the design said before each cohort and after the last. */
function recommendations(design: Design, { design: id, levels, treated }: EscalatePiece): Table {
  const rows = Array.from({ length: treated.length + 1 }, (_, k) => {
    const { decision, mtd, deviations, because } = recommend(design, treated.slice(0, k));
    return { k, decision, mtd, because, deviated: deviations.some((one) => one.cohort === k - 1) };
  });
  return table([
    names(
      "design",
      rows.map(() => id),
    ),
    count(
      "after_cohort",
      rows.map((row) => row.k),
      "Cohorts treated so far",
    ),
    doses(
      levels,
      rows.map(({ k }) => levels.values[treated[k - 1]?.dose ?? -1] ?? Number.NaN),
      "given",
      "Dose of the cohort just treated",
    ),
    count(
      "n",
      rows.map(({ k }) => treated[k - 1]?.n ?? 0),
      "Its patients",
    ),
    count(
      "tox",
      rows.map(({ k }) => treated[k - 1]?.tox ?? 0),
      "Of them with a dose-limiting toxicity",
    ),
    names(
      "as_asked",
      rows.map((row) => (row.k === 0 ? "" : row.deviated ? "no" : "yes")),
      "Whether the design had asked for this dose",
    ),
    names(
      "action",
      rows.map((row) => row.decision.kind),
      "treat, stop or wait",
    ),
    doses(
      levels,
      rows.map((row) => doseOf(row.decision, levels)),
      "next_dose",
      "Dose that the design asks for next",
    ),
    names(
      "rule",
      rows.map((row) => row.decision.rule),
      "The rule that decided",
    ),
    doses(
      levels,
      rows.map((row) => (row.mtd === null ? Number.NaN : levels.values[row.mtd]!)),
      "mtd",
      "Dose selected if the trial ended here",
    ),
    names(
      "because",
      rows.map((row) => row.because),
      "The decision in a sentence",
    ),
  ]);
}

const doseOf = (decision: Decision, levels: Levels): number =>
  decision.kind === "treat" ? levels.values[decision.dose]! : Number.NaN;

function doseViews(design: Design, { design: id, levels, treated }: EscalatePiece): Table {
  const { doses: views } = recommend(design, treated);
  const column = (name: string, of: (view: (typeof views)[number]) => number, description: string) =>
    numberColumn(name, views.map(of), { description });
  return table([
    names(
      "design",
      views.map(() => id),
    ),
    doses(
      levels,
      views.map((view) => levels.values[view.dose]!),
    ),
    column("n", (view) => view.n, "Patients treated"),
    column("tox", (view) => view.tox, "Of them with a dose-limiting toxicity"),
    column(
      "estimate",
      (view) => view.estimate,
      "Posterior mean of the toxicity probability; observed share in rule-based designs",
    ),
    column("under", (view) => view.under, "Probability that the toxicity lies below the target interval"),
    column("inside", (view) => view.inside, "Probability that it lies inside"),
    column("over", (view) => view.over, "Probability that it lies above"),
    names(
      "allowed",
      views.map((view) => (view.allowed ? "yes" : "no")),
      "Whether the design may give the dose",
    ),
    names(
      "why",
      views.map((view) => view.why),
      "Why not",
    ),
  ]);
}

const names = (name: string, values: readonly string[], description = "Design") =>
  textColumn(name, values, { description });

const count = (name: string, values: readonly number[], description: string) =>
  numberColumn(name, values, { description });

const doses = (levels: Levels, values: readonly number[], name = "dose", description = "Dose") =>
  numberColumn(name, values, { unit: levels.unit, description });

/** How levels are named on axes and in sentences: "170". */
export const levelNames = (levels: Levels): string[] => levels.values.map((value) => printNumber(value));
