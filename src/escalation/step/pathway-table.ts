import { type ColumnOf, type Table, tableOf } from "../../table/index.ts";
import { type Pathway, pathways } from "../conduct/pathways.ts";
import { recommend } from "../conduct/recommend.ts";
import type { Decision, Design } from "../types.ts";
import { doseColumns, printLevel } from "./columns.ts";
import type { EscalatePiece, Levels } from "./spec.ts";

/** Every outcome of the next cohorts and what the design would then say: dose transition pathways. */
export function pathwayTable(design: Design, piece: EscalatePiece): Table {
  const { state, decision } = recommend(design, piece.treated);
  const ways = pathways(design, state, decision, piece.lookAhead);
  return tableOf(ways, [
    { name: "design", is: "Design", text: () => piece.design },
    ...Array.from({ length: piece.lookAhead }, (_, k) =>
      cohortColumns(k, piece.levels, design.efficacy === true),
    ).flat(),
  ]);
}

function cohortColumns(k: number, levels: Levels, looks: boolean): ColumnOf<Pathway>[] {
  return [
    ...doseColumns<Pathway>(
      `dose_${k + 1}`,
      `Dose of coming cohort ${k + 1}; none where the trial has stopped`,
      levels,
      ({ decisions }) => doseOf(decisions[k]),
    ),
    {
      name: `tox_${k + 1}`,
      is: "Its patients with a dose-limiting toxicity",
      number: ({ tox }) => tox[k] ?? Number.NaN,
    },
    ...(looks
      ? [
          {
            name: `eff_${k + 1}`,
            is: "Its patients with a response",
            number: ({ eff }: Pathway) => eff?.[k] ?? Number.NaN,
          },
        ]
      : []),
    {
      name: `then_${k + 1}`,
      is: "What the design would then say: a dose, or stop",
      text: ({ decisions }) => wordOf(decisions[k + 1], levels),
    },
  ];
}

const doseOf = (decision: Decision | undefined): number | null =>
  decision?.kind === "treat" ? decision.dose : null;

function wordOf(decision: Decision | undefined, levels: Levels): string {
  if (!decision) return "";
  if (decision.kind === "treat") return `${printLevel(levels)(decision.dose)}: ${decision.rule}`;
  return decision.kind === "stop" ? `stop: ${decision.rule}` : "wait";
}
