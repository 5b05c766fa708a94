import type { Table } from "../../table/index.ts";
import type { MouseResult, XenograftAnalysis } from "../analyse.ts";
import type { Course } from "../baseline.ts";
import { finiteTable } from "./columns.ts";

/** A mouse of which only the course is known. */
const withoutMeasures = (course: Course): MouseResult => ({
  course,
  growth: { rate: Number.NaN, doublingTime: Number.NaN, r2: Number.NaN, n: 0 },
  toEndpoint: { time: Number.NaN, event: false },
  regression: "none",
  mrecist: {
    category: undefined,
    bestResponse: Number.NaN,
    bestAverage: Number.NaN,
    bestResponseDay: Number.NaN,
    bestAverageDay: Number.NaN,
  },
  best: { change: Number.NaN, day: Number.NaN },
});

/** The table `mice`: one row per mouse, then those of which nothing can be computed. */
export const miceTable = ({ mice, leftOut }: XenograftAnalysis): Table =>
  finiteTable<MouseResult>(
    [...mice, ...leftOut.map(withoutMeasures)],
    [
      { name: "arm", is: "Arm", text: ({ course }) => course.mouse.arm },
      { name: "mouse", is: "Mouse", text: ({ course }) => course.mouse.id },
      {
        name: "n",
        unit: "",
        is: "Visits with a volume, from the baseline on",
        number: ({ course }) => course.days.length,
      },
      {
        name: "last_day",
        unit: "d",
        is: "Last visit with a volume",
        number: ({ course }) => course.days.at(-1)!,
      },
      { name: "end", is: "How the record ends", text: ({ course }) => course.mouse.end.kind },
      { name: "start", unit: "mm3", is: "First volume, V0", number: ({ course }) => course.start },
      { name: "last_volume", unit: "mm3", is: "Last volume", number: ({ course }) => course.volumes.at(-1)! },
      {
        name: "growth_rate",
        unit: "1/d",
        is: "Slope of ln V over all visits",
        number: ({ growth }) => growth.rate,
      },
      {
        name: "doubling_time",
        unit: "d",
        is: "ln 2 over the growth rate; missing for a tumour that does not grow",
        number: ({ growth }) => growth.doublingTime,
      },
      {
        name: "time_to_endpoint",
        unit: "d",
        is: "Time to the endpoint or to censoring",
        number: ({ toEndpoint }) => toEndpoint.time,
      },
      {
        name: "event",
        unit: "",
        is: "1: reached the endpoint, 0: censored",
        number: ({ toEndpoint }) => (toEndpoint.event ? 1 : 0),
      },
      {
        name: "best_change",
        unit: "%",
        is: "Smallest 100 (V - V0)/V0 after the start",
        number: ({ best }) => best.change,
      },
      { name: "best_change_day", unit: "d", is: "Day of the best change", number: ({ best }) => best.day },
      { name: "regression", is: "PR, CR, TFS or none", text: ({ regression }) => regression },
      {
        name: "mrecist",
        is: "Category by the published rule; empty without a visit from day 10 on",
        text: ({ mrecist }) => mrecist.category ?? "",
      },
      {
        name: "mrecist_best",
        unit: "%",
        is: "Best response from day 10 on",
        number: ({ mrecist }) => mrecist.bestResponse,
      },
      {
        name: "mrecist_best_mean",
        unit: "%",
        is: "Best running mean of the response from day 10 on",
        number: ({ mrecist }) => mrecist.bestAverage,
      },
      { name: "note", is: "How to read the row", text: ({ course }) => course.notes.join("; ") },
    ],
  );

/** The table `points`: every measured volume from the baseline on. */
export const pointsTable = ({ mice }: XenograftAnalysis): Table =>
  finiteTable(
    mice.flatMap(({ course }) => course.days.map((day, k) => ({ course, day, volume: course.volumes[k]! }))),
    [
      { name: "arm", is: "Arm", text: ({ course }) => course.mouse.arm },
      { name: "mouse", is: "Mouse", text: ({ course }) => course.mouse.id },
      { name: "day", unit: "d", is: "Day from the baseline", number: ({ day }) => day },
      { name: "volume", unit: "mm3", is: "Volume", number: ({ volume }) => volume },
      { name: "relative", unit: "", is: "V/V0", number: ({ course, volume }) => volume / course.start },
    ],
  );
