import { dimensionOf, sameDimension } from "../../units/index.ts";
import { doseLike, orNull } from "../profiles.ts";
import type { DoseRecord } from "../spec.ts";

/** A dose of a subject. */
export interface DoseEvent {
  readonly timeH: number;
  /** mg, or nmol where the concentration is molar; null: not known. */
  readonly amount: number | null;
  readonly infusionH: number;
  /** The interval that the record names, for the last dose. */
  readonly intervalH?: number;
}

/** A sample of a subject, on the clock of the doses. */
export interface SampleEvent {
  readonly timeH: number;
  /** Null: missing. */
  readonly concentration: number | null;
  readonly below: boolean;
  readonly excluded: string;
  /** Index of the dose it belongs to; the first for samples before any. */
  readonly dose: number;
}

/** The dosing intervals of a subject that hold samples. Doses in rising time; samples in the order in which they were taken. */
export function recordsOf(
  doses: readonly DoseEvent[],
  samples: readonly SampleEvent[],
): readonly DoseRecord[] {
  return doses.flatMap(({ timeH, amount, infusionH, intervalH }, k) => {
    const own = samples.filter(({ dose }) => dose === k);
    if (own.length === 0) return [];
    const before = k > 0 ? timeH - doses[k - 1]!.timeH : undefined;
    const next = doses[k + 1];
    return [
      {
        number: k + 1,
        times: own.map((sample) => sample.timeH - timeH),
        concentrations: own.map(({ concentration }) => concentration),
        belowLimit: own.map(({ below }) => below),
        excluded: own.map(({ excluded }) => excluded),
        dose: amount,
        infusionH,
        tauH: next ? next.timeH - timeH : (intervalH ?? before ?? null),
        slopeOver: null,
        leftOut: "",
      },
    ];
  });
}

/** A subject's size, where it is known: kg and dm². */
export interface Size {
  readonly weight: number | null;
  readonly bsa: number | null;
}

/** A dose in base units of its own as mg or nmol, whichever goes with the concentration; null where that cannot be. */
export function wholeDose(
  value: number,
  unit: string,
  { weight, bsa }: Size,
  concentrationUnit: string,
  molarMass: number | null,
): number | null {
  const like = (other: string) => sameDimension(dimensionOf(unit), dimensionOf(other));
  const size = like("mg/kg") || like("nmol/kg") ? weight : like("mg/m2") || like("nmol/m2") ? bsa : 1;
  const kind = like("nmol") || like("nmol/kg") || like("nmol/m2") ? "amount" : "mass";
  return orNull(doseLike(value * (size ?? Number.NaN), kind, concentrationUnit, molarMass));
}
