import type { Issue } from "../source/index.ts";
import { inBaseUnits, printNumber, type Quantity } from "../units/index.ts";
import type { Where } from "./data-columns.ts";
import type { NcaOptions } from "./options.ts";
import type { DoseRecord, SubjectRecord } from "./spec.ts";

/** Times that differ by less than a rounding of hours are the same sample. */
const sameTimeH = 1e-6;

/**
 * Samples and subjects left out, and λz by hand, as the study says them: the records with those choices, or an issue for each
 * that names a subject, a dose or a sample that is not there.
 */
export function withChoices(
  subjects: readonly SubjectRecord[],
  options: NcaOptions,
  place: Where,
): { readonly subjects: readonly SubjectRecord[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  let chosen = subjects;
  const apply = (
    { subject, dose }: { readonly subject: string; readonly dose?: number | undefined },
    at: readonly (string | number)[],
    change: (record: DoseRecord) => DoseRecord | Missing,
  ) => {
    const done = changeRecord(chosen, subject, dose, change);
    if ("found" in done)
      issues.push({ code: "nca.no-such", severity: "error", where: place(...at), ...done });
    else chosen = done.subjects;
  };
  (options.exclude ?? []).forEach((one, k) => {
    apply(one, ["exclude", k], (record) =>
      one.time === undefined ? { ...record, leftOut: one.why } : without(record, one.time, one.why),
    );
  });
  (options["lambda-z"]?.["by-hand"] ?? []).forEach((one, k) => {
    const slopeOver = { fromH: inBaseUnits(one.from), toH: inBaseUnits(one.to) };
    apply(one, ["lambda-z", "by-hand", k], (record) => ({ ...record, slopeOver }));
  });
  return { subjects: chosen, issues };
}

interface Missing {
  readonly found: string;
  readonly needed: string;
}

function changeRecord(
  subjects: readonly SubjectRecord[],
  name: string,
  dose: number | undefined,
  change: (record: DoseRecord) => DoseRecord | Missing,
): { readonly subjects: readonly SubjectRecord[] } | Missing {
  const own = subjects.find(({ subject }) => subject === name);
  if (!own)
    return { found: `no subject "${name}"`, needed: `one of ${few(subjects.map(({ subject }) => subject))}` };
  const [first] = own.doses;
  const record = own.doses.find(({ number }) => number === (dose ?? first?.number));
  if (!record)
    return {
      found: `subject "${name}" has no dose ${dose}`,
      needed: `one of ${few(own.doses.map(({ number }) => String(number)))}`,
    };
  const changed = change(record);
  if ("found" in changed) return changed;
  const doses = own.doses.map((other) => (other === record ? changed : other));
  return { subjects: subjects.map((other) => (other === own ? { ...own, doses } : other)) };
}

function without(record: DoseRecord, time: Quantity, why: string): DoseRecord | Missing {
  const wanted = inBaseUnits(time);
  const k = record.times.findIndex((own) => Math.abs(own - wanted) < sameTimeH);
  if (k < 0)
    return {
      found: `no sample ${printNumber(wanted)} h after dose ${record.number}`,
      needed: `one of ${few(record.times.map((own) => printNumber(own, 6)))} h`,
    };
  const excluded = record.times.map((_, j) => (j === k ? why : (record.excluded[j] ?? "")));
  return { ...record, excluded };
}

const mostNamed = 12;

const few = (names: readonly string[]): string =>
  names.slice(0, mostNamed).join(", ") + (names.length > mostNamed ? ", …" : "");
