import { type Analysis, analyse } from "./analyse.ts";
import { chosenDoses, profileOf } from "./dosing.ts";
import { needsSize } from "./output-units.ts";
import { membersFor } from "./parameters/parameters.ts";
import type { Parameter } from "./parameters/types.ts";
import type { DoseRecord, Settings, SubjectRecord } from "./spec.ts";
import type { Result, Rules } from "./types.ts";

/** One analysed interval of a subject. */
export interface Analysed {
  readonly subject: string;
  readonly group: string;
  readonly record: DoseRecord;
  /** What results are given per: kg, dm² or 1. */
  readonly size: number;
  /** Samples of the interval before that stand ahead of the record's own in the profile. */
  readonly nAhead: number;
  readonly analysis: Analysis;
}

/** The rules of an analysis as the plan holds them. */
export const rulesOf = (settings: Settings): Rules => {
  const { method, blq, includeTmax, minPoints, r2Tolerance, accept, partial } = settings;
  return { method, blq, includeTmax, minPoints, r2Tolerance, accept, partial };
};

/** The chosen intervals of a subject, analysed; those after later doses are set beside the first one. */
export function analyseSubject(subject: SubjectRecord, settings: Settings): readonly Analysed[] {
  const numbers = subject.doses.map((record) => record.number);
  const chosen = chosenDoses(settings.doses, numbers);
  const rules = rulesOf(settings);
  const size = sizeOf(subject, settings);
  const first = subject.doses[0];
  const ofFirst =
    first?.number === 1 && chosen.some((number) => number > 1)
      ? analyse(profileOf(first, undefined, settings), rules).results
      : undefined;
  return subject.doses.flatMap((record, k) => {
    if (!chosen.includes(record.number)) return [];
    const profile = profileOf(record, subject.doses[k - 1], settings);
    return [
      {
        subject: subject.subject,
        group: subject.group,
        record,
        size,
        nAhead: profile.times.length - record.times.length,
        analysis: analyse(profile, rules, k === 0 ? undefined : ofFirst),
      },
    ];
  });
}

const sizeOf = ({ weight, bsa }: SubjectRecord, { per }: Settings): number =>
  (per === "none" ? 1 : per === "kg" ? weight : bsa) ?? Number.NaN;

const noSize = { none: "", kg: "no body weight is known", m2: "no body surface area is known" };

/** Every parameter of an interval with its result as the tables give it. */
export const resultsOf = (one: Analysed, settings: Settings): readonly (readonly [Parameter, Result])[] =>
  membersFor(rulesOf(settings)).map((parameter) => [parameter, resultOf(parameter, one, settings)]);

function resultOf(parameter: Parameter, { analysis, size }: Analysed, { per }: Settings): Result {
  const result = analysis.results[parameter.name]!;
  const unknown = needsSize(parameter.measures) && Number.isNaN(size) && !Number.isNaN(result.value);
  return unknown ? { value: Number.NaN, notes: [noSize[per]], fails: [] } : result;
}

/** Why a result is left out of summaries: the study's reason, or the limits of `accept` that it does not keep. */
export const leftOutBecause = (
  { record }: Analysed,
  { fails }: Result,
  { leaveOutFailed }: Settings,
): string => record.leftOut || (leaveOutFailed ? fails.join("; ") : "");

/**
 * The samples that a result was computed from, as numbers within the interval: "1-9, 11"; "before" is the sample carried over from
 * before the dose.
 */
export function samplesBehind(
  { analysis: { prepared, results }, nAhead }: Analysed,
  parameter: Parameter,
): string {
  if (Number.isNaN(results[parameter.name]!.value)) return "";
  const members = new Map(membersFor(prepared.rules).map((member) => [member.name, member]));
  const points = new Set<number>();
  const visit = ({ needs, from }: Parameter): void => {
    for (const point of from?.(prepared) ?? []) points.add(point);
    for (const name of needs) visit(members.get(name)!);
  };
  visit(parameter);
  const samples = [...points].map((k) => prepared.measured.samples[k]! - nAhead + 1).sort((a, b) => a - b);
  const beginsAtDose = prepared.carried !== undefined && points.has(0);
  return [...(beginsAtDose ? ["before"] : []), ...ranges(samples)].join(", ");
}

/** Rising whole numbers as "1-3, 5". */
function ranges(numbers: readonly number[]): readonly string[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`));
}
