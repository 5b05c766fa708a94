import { hasErrors, type Issue, type SourceFile } from "../../source/index.ts";
import { column, groupRows, hasColumn, numbers, readCsv, type Table, texts } from "../../table/index.ts";
import { inBaseUnits } from "../../units/index.ts";
import type { Measured } from "../data.ts";
import { checkUnits, type Named, roles, type Where, withUnits } from "../data-columns.ts";
import type { NcaOptions } from "../options.ts";
import { orNull } from "../profiles.ts";
import type { SubjectRecord } from "../spec.ts";
import { type DoseEvent, recordsOf, type SampleEvent, wholeDose } from "./events.ts";
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
    where: { file: path, path: "DVID" },
    found: analyte === null ? `DVID has ${kinds.length} values` : `DVID has no value ${analyte}`,
    needed: `one of ${kinds.join(", ")}`,
    write: `analyte: "${kinds[0]}"`,
  });
  return () => false;
}

function subjectsOf(
  read: Table,
  isOfAnalyte: (row: number) => boolean,
  names: readonly Named[],
  defaults: EventDefaults,
  { path }: SourceFile,
  issues: Issue[],
): readonly SubjectRecord[] {
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
  const [time, dv, amount] = [base("time"), base("concentration"), base("dose")];
  const [weight, bsa, below] = [base("weight"), base("bsa"), base("blq")];
  const [evid, mdv, rate, dur, addl, ii] = [
    control("EVID"),
    control("MDV"),
    control("RATE"),
    control("DUR"),
    control("ADDL"),
    control("II"),
  ];
  const hourOf = inBaseUnits({ value: 1, unit: column(read, nameOf("time")).unit });
  const given = numbers(read, nameOf("dose"));
  const doseUnit = column(read, nameOf("dose")).unit;
  const concentrationUnit = column(read, nameOf("concentration")).unit;
  const isDose = (row: number) =>
    hasColumn(read, "EVID") ? evid(row) === 1 || evid(row) === 4 : amount(row) > 0;
  const isObservation = (row: number) =>
    !isDose(row) && !(evid(row) > 0) && mdv(row) !== 1 && isOfAnalyte(row);
  const durationOf = (row: number): number => {
    if (rate(row) > 0) return (given[row]! / rate(row)) * hourOf;
    return dur(row) > 0 ? dur(row) * hourOf : (defaults.infusionH ?? 0);
  };
  const subjectNames = texts(read, nameOf("subject"));
  return groupRows(read, [nameOf("subject")]).map(({ rows }) => {
    const own = Array.from(rows);
    const subject = subjectNames[own[0]!]!;
    const fall = own.find((row, k) => k > 0 && time(row) < time(own[k - 1]!));
    if (fall !== undefined)
      issues.push({
        code: "nca.times-fall",
        severity: "error",
        where: { file: path, line: fall + 2, path: nameOf("time") },
        found: `subject ${subject}: the time is earlier than in the row before`,
        needed: "records in the order of time; give occasions subjects of their own",
      });
    const size = { weight: orNull(weight(own[0]!)), bsa: orNull(bsa(own[0]!)) };
    const doses = own
      .filter(isDose)
      .flatMap((row) => {
        const every = ii(row) > 0 ? ii(row) * hourOf : undefined;
        const more = every !== undefined && addl(row) > 0 ? addl(row) : 0;
        return Array.from({ length: more + 1 }, (_, k): DoseEvent & { readonly row: number } => ({
          row,
          timeH: time(row) + k * (every ?? 0),
          amount: wholeDose(amount(row), doseUnit, size, concentrationUnit, defaults.molarMass),
          infusionH: durationOf(row),
          ...(every === undefined ? {} : { intervalH: every }),
        }));
      })
      .sort((a, b) => a.timeH - b.timeH);
    const first: DoseEvent = { timeH: 0, amount: null, infusionH: defaults.infusionH ?? 0 };
    const events: readonly DoseEvent[] = doses.length > 0 ? doses : [first];
    const samples = own.filter(isObservation).map((row): SampleEvent => {
      // A dose written out from ADDL at the same time counts as given after the sample.
      const before = doses.findLastIndex(
        (dose) =>
          dose.timeH < time(row) ||
          (dose.timeH === time(row) && dose.row < row && dose.timeH === time(dose.row)),
      );
      return {
        timeH: time(row),
        concentration: orNull(dv(row)),
        below: below(row) === 1,
        excluded: "",
        dose: Math.max(0, before),
      };
    });
    return { subject, group: "", ...size, doses: recordsOf(events, samples) };
  });
}
