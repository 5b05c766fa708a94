import { type Table, tableOf } from "../../table/index.ts";
import type { Evaluate } from "./characteristics-tables.ts";
import { doseColumns, percent } from "./columns.ts";
import type { EscalatePiece } from "./spec.ts";

/**
 * What a design does when only a share s of the toxicities begins inside the window: it sees s p at each level, while its patients, and those after
 * the trial, suffer p.
 */
export function lateOnsetTable(
  evaluate: Evaluate,
  { design, levels, scenarios, insideWindow }: EscalatePiece,
): Table {
  const rows = scenarios.flatMap(({ name, truth, responses }) =>
    insideWindow.flatMap((inside) => {
      const result = evaluate(
        truth.map((p) => inside * p),
        responses,
      );
      return levels.values.map((_, level) => ({ name, inside, level, p: truth[level]!, result }));
    }),
  );
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => design },
    { name: "scenario", is: "Scenario", text: (row) => row.name },
    percent("inside", "Share of all toxicities that begin inside the window", (row) => row.inside),
    { name: "level", is: "Dose level, from 1", number: (row) => row.level + 1 },
    ...doseColumns<(typeof rows)[number]>("dose", "Dose", levels, (row) => row.level),
    percent("truth", "Probability of a toxicity at any time", (row) => row.p),
    percent("select", "Probability that the level is selected", (row) => row.result.select[row.level]!),
    { name: "patients", is: "Expected patients", number: (row) => row.result.patients[row.level]! },
    {
      name: "toxicities",
      is: "Of them with a toxicity at any time",
      number: (row) => row.p * row.result.patients[row.level]!,
    },
  ]);
}
