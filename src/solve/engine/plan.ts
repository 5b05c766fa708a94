import { moments } from "../schedule.ts";
import type { DoseEvent } from "../types.ts";
import { planFormat, recordFormat, recordKinds } from "./formats.ts";

/** Something that happens to a subject: an amount at once, or a new rate, through a port. */
interface Happening {
  readonly timeH: number;
  readonly kind: number;
  readonly port: number;
  readonly value: number;
}

/** What happens when, and when outputs are wanted; for as many subjects as share it. */
export interface Plan {
  readonly records: readonly Happening[];
  readonly timesH: Float64Array;
}

/**
 * The plan of a list of doses. Where infusions through a port begin or end, the record holds the sum of what then
 * runs, so that a rate is exactly 0 when the last of them has ended.
 *
 * @throws RangeError for a dose before time 0, or one that is not a number.
 */
export function planOf(doses: readonly DoseEvent[], timesH: Float64Array): Plan {
  const { timesH: when, snap, moment } = moments(doses);
  const planned = doses.map(({ timeH, durationH, amount, port }) => ({
    from: snap(timeH),
    to: snap(timeH + durationH),
    amount,
    port,
  }));
  const atOnce = planned
    .filter(({ from, to }) => from === to)
    .map(({ from, port, amount }) => ({ timeH: from, kind: recordKinds.give, port, value: amount }));
  const infusions = planned.filter(({ from, to }) => from < to);
  const rates = when.flatMap((timeH) => {
    const changing = infusions.filter(({ from, to }) => from === timeH || to === timeH);
    return [...new Set(changing.map(({ port }) => port))].map((port) => ({
      timeH,
      kind: recordKinds.rate,
      port,
      value: infusions
        .filter((one) => one.port === port && one.from <= timeH && timeH < one.to)
        .reduce((sum, { amount, from, to }) => sum + amount / (to - from), 0),
    }));
  });
  return { records: [...atOnce, ...rates].sort((a, b) => a.timeH - b.timeH), timesH: timesH.map(moment) };
}

/** Bytes that a plan takes in memory. */
export const bytesOfPlan = ({ records, timesH }: Plan): number =>
  planFormat.bytes + 8 * (timesH.length + 2) + recordFormat.bytes * (records.length + 1);

/** Writes a plan to memory. */
export function writePlan({ records, timesH }: Plan, memory: DataView, at: number): void {
  const timesAt = at + planFormat.bytes + 8;
  const recordsAt = timesAt + 8 * (timesH.length + 1);
  memory.setInt32(at + planFormat.times, timesAt, true);
  memory.setInt32(at + planFormat.records, recordsAt, true);
  memory.setFloat64(at + planFormat.last, timesH.at(-1) ?? 0, true);
  [-1, ...timesH, Number.POSITIVE_INFINITY].forEach((time, k) => {
    memory.setFloat64(timesAt + 8 * (k - 1), time, true);
  });
  const end: Happening = { timeH: Number.POSITIVE_INFINITY, kind: -1, port: -1, value: 0 };
  [...records, end].forEach(({ timeH, kind, port, value }, k) => {
    const record = recordsAt + recordFormat.bytes * k;
    memory.setFloat64(record + recordFormat.time, timeH, true);
    memory.setFloat64(record + recordFormat.value, value, true);
    memory.setInt32(record + recordFormat.kind, kind, true);
    memory.setInt32(record + recordFormat.port, port, true);
  });
}
