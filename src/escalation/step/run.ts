import type { Tables } from "../../step/index.ts";
import { tableOf } from "../../table/index.ts";
import { decisionTable } from "../decision-table.ts";
import { designOf } from "../designs.ts";
import type { Design } from "../types.ts";
import { calendarTable } from "./calendar-table.ts";
import { calibrationTables } from "./calibration-tables.ts";
import { characteristicsTables } from "./characteristics-tables.ts";
import { conductTables } from "./conduct-tables.ts";
import { historyTables } from "./history-tables.ts";
import type { EscalatePiece } from "./spec.ts";

/** The tables of one design. */
export function escalateTables(piece: EscalatePiece): Tables {
  const design = designOf(piece.design, piece.setup);
  return {
    decision_table: decisions(design, piece),
    boundaries: boundaries(design, piece),
    ...characteristicsTables(design, piece),
    ...(piece.calendar ? { calendar: calendarTable(design, piece, piece.calendar) } : {}),
    ...(piece.calibrate ? calibrationTables(piece, piece.calibrate) : {}),
    ...(piece.history.length > 0 ? historyTables(design, piece) : {}),
    ...(piece.treated.length > 0 ? conductTables(design, piece) : {}),
  };
}

/** Patients at the current dose for which decisions are listed: whole cohorts. */
const listed = ({ setup: { maxPatients, cohort } }: EscalatePiece): number[] =>
  Array.from({ length: Math.min(12, Math.ceil(maxPatients / cohort)) }, (_, k) =>
    Math.min(maxPatients, (k + 1) * cohort),
  );

function decisions({ verdict }: Design, piece: EscalatePiece) {
  const rows = verdict
    ? listed(piece).flatMap((n) =>
        Array.from({ length: n + 1 }, (_, tox) => ({ n, tox, decision: verdict(n, tox) })),
      )
    : [];
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => piece.design },
    { name: "n", is: "Patients at the current dose", number: (row) => row.n },
    { name: "tox", is: "Of them with a dose-limiting toxicity", number: (row) => row.tox },
    { name: "decision", is: "What the design then does", text: (row) => row.decision },
  ]);
}

const boundaries = ({ verdict }: Design, piece: EscalatePiece) =>
  tableOf(verdict ? decisionTable(verdict, listed(piece)) : [], [
    { name: "design", is: "Design", text: () => piece.design },
    { name: "n", is: "Patients at the current dose", number: (row) => row.n },
    {
      name: "escalate_at_most",
      is: "Escalate with so many toxicities or fewer",
      number: (row) => row.escalateAtMost ?? Number.NaN,
    },
    {
      name: "deescalate_at_least",
      is: "De-escalate with so many or more",
      number: (row) => row.deescalateAtLeast ?? Number.NaN,
    },
    {
      name: "exclude_at_least",
      is: "Exclude the dose, and those above, with so many or more",
      number: (row) => row.excludeAtLeast ?? Number.NaN,
    },
  ]);
