import type { Compartment, Peak } from "../chemistry/index.ts";

/** The plan of a step: names of trees, lines of trees that are not known, and the peaks read from the file. Plain data. */
export type CatabolitesSpec = {
  readonly conjugates: readonly string[];
  readonly ownTrees: readonly string[];
  readonly compartments: readonly Compartment[];
  readonly ions: readonly string[];
  readonly peaks: { readonly ppm: number; readonly peaks: readonly PlainPeak[] } | null;
};

/** A peak as it survives JSON: null where there is no value. */
export type PlainPeak = {
  readonly mz: number;
  readonly intensity: number;
  readonly charge: number | null;
  readonly rtMin: number | null;
};

/** To plain data. */
export const plainPeak = ({ mz, intensity, charge, rtMin }: Peak): PlainPeak => ({
  mz,
  intensity,
  charge: charge ?? null,
  rtMin: rtMin ?? null,
});

/** And back. */
export const peakOf = ({ mz, intensity, charge, rtMin }: PlainPeak): Peak => ({
  mz,
  intensity,
  ...(charge === null ? {} : { charge }),
  ...(rtMin === null ? {} : { rtMin }),
});
