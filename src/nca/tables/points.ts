import { type ColumnOf, type Table, table, tableOf } from "../../table/index.ts";
import { fromBaseUnits } from "../../units/index.ts";
import type { Analysed } from "../analysed.ts";
import { isBelow } from "../blq.ts";
import type { OutputUnits } from "../output-units.ts";
import { subjectColumns } from "./subject.ts";

/** One sample of an interval and what became of it. */
interface Sample {
  readonly one: Analysed;
  readonly sample: number;
  readonly time: number;
  readonly given: number;
  /** NaN where it does not enter. */
  readonly used: number;
  /** On the terminal line; NaN where the sample is not of it. */
  readonly fitted: number;
  readonly status: string;
}

function samplesOf(one: Analysed): readonly Sample[] {
  const { measured, slope, profile } = one.analysis.prepared;
  const points = new Set("why" in slope ? [] : slope.points);
  const pointOf = new Map(measured.samples.map((sample, k) => [sample, k]));
  return one.record.times.map((time, k) => {
    const at = k + one.nAhead;
    const point = pointOf.get(at);
    const given = profile.concentrations[at]!;
    const used = point === undefined ? Number.NaN : measured.concentrations[point]!;
    const onLine = point !== undefined && points.has(point) && !("why" in slope);
    return {
      one,
      sample: k + 1,
      time,
      given,
      used,
      fitted: onLine ? Math.exp(slope.intercept - slope.rate * time) : Number.NaN,
      status: statusOf(one, at, used),
    };
  });
}

function statusOf({ analysis: { prepared } }: Analysed, at: number, used: number): string {
  const { profile } = prepared;
  const why = profile.excluded?.[at];
  if (why) return `excluded: ${why}`;
  if (isBelow(profile, at)) return belowStatus(used, profile.times[at]!);
  if (Number.isNaN(profile.concentrations[at])) return "missing";
  if (profile.times[at]! < 0) return "before the dose";
  return "used";
}

function belowStatus(used: number, time: number): string {
  if (time < 0) return "below the limit, before the dose";
  if (Number.isNaN(used)) return "below the limit, left out";
  return used === 0 ? "below the limit, taken as 0" : "below the limit, taken as half of it";
}

const timeColumn = (units: OutputUnits): ColumnOf<Sample> => ({
  name: "time_after_dose",
  unit: units.time,
  is: "Time after the dose",
  number: ({ time }) => fromBaseUnits(time, units.time),
});

const concentration = (
  name: string,
  is: string,
  read: (sample: Sample) => number,
  { concentration: unit }: OutputUnits,
): ColumnOf<Sample> => ({ name, unit, is, number: (sample) => fromBaseUnits(read(sample), unit) });

const joined = (samples: readonly Sample[], columns: readonly ColumnOf<Sample>[]): Table =>
  table([...subjectColumns(samples.map(({ one }) => one)), ...tableOf(samples, columns).columns]);

/** The table `lambda_z_points`: the points of each terminal line. */
export const slopeTable = (analysed: readonly Analysed[], units: OutputUnits): Table =>
  joined(
    analysed.flatMap(samplesOf).filter(({ fitted }) => !Number.isNaN(fitted)),
    [
      timeColumn(units),
      concentration("concentration", "Concentration", ({ used }) => used, units),
      concentration("fitted", "Concentration on the terminal line", ({ fitted }) => fitted, units),
    ],
  );

/** The table `points`: every sample and what became of it. */
export const pointTable = (analysed: readonly Analysed[], units: OutputUnits): Table =>
  joined(analysed.flatMap(samplesOf), [
    {
      name: "sample",
      is: "Number of the sample within the interval, from 1",
      number: ({ sample }) => sample,
    },
    timeColumn(units),
    concentration("measured", "Concentration as given", ({ given }) => given, units),
    concentration(
      "concentration",
      "Concentration that enters, by the rule for values below the limit",
      ({ used }) => used,
      units,
    ),
    { name: "status", is: "What became of the sample", text: ({ status }) => status },
    {
      name: "lambda_z",
      is: "1 for a point of the terminal line",
      number: ({ fitted }) => (Number.isNaN(fitted) ? 0 : 1),
    },
  ]);
