import { type Entry, mapEntry } from "./syntax.ts";
import type { DoseEntry } from "./types.ts";

/** How doses enter, in numbers: bioavailability 1 and no lag where the model says nothing. */
export function entryIn<Of>(entry: Entry<Of>, value: (clause: Of) => number): DoseEntry {
  const { bioavailability = 1, lag = 0, duration, rate } = mapEntry(entry, value);
  return {
    bioavailability,
    lagH: lag,
    ...(duration === undefined ? {} : { durationH: duration }),
    ...(rate === undefined ? {} : { rate }),
  };
}
