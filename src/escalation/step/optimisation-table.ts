import { type Table, tableOf } from "../../table/index.ts";
import { optimisation } from "../optimisation/optimise.ts";
import type { Row } from "./characteristics-tables.ts";
import { doseColumns, percent } from "./columns.ts";
import type { EscalatePiece, OptimisePlan } from "./spec.ts";

/** What a randomised comparison after the escalation selects, by scenario and level. */
export function optimisationTable(
  rows: readonly Row[],
  { design, levels, association }: EscalatePiece,
  plan: OptimisePlan,
): Table {
  const all = rows.flatMap(({ scenario, result }) => {
    const { truth, responses } = result;
    if (!responses) return [];
    const after = optimisation(plan, { select: result.select, truth, responses, association });
    return levels.values.map((_, level) => ({ scenario, result, responses, level, after }));
  });
  type Cell = (typeof all)[number];
  return tableOf(all, [
    { name: "design", is: "Design of the escalation", text: () => design },
    { name: "scenario", is: "Scenario", text: (row) => row.scenario },
    { name: "level", is: "Dose level, from 1", number: (row) => row.level + 1 },
    ...doseColumns<Cell>("dose", "Dose", levels, (row) => row.level),
    percent("truth", "Probability of toxicity in the scenario", (row) => row.result.truth[row.level]),
    percent("response", "Probability of a response in the scenario", (row) => row.responses[row.level]),
    percent(
      "escalation",
      "Probability that the escalation selects it",
      (row) => row.result.select[row.level],
    ),
    percent("select", "Probability that it is selected in the end", (row) => row.after.select[row.level]),
    percent("select_none", "Probability that no level is", (row) => row.after.none),
    {
      name: "patients",
      is: "Expected patients, escalation included",
      number: (row) => row.result.patients[row.level] + row.after.patients[row.level],
    },
  ]);
}
