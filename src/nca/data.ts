import { hasErrors, type Issue, type SourceFile } from "../source/index.ts";
import { column, groupRows, numbers, readCsv, readHead, type Table, texts } from "../table/index.ts";
import { dimensionOf, inBaseUnits, type Quantity, sameDimension } from "../units/index.ts";
import { checkRanges, checkTimes } from "./data-checks.ts";
import {
  checkUnits,
  finder,
  type Named,
  nameOf,
  roleNames,
  roles,
  type Where,
  withUnits,
} from "./data-columns.ts";
import type { NcaOptions } from "./options.ts";
import { doseLike, intervals, orNull, withTau } from "./profiles.ts";
import { withBelowAsZero } from "./read/below.ts";
import type { SubjectRecord, UnitsGiven } from "./spec.ts";

/** What a data file gives: subjects in base units, and the units its columns are in. */
export interface Measured {
  readonly subjects: readonly SubjectRecord[];
  readonly given: UnitsGiven;
  /** The limit of quantification that the file names, base units; null: none. */
  readonly lloq: number | null;
}

/** What the options say besides the columns. Base units; a dose may be per kg or m² of body. */
export interface DataDefaults {
  readonly dose: Quantity | null;
  readonly infusionH: number | null;
  readonly molarMass: number | null;
}

/** The measured profiles of a CSV file, or every reason why they cannot be read. */
export function readMeasured(
  source: SourceFile,
  columns: NcaOptions["columns"],
  defaults: DataDefaults,
  place: Where,
): { readonly measured?: Measured; readonly issues: readonly Issue[] } {
  const names = roleNames.map((role) => ({
    role,
    option: columns?.[role],
    name: nameOf(columns?.[role], role),
  }));
  const expected = names.map(({ role, option, name }) => ({
    name,
    kind: roles[role].kind,
    required: roles[role].required === true || option !== undefined,
  }));
  const concentration = nameOf(columns?.concentration, "concentration");
  const plain = withBelowAsZero(
    source,
    (head) => head === concentration || readHead(head).name === concentration,
  );
  const reading = readCsv(plain, { columns: expected });
  if (!reading.table) return { issues: reading.issues };
  const named = withUnits(reading.table, names, place);
  const table = named.table;
  const issues = [...reading.issues, ...named.issues, ...checkUnits(table, names, source)];
  if (hasErrors(issues)) return { issues };
  const late = [...checkTimes(table, names, source), ...checkRanges(table, names, source)];
  if (hasErrors(late)) return { issues: [...issues, ...late] };
  return { measured: measure(table, names, defaults), issues: [...issues, ...late] };
}

function measure(read: Table, names: readonly Named[], defaults: DataDefaults): Measured {
  const find = finder(read, names);
  const blq = find.base("blq", 0);
  const why = find.has("excluded") ? texts(read, find.name("excluded")) : [];
  const groups = find.has("group") ? texts(read, find.name("group")) : [];
  const time = find.base("time", Number.NaN);
  const samples = {
    time,
    after: find.has("time-after-dose") ? find.base("time-after-dose", Number.NaN) : time,
    concentration: find.base("concentration", Number.NaN),
    below: (row: number) => blq(row) === 1,
    ...(find.has("excluded") ? { excluded: (row: number) => excludedBecause(why[row]!) } : {}),
    dose: find.has("dose-number")
      ? numbers(read, find.name("dose-number"))
      : new Float64Array(read.nRows).fill(1),
  };
  const [weight, bsa] = [find.base("weight", Number.NaN), find.base("bsa", Number.NaN)];
  const infusion = find.base("infusion", defaults.infusionH ?? 0);
  const dose = doseReader(read, find, defaults);
  const subjectNames = texts(read, find.name("subject"));
  const given = {
    time: column(read, find.name("time")).unit,
    concentration: column(read, find.name("concentration")).unit,
  };
  const subjects = groupRows(read, [find.name("subject")]).map(({ rows }) => {
    const first = rows[0]!;
    const doses = intervals(rows, samples).map((interval) => {
      const row = Array.from(rows).find((r) => Math.max(1, samples.dose[r]!) === interval.number)!;
      const amount = dose(row, given.concentration);
      return {
        ...interval,
        dose: orNull(amount),
        infusionH: infusion(row) || 0,
        slopeOver: null,
        leftOut: "",
      };
    });
    return {
      subject: subjectNames[first]!,
      group: groups[first] ?? "",
      weight: orNull(weight(first)),
      bsa: orNull(bsa(first)),
      doses: withTau(doses),
    };
  });
  return { subjects, given, lloq: null };
}

/** The reason for leaving a sample out; "" and "0" are none, "1" is one that nobody wrote down. */
const excludedBecause = (text: string): string =>
  text === "0" ? "" : text === "1" ? "excluded in the data, no reason given" : text;

/** The whole dose of a row in mg (or nmol): a dose by body weight or surface is multiplied by it. */
function doseReader(read: Table, find: ReturnType<typeof finder>, { dose, molarMass }: DataDefaults) {
  const unit = find.has("dose") ? column(read, find.name("dose")).unit : (dose?.unit ?? "mg");
  const amount = find.base("dose", dose ? inBaseUnits(dose) : Number.NaN);
  const dimension = dimensionOf(unit);
  const size = sameDimension(dimension, dimensionOf("mg/kg"))
    ? find.base("weight", Number.NaN)
    : sameDimension(dimension, dimensionOf("mg/m2"))
      ? find.base("bsa", Number.NaN)
      : () => 1;
  const given = sameDimension(dimension, dimensionOf("nmol")) ? "amount" : "mass";
  return (row: number, concentration: string): number =>
    doseLike(amount(row) * size(row), given, concentration, molarMass);
}
