import type { Tables } from "../../step/index.ts";
import { tableOf } from "../../table/index.ts";
import { printQuantity } from "../../units/index.ts";
import { recommend } from "../conduct/recommend.ts";
import type { Design } from "../types.ts";
import { percent } from "./columns.ts";
import { pathwayTable } from "./pathway-table.ts";
import type { EscalatePiece, Levels } from "./spec.ts";

/** The tables `recommendation` (before each cohort and after the last), `doses` (the view of each) and `pathways`. */
export function conductTables(design: Design, piece: EscalatePiece): Tables {
  return {
    recommendation: recommendations(design, piece),
    doses: views(design, piece),
    pathways: pathwayTable(design, piece),
  };
}

const levelAt = (levels: Levels, dose: number | null | undefined): number =>
  dose === null || dose === undefined ? Number.NaN : levels.values[dose];

function recommendations(design: Design, { design: id, levels, treated }: EscalatePiece) {
  const { unit } = levels;
  const printLevel = (dose: number) => printQuantity({ value: levels.values[dose], unit });
  const rows = Array.from({ length: treated.length + 1 }, (_, after) => ({
    after,
    given: treated[after - 1],
    ...recommend(design, treated.slice(0, after), printLevel),
  }));
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => id },
    { name: "after_cohort", is: "Cohorts treated so far", number: (row) => row.after },
    {
      name: "given",
      is: "Dose of the cohort just treated",
      unit,
      number: (row) => levelAt(levels, row.given?.dose),
    },
    { name: "n", is: "Its patients", number: (row) => row.given?.n ?? Number.NaN },
    {
      name: "tox",
      is: "Of them with a dose-limiting toxicity",
      number: (row) => row.given?.tox ?? Number.NaN,
    },
    {
      name: "as_asked",
      is: "Whether the design had asked for this dose",
      text: (row) =>
        row.after === 0 ? "" : row.deviations.some((one) => one.cohort === row.after - 1) ? "no" : "yes",
    },
    { name: "action", is: "treat, stop or wait", text: (row) => row.decision.kind },
    {
      name: "next_dose",
      is: "Dose that the design asks for next",
      unit,
      number: ({ decision }) => levelAt(levels, decision.kind === "treat" ? decision.dose : null),
    },
    { name: "rule", is: "The rule that decided", text: (row) => row.decision.rule },
    {
      name: "mtd",
      is: "Dose selected if the trial ended here",
      unit,
      number: (row) => levelAt(levels, row.mtd),
    },
    { name: "because", is: "The decision in a sentence", text: (row) => row.because },
  ]);
}

const views = (design: Design, { design: id, levels, treated }: EscalatePiece) =>
  tableOf(recommend(design, treated).doses, [
    { name: "design", is: "Design", text: () => id },
    { name: "dose", is: "Dose", unit: levels.unit, number: (view) => levelAt(levels, view.dose) },
    { name: "n", is: "Patients treated", number: (view) => view.n },
    { name: "tox", is: "Of them with a dose-limiting toxicity", number: (view) => view.tox },
    percent(
      "estimate",
      "Posterior mean of the toxicity probability; observed share in rule-based designs",
      (view) => view.estimate,
    ),
    percent("low", "Lower end of the 90 % credible interval", (view) => view.interval?.[0] ?? Number.NaN),
    percent("high", "Upper end of the 90 % credible interval", (view) => view.interval?.[1] ?? Number.NaN),
    percent("under", "Probability that the toxicity lies below the target interval", (view) => view.under),
    percent("inside", "Probability that it lies inside", (view) => view.inside),
    percent("over", "Probability that it lies above", (view) => view.over),
    {
      name: "allowed",
      is: "Whether the design may give the dose",
      text: (view) => (view.allowed ? "yes" : "no"),
    },
    { name: "why", is: "Why not", text: (view) => view.why },
  ]);
