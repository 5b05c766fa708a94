import { atMoments } from "../happenings.ts";
import { moments } from "../schedule.ts";
import type { Course, DoseEvent, Happening } from "../types.ts";
import { planFormat, recordFormat, recordKinds } from "./formats.ts";

/** A record to write: what happens, through which port or to which state, or the inputs that hold from then on. */
interface PlannedRecord {
  readonly timeH: number;
  readonly kind: number;
  readonly target: number | Float64Array;
  readonly value: number;
}

/** What happens to a subject: doses, or a course. */
export type Given = readonly DoseEvent[] | Course;

/** What happens when, and when outputs are wanted; for as many subjects as share it. */
export interface Plan {
  readonly records: readonly PlannedRecord[];
  readonly timesH: Float64Array;
}

/** Whether something is a course. */
export const isCourse = (given: Given): given is Course => !Array.isArray(given);

/** The plan of doses read at common times, or of a course. @throws RangeError as {@link planOf} does. */
export const planFor = (given: Given, timesH: Float64Array): Plan =>
  isCourse(given) ? planOfCourse(given) : planOf(given, timesH);

function planOfCourse({ happenings, timesH }: Course): Plan {
  const { moment, snapped } = atMoments(happenings);
  return { records: snapped.map(recordOf), timesH: timesH.map(moment) };
}

function recordOf(one: Happening): PlannedRecord {
  const { timeH } = one;
  switch (one.kind) {
    case "inputs":
      return { timeH, kind: recordKinds.inputs, target: one.inputs, value: 0 };
    case "read":
      return { timeH, kind: recordKinds.read, target: 0, value: 0 };
    case "rate":
      return { timeH, kind: recordKinds.flow, target: one.state, value: one.value };
    default:
      return { timeH, kind: recordKinds[one.kind], target: one.state, value: one.value };
  }
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
    .map(({ from, port, amount }) => ({ timeH: from, kind: recordKinds.give, target: port, value: amount }));
  const infusions = planned.filter(({ from, to }) => from < to);
  const rates = when.flatMap((timeH) => {
    const changing = infusions.filter(({ from, to }) => from === timeH || to === timeH);
    return [...new Set(changing.map(({ port }) => port))].map((port) => ({
      timeH,
      kind: recordKinds.rate,
      target: port,
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

/** Writes a plan to memory. `place` gives what stands for the target of a record. */
export function writePlan(
  { records, timesH }: Plan,
  memory: DataView,
  at: number,
  place: (record: PlannedRecord) => number,
): void {
  const timesAt = at + planFormat.bytes + 8;
  const recordsAt = timesAt + 8 * (timesH.length + 1);
  memory.setInt32(at + planFormat.times, timesAt, true);
  memory.setInt32(at + planFormat.records, recordsAt, true);
  memory.setFloat64(at + planFormat.last, timesH.at(-1) ?? 0, true);
  [-1, ...timesH, Number.POSITIVE_INFINITY].forEach((time, k) => {
    memory.setFloat64(timesAt + 8 * (k - 1), time, true);
  });
  const end: PlannedRecord = { timeH: Number.POSITIVE_INFINITY, kind: -1, target: -1, value: 0 };
  [...records, end].forEach((one, k) => {
    const record = recordsAt + recordFormat.bytes * k;
    memory.setFloat64(record + recordFormat.time, one.timeH, true);
    memory.setFloat64(record + recordFormat.value, one.value, true);
    memory.setInt32(record + recordFormat.kind, one.kind, true);
    memory.setInt32(record + recordFormat.port, place(one), true);
  });
}
