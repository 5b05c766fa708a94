import { type Table, tableOf } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { type Analysed, leftOutBecause, resultsOf } from "../analysed.ts";
import { groupBy } from "../group-by.ts";
import { type OutputUnits, printed } from "../output-units.ts";
import type { Settings } from "../spec.ts";
import { ppNameOf } from "./names.ts";

interface Row {
  readonly study: string;
  readonly subject: string;
  readonly seq: number;
  readonly group: string;
  readonly code: string;
  readonly test: string;
  readonly analyte: string;
  readonly value: number;
  readonly unit: string;
  readonly reason: string;
  readonly method: string;
  readonly from: string;
  readonly to: string;
  readonly leftOut: string;
}

/** The table `pp`: the results as the SDTM domain PP, a record per subject, dose and parameter that applies. */
export function ppTable(analysed: readonly Analysed[], units: OutputUnits, settings: Settings): Table {
  const rows = groupBy(analysed, ({ subject }) => subject).flatMap((own) =>
    own.flatMap((one) => rowsOf(one, units, settings)).map((row, k) => ({ ...row, seq: k + 1 })),
  );
  const text = (name: string, is: string, read: (row: Row) => string) => ({ name, is, text: read });
  return tableOf<Row>(rows, [
    text("STUDYID", "Study identifier", ({ study }) => study),
    text("DOMAIN", "Domain", () => "PP"),
    text("USUBJID", "Unique subject identifier", ({ subject }) => subject),
    { name: "PPSEQ", is: "Sequence number within the subject", number: ({ seq }) => seq },
    text("PPGRPID", "Dose that begins the interval", ({ group }) => group),
    text("PPTESTCD", "Parameter, short name", ({ code }) => code),
    text("PPTEST", "Parameter", ({ test }) => test),
    text("PPCAT", "Analyte", ({ analyte }) => analyte),
    text("PPORRES", "Result as computed, to twelve digits", (row) => resultText(row)),
    text("PPORRESU", "Unit", (row) => (Number.isNaN(row.value) ? "" : row.unit)),
    text("PPSTRESC", "Result in standard form", (row) => resultText(row)),
    { name: "PPSTRESN", is: "Result as a number", number: ({ value }) => value },
    text("PPSTRESU", "Unit", (row) => (Number.isNaN(row.value) ? "" : row.unit)),
    text("PPSTAT", "NOT DONE where there is no result", (row) => (Number.isNaN(row.value) ? "NOT DONE" : "")),
    text("PPREASND", "Why there is none", (row) => (Number.isNaN(row.value) ? row.reason : "")),
    text("PPANMETH", "Method", ({ method }) => method),
    text("PPSTINT", "Beginning of the interval after the dose (ISO 8601)", ({ from }) => from),
    text("PPENINT", "End of the interval after the dose (ISO 8601)", ({ to }) => to),
    text("PPEXCL", "Why the result is left out of summaries (supplemental)", ({ leftOut }) => leftOut),
  ]);
}

const resultText = ({ value }: Row): string =>
  Number.isNaN(value) ? "" : String(Number(value.toPrecision(12)));

function rowsOf(one: Analysed, units: OutputUnits, settings: Settings): readonly Omit<Row, "seq">[] {
  const { profile } = one.analysis.prepared;
  return resultsOf(one, settings)
    .filter(([, { value, notes }]) => !(Number.isNaN(value) && notApplicable.test(notes[0] ?? "")))
    .map(([parameter, result]) => {
      const { value, unit } = printed(result.value, parameter.measures, units, one.size);
      const stretch = settings.partial[parameter.name];
      const overTau = parameter.name.endsWith("_tau") || parameter.name === "cavg";
      const [from, to] = stretch ? [stretch.fromH, stretch.toH] : overTau ? [0, profile.tauH] : [];
      return {
        study: settings.pp ?? "",
        subject: one.subject,
        group: `DOSE ${one.record.number}`,
        ...ppNameOf(parameter.name, profile.route.kind),
        analyte: settings.analyte ?? "",
        value,
        unit: cdiscUnit(unit),
        reason: result.notes.join("; "),
        method: settings.method.toUpperCase(),
        from: isoHours(from),
        to: isoHours(to),
        leftOut: leftOutBecause(one, result, settings),
      };
    });
}

/** Parameters of another route, or of repeated doses, are no records at all. */
const notApplicable = /^(only after|needs an intravenous dose|earlier doses still|no dosing interval)/;

const isoHours = (hours: number | undefined): string =>
  hours === undefined ? "" : `PT${printNumber(hours, 9)}H`;

/** A unit as CDISC writes it: time before concentration, a rate as "/h", days as "day". */
export function cdiscUnit(unit: string): string {
  const [top = "", ...below] = unit.replaceAll(/\bd\b/g, "day").split("/");
  const times = top.split("*").sort((a, b) => Number(isTime(b)) - Number(isTime(a)));
  const head = top === "1" ? "" : times.join("*");
  return [head, ...below].join("/");
}

const isTime = (part: string): boolean => /^(h|day|min|s)(\^2)?$/.test(part);
