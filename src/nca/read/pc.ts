import { type Issue, nearest, type SourceFile } from "../../source/index.ts";
import { groupRows, hasColumn, readCsv, type Table, texts } from "../../table/index.ts";
import { inBaseUnits, isProblem, readUnit } from "../../units/index.ts";
import type { Measured } from "../data.ts";
import { groupBy } from "../group-by.ts";
import type { DoseRecord, SubjectRecord } from "../spec.ts";
import { limitNamed, saysBelow } from "./below.ts";
import { type DoseEvent, recordsOf, type SampleEvent, wholeDose } from "./events.ts";
import { type Exposure, readEx } from "./ex.ts";
import { isoHours, isoMoment } from "./iso-time.ts";
import type { EventDefaults } from "./types.ts";

const required = ["USUBJID", "PCTESTCD"];
const optional = [
  "PCORRES",
  "PCORRESU",
  "PCSTRESC",
  "PCSTRESN",
  "PCSTRESU",
  "PCSTAT",
  "PCREASND",
  "PCLLOQ",
  "PCDTC",
  "PCELTM",
  "PCRFTDTC",
];

/** One record of PC. */
interface Sample {
  readonly subject: string;
  readonly value: number | null;
  readonly below: boolean;
  /** Hours after the dose it refers to. */
  readonly after: number;
  /** When that dose was given, in hours of the calendar; undefined where the record does not say it. */
  readonly reference: number | undefined;
}

/**
 * Measured profiles of the SDTM domain PC. A sample's time is PCDTC − PCRFTDTC where both have a time of day, else PCELTM. Values are
 * PCSTRESN in PCSTRESU (else PCORRES in PCORRESU); "<LLOQ", "BLQ" and the like count as below the limit, PCSTAT "NOT DONE" as
 * missing. Each reference time of a subject is a dose; EX says how much it was and how long it took.
 */
export function readPc(
  source: SourceFile,
  ex: SourceFile | undefined,
  defaults: EventDefaults,
): { readonly measured?: Measured; readonly issues: readonly Issue[] } {
  const columns = [...required, ...optional].map((name) => ({
    name,
    kind: "text" as const,
    required: required.includes(name),
  }));
  const reading = readCsv(source, { columns });
  if (!reading.table) return { issues: reading.issues };
  const issues: Issue[] = [...reading.issues];
  const rows = rowsOfAnalyte(reading.table, defaults.analyte, source, issues);
  const unit = rows && unitOf(reading.table, rows, source, issues);
  const given = ex ? readEx(ex, issues) : [];
  if (!rows || !unit || issues.some(({ severity }) => severity === "error")) return { issues };
  const samples = samplesOf(reading.table, rows, unit, source, issues);
  if (issues.some(({ severity }) => severity === "error")) return { issues };
  if (given.some(({ extravascular }) => extravascular) && !defaults.routeSaid)
    issues.push({
      code: "nca.route",
      severity: "error",
      where: { file: ex!.path, line: 1, path: "EXROUTE" },
      found: "EXROUTE says that doses were not given into a vein",
      needed: "the route in the study",
      write: "route: extravascular",
    });
  const lloq = limitOf(reading.table, rows, unit);
  const subjects = groupBy(samples, ({ subject }) => subject).map((own) =>
    subjectOf(own, given, unit, defaults),
  );
  return { measured: { subjects, given: { time: "h", concentration: unit }, lloq }, issues };
}

const cellsOf = (read: Table, name: string): readonly string[] =>
  hasColumn(read, name) ? texts(read, name) : new Array<string>(read.nRows).fill("");

function rowsOfAnalyte(
  read: Table,
  analyte: string | null,
  { path }: SourceFile,
  issues: Issue[],
): readonly number[] | undefined {
  const groups = groupRows(read, ["PCTESTCD"]);
  const names = groups.map(({ key }) => String(key.PCTESTCD));
  const wanted = analyte ?? (names.length === 1 ? names[0]! : undefined);
  const found = groups.find(({ key }) => key.PCTESTCD === wanted);
  if (found) return Array.from(found.rows);
  issues.push({
    code: "nca.no-analyte",
    severity: "error",
    where: { file: path, line: 1, path: "PCTESTCD" },
    found: wanted === undefined ? `there are ${names.length} analytes` : `there is no analyte "${wanted}"`,
    needed: `one of ${names.join(", ")}`,
    write: `analyte: ${(wanted && nearest(wanted, names)) ?? names[0]}`,
  });
  return undefined;
}

/** The unit of the values, which has to be one. */
function unitOf(
  read: Table,
  rows: readonly number[],
  { path }: SourceFile,
  issues: Issue[],
): string | undefined {
  const [standard, original] = [cellsOf(read, "PCSTRESU"), cellsOf(read, "PCORRESU")];
  const named = rows.map((row) => standard[row] || original[row]!).filter((text) => text !== "");
  const units = [...new Set(named)];
  const unit = readUnit(units[0] ?? "");
  const where = { file: path, line: 1, path: "PCSTRESU" };
  if (units.length === 1 && !isProblem(unit)) return unit.text;
  issues.push({
    code: "nca.column-unit",
    severity: "error",
    where,
    found:
      units.length > 1 ? `values are in ${units.join(" and ")}` : isProblem(unit) ? unit.problem : "no unit",
    needed: "one unit of concentration in PCSTRESU, such as ug/mL or nmol/L",
  });
  return undefined;
}

/** Reports what a row of PC lacks. */
type Report = (row: number, name: string, found: string, needed: string) => void;

function samplesOf(
  read: Table,
  rows: readonly number[],
  unit: string,
  { path }: SourceFile,
  issues: Issue[],
): readonly Sample[] {
  const report: Report = (row, name, found, needed) =>
    issues.push({
      code: "nca.pc",
      severity: "error",
      where: { file: path, line: row + 2, path: name },
      found,
      needed,
    });
  const subject = cellsOf(read, "USUBJID");
  const valueAt = valueReader(read, inBaseUnits({ value: 1, unit }), report);
  const timeAt = timeReader(read);
  return rows.flatMap((row): Sample[] => {
    const value = valueAt(row);
    const { after, reference } = timeAt(row);
    if (!value || (after === undefined && value.nothing)) return [];
    if (after !== undefined) return [{ subject: subject[row]!, ...value, after, reference }];
    report(
      row,
      "PCELTM",
      "the sample has no time after its dose",
      "PCDTC and PCRFTDTC with a time of day, or PCELTM such as PT2H",
    );
    return [];
  });
}

/** The value of a row in base units, null where it is missing or below the limit; undefined where it cannot be read. */
function valueReader(read: Table, factor: number, report: Report) {
  const [stat, number, standard, original] = ["PCSTAT", "PCSTRESN", "PCSTRESC", "PCORRES"].map((name) =>
    cellsOf(read, name),
  );
  return (row: number) => {
    const texts_ = [number![row]!, standard![row]!, original![row]!].map((text) => text.trim());
    const text = texts_.find((one) => one !== "") ?? "";
    const done = stat![row]!.trim().toUpperCase() !== "NOT DONE";
    const below = done && texts_.some(saysBelow);
    const nothing = !done || text === "";
    if (nothing || below) return { value: null, below, nothing };
    const value = Number(text);
    if (!Number.isNaN(value)) return { value: value * factor, below, nothing };
    report(row, "PCSTRESN", `"${text}" is no number`, "a number, <LLOQ or BLQ, or PCSTAT: NOT DONE");
    return undefined;
  };
}

/** When a sample was taken after its dose, as it happened or else as planned, and when that dose was given. */
function timeReader(read: Table) {
  const [taken, elapsed, given] = ["PCDTC", "PCELTM", "PCRFTDTC"].map((name) => cellsOf(read, name));
  return (row: number) => {
    const [at, reference] = [isoMoment(taken![row]!), isoMoment(given![row]!)];
    const after = at !== undefined && reference !== undefined ? at - reference : isoHours(elapsed![row]!);
    return { after, reference };
  };
}

/** The largest limit that the records name, base units: PCLLOQ, or the number after "<". */
function limitOf(read: Table, rows: readonly number[], unit: string): number | null {
  const [limit, standard] = [cellsOf(read, "PCLLOQ"), cellsOf(read, "PCSTRESC")];
  const named = rows.map((row) => (limit[row] ? Number(limit[row]) : (limitNamed(standard[row]!) ?? 0)));
  const most = named.reduce((a, b) => (b > a ? b : a), 0);
  return most > 0 ? inBaseUnits({ value: most, unit }) : null;
}

function subjectOf(
  own: readonly Sample[],
  exposures: readonly Exposure[],
  unit: string,
  defaults: EventDefaults,
): SubjectRecord {
  const { subject } = own[0]!;
  const given = exposures.filter((dose) => dose.subject === subject);
  const references = [...new Set(own.map(({ reference }) => reference ?? 0))].sort((a, b) => a - b);
  const start = references[0]!;
  const doses = references.map((moment, k): DoseEvent => {
    const dose =
      given.find(({ startH }) => startH === moment) ??
      (given.length === references.length ? given[k] : undefined);
    const said = dose ?? defaults.dose;
    return {
      timeH: moment - start,
      amount: said
        ? wholeDose(inBaseUnits(said), said.unit, { weight: null, bsa: null }, unit, defaults.molarMass)
        : null,
      infusionH: dose?.infusionH ?? defaults.infusionH ?? 0,
    };
  });
  const samples = own
    .map((sample): SampleEvent => {
      const dose = references.indexOf(sample.reference ?? 0);
      return {
        timeH: doses[dose]!.timeH + sample.after,
        concentration: sample.value,
        below: sample.below,
        excluded: "",
        dose,
      };
    })
    .sort((a, b) => a.timeH - b.timeH);
  const records: readonly DoseRecord[] = recordsOf(doses, samples);
  return { subject, group: "", weight: null, bsa: null, doses: records };
}
