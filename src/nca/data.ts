import { hasErrors, type Issue, type SourceFile } from "../source/index.ts";
import {
  column,
  groupRows,
  hasColumn,
  numbers,
  readCsv,
  type Table,
  texts,
  withColumns,
} from "../table/index.ts";
import {
  dimensionOf,
  inBaseUnits,
  isProblem,
  type Quantity,
  readUnit,
  sameDimension,
} from "../units/index.ts";
import type { ColumnOption, NcaOptions } from "./options.ts";
import { isMolar } from "./output-units.ts";
import { doseLike, intervals, withTau } from "./profiles.ts";
import type { SubjectRecord, UnitsGiven } from "./spec.ts";

type Role = keyof NonNullable<NcaOptions["columns"]>;

/** What a column holds: the kind of its cells, what its unit must measure, whether the file must have it. */
const roles: Readonly<
  Record<
    Role,
    { readonly kind: "number" | "text"; readonly like?: readonly string[]; readonly required?: true }
  >
> = {
  subject: { kind: "text", required: true },
  time: { kind: "number", like: ["h"], required: true },
  concentration: { kind: "number", like: ["mg/L", "nM"], required: true },
  dose: { kind: "number", like: ["mg", "mg/kg", "mg/m2", "nmol"] },
  infusion: { kind: "number", like: ["h"] },
  weight: { kind: "number", like: ["kg"] },
  bsa: { kind: "number", like: ["m2"] },
  blq: { kind: "number" },
  "dose-number": { kind: "number" },
  "time-after-dose": { kind: "number", like: ["h"] },
};

const roleNames = Object.keys(roles) as Role[];

/** What a data file gives: subjects in base units, and the units its columns are in. */
export interface Measured {
  readonly subjects: readonly SubjectRecord[];
  readonly given: UnitsGiven;
}

/** What the options say besides the columns. Base units; a dose may be per kg or m² of body. */
export interface DataDefaults {
  readonly dose: Quantity | null;
  readonly infusionH: number | null;
  readonly molarMass: number | null;
}

type Where = (...path: readonly (string | number)[]) => Issue["where"];

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
  const reading = readCsv(source, { columns: expected });
  if (!reading.table) return { issues: reading.issues };
  const named = withUnits(reading.table, names, place);
  const table = named.table;
  const issues = [...reading.issues, ...named.issues, ...checkUnits(table, names, source)];
  if (hasErrors(issues)) return { issues };
  const late = checkRows(table, names, source);
  if (hasErrors(late)) return { issues: [...issues, ...late] };
  return { measured: measure(table, names, defaults), issues: [...issues, ...late] };
}

interface Named {
  readonly role: Role;
  readonly option: ColumnOption | undefined;
  readonly name: string;
}

const nameOf = (option: ColumnOption | undefined, role: Role): string =>
  option === undefined ? role : typeof option === "string" ? option : option.column;

/** The table with the units that the options name. */
function withUnits(read: Table, names: readonly Named[], place: Where) {
  const issues: Issue[] = [];
  const changed = names.flatMap(({ role, option, name }) => {
    if (typeof option !== "object" || !hasColumn(read, name)) return [];
    const unit = readUnit(option.unit);
    if (!isProblem(unit)) return [{ ...column(read, name), unit: unit.text }];
    const { problem, needed, write } = unit;
    issues.push({
      code: "nca.column-unit",
      severity: "error",
      where: place("columns", role, "unit"),
      found: problem,
      needed,
      ...(write ? { write } : {}),
    });
    return [];
  });
  return { table: withColumns(read, changed), issues };
}

function checkUnits(read: Table, names: readonly Named[], { path }: SourceFile): readonly Issue[] {
  return names.flatMap(({ role, name }) => {
    const { like } = roles[role];
    if (!like || !hasColumn(read, name)) return [];
    const { unit } = column(read, name);
    if (like.some((example) => sameDimension(dimensionOf(unit), dimensionOf(example)))) return [];
    return [
      {
        code: "nca.column-unit",
        severity: "error" as const,
        where: { file: path, line: 1, path: name },
        found: unit === "" ? `column "${name}" has no unit` : `column "${name}" is in ${unit}`,
        needed: `a unit such as ${like.join(", ")}`,
        write: `"${name} [${like[0]}]" as its head, or columns: { ${role}: { column: ${name}, unit: ${like[0]} } }`,
      },
    ];
  });
}

const finder = (read: Table, names: readonly Named[]) => {
  const nameOfRole = new Map(names.map(({ role, name }) => [role, name]));
  return {
    has: (role: Role) => hasColumn(read, nameOfRole.get(role)!),
    name: (role: Role) => nameOfRole.get(role)!,
    /** A column in base units; `otherwise` where the file has none. */
    base: (role: Role, otherwise: number): ((row: number) => number) => {
      const name = nameOfRole.get(role)!;
      if (!hasColumn(read, name)) return () => otherwise;
      const factor = inBaseUnits({ value: 1, unit: column(read, name).unit });
      const values = numbers(read, name);
      return (row) => values[row]! * factor;
    },
  };
};

/** Rows that no analysis can use: times that are missing or fall within one dose of one subject. */
function checkRows(read: Table, names: readonly Named[], { path }: SourceFile): readonly Issue[] {
  const find = finder(read, names);
  const time = find.base(find.has("time-after-dose") ? "time-after-dose" : "time", Number.NaN);
  const by = [find.name("subject"), ...(find.has("dose-number") ? [find.name("dose-number")] : [])];
  return groupRows(read, by).flatMap(({ key, rows }) => {
    const list = Array.from(rows);
    const bad = list.findIndex(
      (row, k) => !(k === 0 ? time(row) > -Infinity : time(row) >= time(list[k - 1]!)),
    );
    if (bad < 0) return [];
    return [
      {
        code: "nca.times-fall",
        severity: "error" as const,
        where: { file: path, line: list[bad]! + 2, path: find.name("time") },
        found: `subject ${key[by[0]!]}: the time of its sample ${bad + 1} is missing or earlier than the one before`,
        needed: "the samples of a subject in the order in which they were taken",
      },
    ];
  });
}

function measure(read: Table, names: readonly Named[], defaults: DataDefaults): Measured {
  const find = finder(read, names);
  const blq = find.base("blq", 0);
  const time = find.base("time", Number.NaN);
  const samples = {
    time,
    after: find.has("time-after-dose") ? find.base("time-after-dose", Number.NaN) : time,
    concentration: find.base("concentration", Number.NaN),
    below: (row: number) => blq(row) === 1,
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
      return { ...interval, dose: orNull(amount), infusionH: infusion(row) || 0 };
    });
    return {
      subject: subjectNames[first]!,
      weight: orNull(weight(first)),
      bsa: orNull(bsa(first)),
      doses: withTau(doses),
    };
  });
  return { subjects, given };
}

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

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
  const molarDose = sameDimension(dimension, dimensionOf("nmol"));
  return (row: number, concentration: string): number => {
    const whole = amount(row) * size(row);
    if (!molarDose) return doseLike(whole, concentration, molarMass);
    if (isMolar(concentration)) return whole;
    return molarMass === null ? Number.NaN : whole * molarMass;
  };
}
