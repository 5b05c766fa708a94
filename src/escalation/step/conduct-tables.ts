import type { Tables } from "../../step/index.ts";
import { type ColumnOf, tableOf } from "../../table/index.ts";
import { recommend } from "../conduct/recommend.ts";
import type { Design, DoseView } from "../types.ts";
import { doseColumns, percent, printLevel } from "./columns.ts";
import { pathwayTable } from "./pathway-table.ts";
import type { EscalatePiece } from "./spec.ts";

/** The tables `recommendation` (before each cohort and after the last), `doses` (the view of each) and `pathways`. */
export function conductTables(design: Design, piece: EscalatePiece): Tables {
  return {
    recommendation: recommendations(design, piece),
    doses: views(design, piece),
    pathways: pathwayTable(design, piece),
  };
}

function recommendations(design: Design, { design: id, levels, treated }: EscalatePiece) {
  const print = printLevel(levels);
  const rows = Array.from({ length: treated.length + 1 }, (_, after) => ({
    after,
    given: treated[after - 1],
    ...recommend(design, treated.slice(0, after), print),
  }));
  type Row = (typeof rows)[number];
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => id },
    { name: "after_cohort", is: "Cohorts treated so far", number: (row) => row.after },
    ...doseColumns<Row>("given", "Dose of the cohort just treated", levels, (row) => row.given?.dose),
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
    ...(design.efficacy
      ? [
          {
            name: "responders",
            is: "Of them with a response",
            number: (row: Row) => row.given?.eff ?? Number.NaN,
          },
        ]
      : []),
    ...doseColumns<Row>("next_dose", "Dose that the design asks for next", levels, ({ decision }) =>
      decision.kind === "treat" ? decision.dose : null,
    ),
    { name: "rule", is: "The rule that decided", text: (row) => row.decision.rule },
    ...doseColumns<Row>("mtd", "Dose selected if the trial ended here", levels, (row) => row.mtd),
    { name: "because", is: "The decision in a sentence", text: (row) => row.because },
  ]);
}

const views = (design: Design, { design: id, levels, treated }: EscalatePiece) =>
  tableOf(recommend(design, treated).doses, [
    { name: "design", is: "Design", text: () => id },
    ...doseColumns<DoseView>("dose", "Dose", levels, (view) => view.dose),
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
    ...(design.efficacy ? efficacyColumns : []),
    {
      name: "allowed",
      is: "Whether the design may give the dose",
      text: (view) => (view.allowed ? "yes" : "no"),
    },
    { name: "why", is: "Why not", text: (view) => view.why },
  ]);

const efficacyColumns: readonly ColumnOf<DoseView>[] = [
  percent("efficacy", "Posterior mean of the response probability", (view) => view.efficacy ?? Number.NaN),
  {
    name: "utility",
    is: "Utility of the dose, by the design",
    number: (view) => view.utility ?? Number.NaN,
  },
];
