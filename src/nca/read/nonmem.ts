import { hasErrors, type Issue, type SourceFile } from "../../source/index.ts";
import { column, groupRows, hasColumn, numbers, readCsv, type Table, texts } from "../../table/index.ts";
import { inBaseUnits } from "../../units/index.ts";
import type { Measured } from "../data.ts";
import { checkUnits, type Named, roles, type Where, withUnits } from "../data-columns.ts";
import type { NcaOptions } from "../options.ts";
import { orNull } from "../profiles.ts";
import type { SubjectRecord } from "../spec.ts";
import { type DoseEvent, recordsOf, type SampleEvent, type Size, wholeDose } from "./events.ts";
import type { EventDefaults } from "./types.ts";

/** Columns under NONMEM's own names; `columns` gives others, and their units. */
const usualNames = {
  subject: "ID",
  time: "TIME",
  concentration: "DV",
  dose: "AMT",
  weight: "WT",
  bsa: "BSA",
  blq: "BLQ",
} as const;

const controls = ["EVID", "MDV", "RATE", "DUR", "ADDL", "II", "SS", "DVID"] as const;

/**
 * Measured profiles of NONMEM records: doses and observations in one table. EVID 1 and 4 (or, without EVID, AMT above 0) are doses,
 * with ADDL and II written out; EVID 0 with MDV 0 are observations. RATE above 0 is an infusion of AMT/RATE, DUR its duration. An
 * observation belongs to the last dose before it in the file's order. Columns carry no units here: `columns` names them.
 */
export function readNonmem(
  source: SourceFile,
  options: NcaOptions["columns"],
  defaults: EventDefaults,
  place: Where,
): { readonly measured?: Measured; readonly issues: readonly Issue[] } {
  const names = (Object.keys(usualNames) as (keyof typeof usualNames)[]).map((role): Named => {
    const option = options?.[role];
    const name =
      option === undefined ? usualNames[role] : typeof option === "string" ? option : option.column;
    return { role, option, name };
  });
  const expected = names.map(({ role, option, name }) => ({
    name,
    kind: roles[role].kind,
    required: roles[role].required === true || role === "dose" || option !== undefined,
  }));
  const numeric = controls.map((name) => ({ name, kind: "number" as const }));
  const reading = readCsv(source, { columns: [...expected, ...numeric] });
  if (!reading.table) return { issues: reading.issues };
  const united = withUnits(reading.table, names, place);
  const issues: Issue[] = [
    ...reading.issues,
    ...united.issues,
    ...(hasErrors(united.issues) ? [] : checkUnits(united.table, names, source)),
  ];
  if (hasErrors(issues)) return { issues };
  const rows = analyteRows(united.table, defaults.analyte, source, issues);
  const subjects = subjectsOf(united.table, rows, names, defaults, source, issues);
  if (hasErrors(issues)) return { issues };
  const unitOf = (role: keyof typeof usualNames) =>
    column(united.table, names.find((one) => one.role === role)!.name).unit;
  return {
    measured: {
      subjects,
      given: { time: unitOf("time"), concentration: unitOf("concentration") },
      lloq: null,
    },
    issues,
  };
}

/** Whether a row is of the analyte: any dose, and observations of the DVID asked for. */
function analyteRows(
  read: Table,
  analyte: string | null,
  { path }: SourceFile,
  issues: Issue[],
): (row: number) => boolean {
  if (!hasColumn(read, "DVID")) return () => true;
  const dvid = numbers(read, "DVID");
  const kinds = [...new Set(dvid)].filter((value) => value > 0);
  const wanted = analyte === null ? kinds[0] : Number(analyte);
  if (kinds.length < 2 || (analyte !== null && kinds.includes(wanted!)))
    return (row) => !(dvid[row]! > 0) || dvid[row] === wanted;
  issues.push({
    code: "nca.no-analyte",
    severity: "error",
    where: { file: path, line: 1, path: "DVID" },
    found: analyte === null ? `DVID has ${kinds.length} values` : `DVID has no value ${analyte}`,
    needed: `one of ${kinds.join(", ")}`,
    write: `analyte: "${kinds[0]}"`,
  });
  return () => false;
}

/** Columns of a file as functions of the row, quantities in base units; NaN where there is no such column. */
function cellsOf(read: Table, names: readonly Named[]) {
  const nameOf = (role: keyof typeof usualNames) => names.find((one) => one.role === role)!.name;
  const base = (role: keyof typeof usualNames) => {
    const name = nameOf(role);
    if (!hasColumn(read, name)) return () => Number.NaN;
    const factor = inBaseUnits({ value: 1, unit: column(read, name).unit });
    const values = numbers(read, name);
    return (row: number) => values[row]! * factor;
  };
  const control = (name: (typeof controls)[number]) => {
    const values = hasColumn(read, name) ? numbers(read, name) : undefined;
    return (row: number) => values?.[row] ?? Number.NaN;
  };
  const hasEvents = hasColumn(read, "EVID");
  const amount = base("dose");
  const given = numbers(read, nameOf("dose"));
  return {
    nameOf,
    time: base("time"),
    concentration: base("concentration"),
    amount,
    given: (row: number) => given[row]!,
    weight: base("weight"),
    bsa: base("bsa"),
    below: base("blq"),
    hour: inBaseUnits({ value: 1, unit: column(read, nameOf("time")).unit }),
    doseUnit: column(read, nameOf("dose")).unit,
    concentrationUnit: column(read, nameOf("concentration")).unit,
    event: control("EVID"),
    missing: control("MDV"),
    rate: control("RATE"),
    duration: control("DUR"),
    more: control("ADDL"),
    interval: control("II"),
    isDose: (row: number) =>
      hasEvents ? control("EVID")(row) === 1 || control("EVID")(row) === 4 : amount(row) > 0,
  };
}

type Cells = ReturnType<typeof cellsOf>;

function subjectsOf(
  read: Table,
  isOfAnalyte: (row: number) => boolean,
  names: readonly Named[],
  defaults: EventDefaults,
  { path }: SourceFile,
  issues: Issue[],
): readonly SubjectRecord[] {
  const cells = cellsOf(read, names);
  const subjectColumn = cells.nameOf("subject");
  const subjectNames = texts(read, subjectColumn);
  return groupRows(read, [subjectColumn]).map(({ rows }) => {
    const own = Array.from(rows);
    const subject = subjectNames[own[0]!]!;
    const fall = own.find((row, k) => k > 0 && cells.time(row) < cells.time(own[k - 1]!));
    if (fall !== undefined)
      issues.push({
        code: "nca.times-fall",
        severity: "error",
        where: { file: path, line: fall + 2, path: cells.nameOf("time") },
        found: `subject ${subject}: the time is earlier than in the row before`,
        needed: "records in the order of time; give occasions subjects of their own",
      });
    const size = { weight: orNull(cells.weight(own[0]!)), bsa: orNull(cells.bsa(own[0]!)) };
    const doses = own
      .filter(cells.isDose)
      .flatMap((row) => dosesOf(row, size, cells, defaults))
      .sort((a, b) => a.timeH - b.timeH);
    const first: DoseEvent = { timeH: 0, amount: null, infusionH: defaults.infusionH ?? 0 };
    const samples = own
      .filter((row) => isObservation(row, cells) && isOfAnalyte(row))
      .map((row) => sampleOf(row, doses, cells));
    return { subject, group: "", ...size, doses: recordsOf(doses.length > 0 ? doses : [first], samples) };
  });
}

const isObservation = (row: number, { isDose, event, missing }: Cells): boolean =>
  !isDose(row) && !(event(row) > 0) && missing(row) !== 1;

type RowDose = DoseEvent & { readonly row: number };

/** The dose of a row, and those that ADDL adds to it. */
function dosesOf(row: number, size: Size, cells: Cells, { infusionH, molarMass }: EventDefaults): RowDose[] {
  const { hour, rate, duration, given, interval, more, time, amount, doseUnit, concentrationUnit } = cells;
  const every = interval(row) > 0 ? interval(row) * hour : undefined;
  const nMore = every !== undefined && more(row) > 0 ? more(row) : 0;
  const lasts =
    rate(row) > 0
      ? (given(row) / rate(row)) * hour
      : duration(row) > 0
        ? duration(row) * hour
        : (infusionH ?? 0);
  return Array.from({ length: nMore + 1 }, (_, k) => ({
    row,
    timeH: time(row) + k * (every ?? 0),
    amount: wholeDose(amount(row), doseUnit, size, concentrationUnit, molarMass),
    infusionH: lasts,
    ...(every === undefined ? {} : { intervalH: every }),
  }));
}

/** An observation belongs to the last dose before it; a dose of ADDL at the same time counts as given after the sample. */
function sampleOf(
  row: number,
  doses: readonly RowDose[],
  { time, concentration, below }: Cells,
): SampleEvent {
  const at = time(row);
  const before = doses.findLastIndex(
    (dose) => dose.timeH < at || (dose.timeH === at && dose.row < row && time(dose.row) === at),
  );
  return {
    timeH: at,
    concentration: orNull(concentration(row)),
    below: below(row) === 1,
    excluded: "",
    dose: Math.max(0, before),
  };
}
