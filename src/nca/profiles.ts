import type { Tables } from "../step/index.ts";
import { column, groupRows, hasColumn, numbers, type Table } from "../table/index.ts";
import { inBaseUnits } from "../units/index.ts";
import { isMolar } from "./output-units.ts";
import type { DoseRecord, Settings, SubjectRecord, UnitsGiven } from "./spec.ts";

const keys = new Set(["subject", "dose", "time", "time_after_dose"]);

/** Names of the columns of a profiles table that hold concentrations. */
export const analytesOf = (profiles: Table): readonly string[] =>
  profiles.columns.filter(({ kind, name }) => kind === "number" && !keys.has(name)).map(({ name }) => name);

/**
 * The analyte to analyse: the one asked for, or the only one there is.
 * @throws RangeError when there is no such analyte, or none was named and there are several.
 */
export function chosenAnalyte(profiles: Table, asked: string | null): string {
  const there = analytesOf(profiles);
  if (asked !== null && there.includes(asked)) return asked;
  if (asked === null && there.length === 1) return there[0]!;
  const found = asked === null ? "no analyte is named" : `there is no analyte "${asked}"`;
  throw new RangeError(`${found}; write analyte: with one of ${there.join(", ")}`);
}

/** The units of the time and of the analyte in a profiles table. */
export function unitsGiven(profiles: Table, settings: Settings): UnitsGiven {
  const analyte = chosenAnalyte(profiles, settings.analyte);
  return { time: column(profiles, "time").unit, concentration: column(profiles, analyte).unit };
}

/** Base units of a column, NaN where there is no such column. */
function inBase(source: Table, name: string): (row: number) => number {
  if (!hasColumn(source, name)) return () => Number.NaN;
  const { unit } = column(source, name);
  const factor = inBaseUnits({ value: 1, unit });
  const values = numbers(source, name);
  return (row) => values[row]! * factor;
}

/** A number, or null for one that is missing. */
export const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What the subjects table says about each subject. */
interface Covariates {
  readonly weight: number | null;
  readonly bsa: number | null;
  /** mg, or nmol where the table gives it so. */
  readonly dose: number;
  readonly infusionH: number;
}

function covariates(subjects: Table): ReadonlyMap<number, Covariates> {
  const names = numbers(subjects, "subject");
  const [weight, bsa, infusion] = ["weight", "bsa", "infusion"].map((name) => inBase(subjects, name));
  const dose = inBase(subjects, hasColumn(subjects, "dose_mg") ? "dose_mg" : "dose_nmol");
  return new Map(
    Array.from(names, (subject, row) => [
      subject,
      {
        weight: orNull(weight!(row)),
        bsa: orNull(bsa!(row)),
        dose: dose(row),
        infusionH: infusion!(row) || 0,
      },
    ]),
  );
}

/** The dose in the kind of unit of the concentration, mg or nmol, if need be by way of the molar mass (mg/nmol). */
export function doseLike(
  dose: number,
  given: "mass" | "amount",
  concentrationUnit: string,
  molarMass: number | null,
): number {
  const wanted = isMolar(concentrationUnit) ? "amount" : "mass";
  if (wanted === given) return dose;
  if (molarMass === null) return Number.NaN;
  return given === "mass" ? dose / molarMass : dose * molarMass;
}

/**
 * Some subjects of the tables `profiles` and `subjects` of a step. A sample just before a dose belongs to the dose
 * before it, as its row says; the row before the first dose (dose 0) belongs to none. Subjects in the table `failures`
 * are left out: their profiles stop too early.
 * @throws RangeError when the analyte is not there.
 */
export function profileRecords(
  tables: Tables,
  wanted: ReadonlySet<number>,
  settings: Settings,
): readonly SubjectRecord[] {
  const profiles = tables.profiles!;
  const analyte = chosenAnalyte(profiles, settings.analyte);
  const known = covariates(tables.subjects!);
  const failed = new Set(tables.failures ? numbers(tables.failures, "subject") : []);
  const given = hasColumn(tables.subjects!, "dose_mg") ? "mass" : "amount";
  const read = {
    time: inBase(profiles, "time"),
    after: inBase(profiles, "time_after_dose"),
    concentration: inBase(profiles, analyte),
    dose: numbers(profiles, "dose"),
  };
  return groupRows(profiles, ["subject"]).flatMap(({ key, rows }) => {
    const subject = Number(key.subject);
    const about = known.get(subject);
    if (!wanted.has(subject) || failed.has(subject) || !about) return [];
    const dose = orNull(doseLike(about.dose, given, column(profiles, analyte).unit, settings.molarMass));
    const afterFirstDose = rows.filter((row) => read.dose[row]! >= 1);
    const doses = intervals(afterFirstDose, read).map((interval) => ({
      ...interval,
      dose,
      infusionH: about.infusionH,
      slopeOver: null,
      leftOut: "",
    }));
    return [
      { subject: String(subject), group: "", weight: about.weight, bsa: about.bsa, doses: withTau(doses) },
    ];
  });
}

/** How rows of samples are read. */
export interface Samples {
  readonly time: (row: number) => number;
  readonly after: (row: number) => number;
  readonly concentration: (row: number) => number;
  readonly below?: (row: number) => boolean;
  readonly excluded?: (row: number) => string;
  readonly dose: ArrayLike<number>;
}

/** An interval and when its dose was given. */
export type Interval = Pick<DoseRecord, "number" | "times" | "concentrations" | "belowLimit" | "excluded"> & {
  readonly start: number;
};

/**
 * The rows of one subject as dosing intervals, in the order of the doses. Samples before any dose belong to the
 * first; those without a time after a dose are left out.
 */
export function intervals(rows: ArrayLike<number>, read: Samples): readonly Interval[] {
  const byDose = new Map<number, number[]>();
  for (const row of Array.from(rows)) {
    if (Number.isNaN(read.after(row))) continue;
    const number = Math.max(1, read.dose[row]!);
    const own = byDose.get(number);
    if (own) own.push(row);
    else byDose.set(number, [row]);
  }
  return [...byDose]
    .sort(([a], [b]) => a - b)
    .map(([number, own]) => ({
      number,
      start: read.time(own[0]!) - read.after(own[0]!),
      times: own.map(read.after),
      concentrations: own.map((row) => orNull(read.concentration(row))),
      belowLimit: own.map((row) => read.below?.(row) ?? false),
      excluded: read.excluded ? own.map(read.excluded) : [],
    }));
}

/** Each interval with its length: to the next dose, for the last as long as the one before it. */
export function withTau<T extends Omit<DoseRecord, "tauH"> & { readonly start: number }>(
  doses: readonly T[],
): readonly DoseRecord[] {
  const lengths = doses.slice(1).map((next, k) => next.start - doses[k]!.start);
  return doses.map(({ start: _, ...record }, k) => ({
    ...record,
    tauH: lengths[k] ?? lengths.at(-1) ?? null,
  }));
}
