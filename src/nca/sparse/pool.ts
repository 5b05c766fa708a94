import { applyBlq } from "../blq.ts";
import { chosenDoses, profileOf } from "../dosing.ts";
import { groupBy } from "../group-by.ts";
import { blqRule } from "../prepare.ts";
import type { DoseRecord, Settings, SubjectRecord } from "../spec.ts";
import { meanProfile, type SparseAnimal, type SparseArea, sparseArea } from "./area.ts";

/** Animals of one group and dose as one record, whose concentrations are the means at each time. */
export interface Pool {
  readonly record: SubjectRecord;
  /** Per interval analysed. */
  readonly areas: readonly {
    readonly number: number;
    readonly nAnimals: number;
    readonly area: SparseArea;
  }[];
}

/**
 * A pool per group and dose given, in the order of the data. Values below the limit count as 0, however they are to be treated
 * otherwise; the rest of the rules apply to the mean profile.
 */
export function meanProfiles(subjects: readonly SubjectRecord[], settings: Settings): readonly Pool[] {
  const doseOf = ({ doses }: SubjectRecord) => doses[0]?.dose ?? null;
  const severalDoses = new Set(subjects.map(doseOf)).size > 1;
  return groupBy(subjects, (one) => `${one.group}\u0000${doseOf(one)}`).map((animals) =>
    poolOf(animals, settings, severalDoses),
  );
}

function poolOf(animals: readonly SubjectRecord[], settings: Settings, severalDoses: boolean): Pool {
  const [first] = animals;
  const numbers = [...new Set(animals.flatMap(({ doses }) => doses.map(({ number }) => number)))].sort(
    (a, b) => a - b,
  );
  const intervals = numbers.map((number) => {
    const own = animals.flatMap(({ doses }) => doses.filter((record) => record.number === number));
    const sampled = own.map((record) => animalOf(record, settings)).filter(({ times }) => times.length > 0);
    return { number, own, sampled };
  });
  const chosen = chosenDoses(settings.doses, numbers);
  const { group } = first!;
  const dose = severalDoses ? nameOfDose(first!.doses[0]!.dose) : "";
  return {
    record: {
      subject: [group, dose].filter(Boolean).join(", ") || "mean profile",
      group,
      weight: meanOf(animals.map(({ weight }) => weight)),
      bsa: meanOf(animals.map(({ bsa }) => bsa)),
      doses: intervals.map(({ own, sampled }) => pooledRecord(own[0]!, sampled)),
    },
    areas: intervals
      .filter(({ number }) => chosen.includes(number))
      .map(({ number, sampled }) => ({ number, nAnimals: sampled.length, area: sparseArea(sampled) })),
  };
}

/** The name of a pool holds no unit, since a dose may be an amount or a mass; the column dose_given has it. */
const nameOfDose = (dose: number | null): string =>
  dose === null ? "" : String(Number(dose.toPrecision(6)));

const meanOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** The samples of an animal at or after the dose, below the limit as 0. */
function animalOf(record: DoseRecord, settings: Settings): SparseAnimal {
  const profile = profileOf(record, undefined, settings);
  const { times, concentrations } = applyBlq(profile, blqRule("zero"));
  const own = times.flatMap((time, k) => (time >= 0 ? [k] : []));
  return { times: own.map((k) => times[k]!), concentrations: own.map((k) => concentrations[k]!) };
}

function pooledRecord(record: DoseRecord, sampled: readonly SparseAnimal[]): DoseRecord {
  const { times, means } = meanProfile(sampled);
  return {
    ...record,
    times,
    concentrations: means,
    belowLimit: means.map((c) => c === 0),
    excluded: [],
    slopeOver: null,
    leftOut: "",
  };
}
