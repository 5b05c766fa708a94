import type { Mouse } from "./types.ts";

/** A mouse counted from the start of treatment. */
export interface Course {
  readonly mouse: Mouse;
  /** Days since the start; the first is 0, or later where the mouse was not measured by then. */
  readonly days: readonly number[];
  /** mm³. */
  readonly volumes: readonly number[];
  /** V₀, mm³. */
  readonly start: number;
  /** Days from the start to the end of the record; see {@link Mouse}. */
  readonly endDay: number;
  readonly notes: readonly string[];
}

/**
 * The course of a mouse from a baseline day on. V₀ is the last volume measured on or before that day; earlier visits are left
 * out. A mouse first measured later starts with its first volume, and a note says so.
 */
export function fromBaseline(mouse: Mouse, baselineDay: number): Course {
  const { days, volumes } = mouse;
  const before = days.findLastIndex((day) => day <= baselineDay);
  const from = Math.max(0, before);
  const notes: string[] = [];
  if (before < 0 && days.length > 0)
    notes.push(`no volume by day ${baselineDay}; V0 is that of day ${days[0]}`);
  if (volumes[from] === 0) notes.push("V0 is 0: nothing relative to it can be computed");
  return {
    mouse,
    days: days.slice(from).map((day, k) => (k === 0 && before >= 0 ? 0 : day - baselineDay)),
    volumes: volumes.slice(from),
    start: volumes[from] ?? Number.NaN,
    endDay: mouse.end.day - baselineDay,
    notes,
  };
}

/** V/V₀ at each visit. */
export const relativeVolumes = ({ volumes, start }: Course): readonly number[] =>
  volumes.map((volume) => (start > 0 ? volume / start : Number.NaN));

/** ln of a volume, with 0 replaced: a tumour that cannot be felt has no logarithm. @param zeroAs mm³, above 0. */
export const logVolume = (volume: number, zeroAs: number): number => Math.log(volume === 0 ? zeroAs : volume);
