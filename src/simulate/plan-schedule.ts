import { inBaseUnits, printQuantity } from "../units/index.ts";
import { ascending, sampleGrid, usualTimes } from "./grid.ts";
import type { SimulateOptions } from "./options.ts";
import type { Problems } from "./problems.ts";
import type { Grid } from "./spec.ts";

/** When doses are given and when profiles are read. */
export interface Schedule {
  /** Start of each dose in h. */
  readonly timesH: readonly number[];
  readonly infuseH: number;
  readonly grid: Grid;
}

/** How long a single dose is followed when the settings do not say. */
const singleDoseH = 21 * 24;
const maxDoses = 1000;
/** Ten years. */
const longestH = 10 * 365.25 * 24;

/** The times of doses and samples; undefined with problems added. */
export function planSchedule(options: SimulateOptions, problems: Problems): Schedule | undefined {
  const infuseH = options.infuse ? inBaseUnits(options.infuse) : 0;
  const timesH = doseTimes(options, problems);
  if (!timesH || !fitsInterval(options, infuseH, problems)) return undefined;
  const untilH = endOf(options, timesH, infuseH, problems);
  if (untilH === undefined) return undefined;
  const sample = options.sample && ascending(options.sample.map(inBaseUnits));
  return { timesH, infuseH, grid: sampleGrid(timesH, (end) => sample ?? usualTimes(infuseH, end), untilH) };
}

function doseTimes({ every, doses, until }: SimulateOptions, problems: Problems): number[] | undefined {
  if (!every) {
    if (doses === undefined || doses === 1) return [0];
    const found = `${doses} doses without a time between them`;
    problems.add("simulate.no-interval", ["doses"], found, "every", "every: 3 wk");
    return undefined;
  }
  if (doses === undefined && !until) {
    const found = "an interval without a number of doses";
    problems.add("simulate.no-count", ["every"], found, "doses, or until", "doses: 4");
    return undefined;
  }
  const interval = inBaseUnits(every);
  const n = doses ?? Math.ceil((until ? inBaseUnits(until) : 0) / interval);
  if (n > maxDoses) {
    problems.add("simulate.many-doses", ["every"], `${n} doses`, `at most ${maxDoses} doses`);
    return undefined;
  }
  return Array.from({ length: n }, (_, k) => k * interval);
}

function fitsInterval({ every, infuse }: SimulateOptions, infuseH: number, problems: Problems): boolean {
  if (!every || !infuse || infuseH <= inBaseUnits(every)) return true;
  problems.add(
    "simulate.long-infusion",
    ["infuse"],
    `an infusion of ${printQuantity(infuse)} does not fit between doses ${printQuantity(every)} apart`,
    "an infusion no longer than the interval",
    "infuse: 2 h",
  );
  return false;
}

function endOf(
  { every, until }: SimulateOptions,
  timesH: readonly number[],
  infuseH: number,
  problems: Problems,
): number | undefined {
  const last = timesH.at(-1) ?? 0;
  const interval = every ? inBaseUnits(every) : singleDoseH;
  const untilH = until ? inBaseUnits(until) : last + interval;
  const at = until ? "until" : every ? "every" : "infuse";
  if (untilH <= last || untilH < last + infuseH) {
    const end = `the end of dose ${timesH.length} (${printQuantity({ value: (last + infuseH) / 24, unit: "d" })})`;
    const found = `the simulation ends at ${printQuantity({ value: untilH / 24, unit: "d" })}, before ${end}`;
    const write = `until: ${Math.ceil((last + infuseH + interval) / 24)} d`;
    problems.add("simulate.ends-early", [at], found, "an end after the last dose", write);
    return undefined;
  }
  if (untilH > longestH) {
    const found = `the simulation takes ${printQuantity({ value: untilH / 24 / 365.25, unit: "" })} years`;
    problems.add("simulate.too-long", [at], found, "at most ten years", "until: 52 wk");
    return undefined;
  }
  return untilH;
}
