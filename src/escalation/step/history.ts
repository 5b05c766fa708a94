import { column, hasColumn, numbers, readCsv, type Table, texts } from "../../table/index.ts";
import type { EscalateOptions } from "./options.ts";
import { fail, levelOf, type Reader } from "./reader.ts";
import type { HistoryPatient, Levels, TreatedCohort } from "./spec.ts";
import { readSecond } from "./treated.ts";

/** The patients of a trial that has been, from a CSV file beside the study, in the order of their first doses. */
export function readHistory(
  options: EscalateOptions,
  levels: Levels,
  windows: readonly number[],
  reader: Reader,
): readonly HistoryPatient[] {
  const { patients: path, treated, data } = options;
  if (path === undefined) return [];
  const wrong = (problem: string, needed: string, write?: string) =>
    fail(reader, ["patients"], "escalate.patients", { problem, needed, ...(write ? { write } : {}) });
  if (treated || data !== undefined) wrong("patients are given twice", "the patients in one place");
  if (windows.length === 0)
    wrong("no window is given", "the window in which a toxicity counts", "window: 21 d");
  const file = reader.context.file(path);
  if (!file) {
    wrong(`there is no file "${path}" beside the study file`, "the path of a CSV file, from the study file");
    return [];
  }
  const { table, issues } = readCsv(file, {
    columns: [
      { name: "patient", kind: "text", required: true },
      { name: "dose", kind: "number", required: true },
      { name: "start", kind: "number", like: "d", required: true },
      { name: "toxicity", kind: "number", like: "d", required: true },
      { name: "followed", kind: "number", like: "d", required: true },
      { name: "second", kind: "number", required: false },
      { name: "response", kind: "text", required: false },
    ],
  });
  reader.issues.push(...issues);
  return table && windows.length > 0 ? patientsOf(table, levels, reader) : [];
}

function patientsOf(table: Table, levels: Levels, reader: Reader): readonly HistoryPatient[] {
  const unit = column(table, "dose").unit || levels.unit;
  const days = (name: string) => numbers(table, name);
  const [start, toxicity, followed, doses] = [
    days("start"),
    days("toxicity"),
    days("followed"),
    days("dose"),
  ];
  const second = readSecond(table, levels);
  const response = readResponse(table, "patients", reader);
  return texts(table, "patient")
    .map((patient, row): HistoryPatient => {
      const dose = levelOf({ value: doses[row]!, unit }, levels, ["patients"], reader, second?.(row)) ?? 0;
      const when = toxicity[row]!;
      if (!(start[row]! >= 0 && followed[row]! >= 0 && !(when < 0) && !(when > followed[row]!))) {
        fail(reader, ["patients"], "escalate.patients", {
          problem: `patient "${patient}" starts on day ${start[row]}, is followed for ${followed[row]} d, toxicity on day ${when}`,
          needed: "days from 0, and no toxicity after the end of observation",
        });
      }
      return {
        patient,
        dose,
        start: start[row]!,
        toxicity: Number.isNaN(when) ? null : when,
        followed: followed[row]!,
        response: response(row),
      };
    })
    .sort((a, b) => a.start - b.start);
}

/** Whether a toxicity began before the window closed: on a day before its last. */
export const within = ({ toxicity }: { readonly toxicity: number | null }, window: number): boolean =>
  toxicity !== null && toxicity < window;

/** "yes", "no", 1, 0 or nothing, in a column of responses; null where nothing is said. */
export function readResponse(
  table: Table,
  option: "patients" | "toxicity",
  reader: Reader,
): (row: number) => boolean | null {
  if (!hasColumn(table, "response")) return () => null;
  const { kind } = column(table, "response");
  const words = kind === "number" ? Array.from(numbers(table, "response"), String) : texts(table, "response");
  const meaning: Readonly<Record<string, boolean | null>> = {
    yes: true,
    "1": true,
    no: false,
    "0": false,
    "": null,
    NaN: null,
  };
  const strange = words.find((word) => !(word in meaning));
  if (strange !== undefined) {
    fail(reader, [option], "escalate.response", {
      problem: `"${strange}" stands in the column response`,
      needed: "yes or no, or nothing where it is not known",
    });
  }
  return (row) => meaning[words[row]!] ?? null;
}

/** Neighbours at one dose as cohorts, with the toxicities that a window sees. */
export function cohortsWithin(history: readonly HistoryPatient[], window: number): readonly TreatedCohort[] {
  const cohorts: TreatedCohort[] = [];
  for (const one of history) {
    const last = cohorts.at(-1);
    const tox = within(one, window) ? 1 : 0;
    const eff = one.response ? 1 : 0;
    const both = tox * eff;
    if (last?.dose === one.dose) {
      cohorts[cohorts.length - 1] = {
        ...last,
        n: last.n + 1,
        tox: last.tox + tox,
        eff: last.eff + eff,
        both: last.both + both,
      };
    } else cohorts.push({ dose: one.dose, n: 1, tox, moderate: 0, eff, both, pending: [] });
  }
  return cohorts;
}
