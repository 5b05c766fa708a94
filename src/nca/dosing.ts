import type { DoseChoice, DoseRecord, Settings } from "./spec.ts";
import type { Profile, Route } from "./types.ts";

/** The numbers of the doses to analyse, out of those a subject received. */
export function chosenDoses(choice: DoseChoice, numbers: readonly number[]): readonly number[] {
  const first = numbers.slice(0, 1);
  const last = numbers.slice(-1);
  switch (choice) {
    case "all":
      return numbers;
    case "first":
      return first;
    case "last":
      return last;
    case "first and last":
      return [...new Set([...first, ...last])];
    default:
      return numbers.filter((number) => choice.includes(number));
  }
}

const routeOf = ({ route, infusionH }: Settings, record: DoseRecord): Route => {
  const durationH = record.infusionH || (infusionH ?? 0);
  if (route === "by infusion time")
    return durationH > 0 ? { kind: "infusion", durationH } : { kind: "bolus" };
  return route === "infusion" ? { kind: route, durationH } : { kind: route };
};

/**
 * One interval as a profile. The last sample of the interval before it stands in where none was taken at the dose.
 * @param before the interval of the preceding dose, if any.
 */
export function profileOf(record: DoseRecord, before: DoseRecord | undefined, settings: Settings): Profile {
  const carried = before && record.times[0] !== 0 ? lastSample(before) : undefined;
  const lead = carried ? [carried] : [];
  const tauH = record.tauH ?? settings.tauH;
  return {
    times: [...lead.map((sample) => sample.time), ...record.times],
    concentrations: [...lead.map((sample) => sample.value), ...record.concentrations.map(orNaN)],
    belowLimit: [...lead.map((sample) => sample.below), ...record.belowLimit],
    ...(record.excluded.length > 0 ? { excluded: [...lead.map(() => ""), ...record.excluded] } : {}),
    ...(record.slopeOver ? { slopeOver: record.slopeOver } : {}),
    ...(settings.lloq ? { lloq: settings.lloq.value } : {}),
    dose: orNaN(record.dose),
    route: routeOf(settings, record),
    ...(tauH === null ? {} : { tauH }),
    afterEarlierDoses: before !== undefined || record.number > 1,
  };
}

const orNaN = (value: number | null): number => value ?? Number.NaN;

function lastSample({ times, concentrations, belowLimit, excluded, tauH }: DoseRecord) {
  const k = times.findLastIndex((_, j) => !excluded[j]);
  if (k < 0 || tauH === null) return undefined;
  // A sample exactly at the dose would be at −0 h; the smallest step before keeps it ahead of the dose.
  const time = Math.min(times[k]! - tauH, -Number.MIN_VALUE);
  return { time, value: orNaN(concentrations[k]!), below: belowLimit[k]! };
}
