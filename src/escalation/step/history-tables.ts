import type { Tables } from "../../step/index.ts";
import { tableOf } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { recommend } from "../conduct/recommend.ts";
import type { Design } from "../types.ts";
import { doseColumns, printLevel } from "./columns.ts";
import { cohortsWithin, within } from "./history.ts";
import type { EscalatePiece, HistoryPatient } from "./spec.ts";

/** The tables `windows` (what each window sees, and what the design then says) and `patients` of a trial that has been. */
export function historyTables(design: Design, piece: EscalatePiece): Tables {
  return { windows: windowTable(design, piece), patients: patientTable(piece) };
}

function windowTable(design: Design, { design: id, levels, windows, history }: EscalatePiece) {
  const print = printLevel(levels);
  const rows = windows.map((window) => {
    const seen = history.filter((one) => within(one, window));
    const { decision, mtd, because } = recommend(design, cohortsWithin(history, window), print);
    return { window, seen, decision, mtd, because };
  });
  type Row = (typeof rows)[number];
  return tableOf(rows, [
    { name: "design", is: "Design", text: () => id },
    { name: "window", is: "Window in which a toxicity counts", unit: "d", number: (row) => row.window },
    { name: "patients", is: "Patients", number: () => history.length },
    { name: "seen", is: "Of them with a toxicity inside the window", number: (row) => row.seen.length },
    {
      name: "late",
      is: "Of them with a toxicity after it",
      number: (row) => history.filter((one) => one.toxicity !== null).length - row.seen.length,
    },
    ...doseColumns<Row>(
      "next_dose",
      "Dose that the design asks for next; none when it stops",
      levels,
      ({ decision }) => (decision.kind === "treat" ? decision.dose : null),
    ),
    ...doseColumns<Row>("mtd", "Dose selected if the trial ended here", levels, (row) => row.mtd),
    { name: "because", is: "The decision in a sentence", text: (row) => row.because },
  ]);
}

/** The same for every design: shown as swim lanes. */
const patientTable = ({ design, levels, windows, history }: EscalatePiece) =>
  tableOf(history, [
    { name: "design", is: "Design", text: () => design },
    { name: "patient", is: "Patient", text: (one) => one.patient },
    ...doseColumns<HistoryPatient>("dose", "Dose", levels, (one) => one.dose),
    { name: "start", is: "First dose, from the trial's first", unit: "d", number: (one) => one.start },
    {
      name: "toxicity",
      is: "Time from the first dose to the first dose-limiting toxicity",
      unit: "d",
      number: (one) => one.toxicity ?? Number.NaN,
    },
    { name: "followed", is: "Time under observation", unit: "d", number: (one) => one.followed },
    {
      name: "seen_by",
      is: "Shortest window that sees the toxicity",
      text: (one) => {
        const window = windows.toSorted((a, b) => a - b).find((days) => within(one, days));
        return one.toxicity === null ? "" : window === undefined ? "none" : `${printNumber(window)} d`;
      },
    },
  ]);
