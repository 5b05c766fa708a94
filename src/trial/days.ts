import type { Day } from "./types.ts";

const dayMs = 86_400_000;

/** Days since 1970 of a date, or undefined when there is no such date. */
export function dayNumber(day: Day): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || dayOf(time / dayMs) !== day ? undefined : time / dayMs;
}

/** The date of a number of days since 1970. */
export const dayOf = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10);

/** Days from one date to another. @throws RangeError when one of them is no date. */
export function daysBetween(from: Day, to: Day): number {
  const [a, b] = [dayNumber(from), dayNumber(to)];
  if (a === undefined || b === undefined)
    throw new RangeError(`"${a === undefined ? from : to}" is not a date`);
  return b - a;
}
