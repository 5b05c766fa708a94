import type { Figure, Mark } from "../../figure/index.ts";

/** One patient of a trial, in days. */
export interface Lane {
  readonly patient: string;
  /** How the dose is printed: "168 mg/m2". */
  readonly dose: string;
  /** Day of the first dose, counted from the trial's first. */
  readonly from: number;
  /** Day up to which the patient was followed. */
  readonly to: number;
  /** Day at which the toxicity window ends. */
  readonly windowEnds: number;
  readonly events: readonly { readonly day: number; readonly is: LaneEvent }[];
}

/** What can happen in a lane. */
export type LaneEvent =
  | "dose-limiting toxicity"
  | "toxicity after the window"
  | "moderate toxicity"
  | "response"
  | "not evaluable";

const events: readonly LaneEvent[] = [
  "dose-limiting toxicity",
  "toxicity after the window",
  "moderate toxicity",
  "response",
  "not evaluable",
];

/** A trial as swim lanes: one bar a patient, as long as it was followed, the window as a thin line; toxicities as symbols. */
export function swimLanes(lanes: readonly Lane[], today?: number): Figure {
  const names = lanes.map(({ patient }) => patient);
  const seen = events.filter((event) => lanes.some((lane) => lane.events.some(({ is }) => is === event)));
  return {
    title: "Patients of the trial",
    x: { label: "Time since the trial's first dose", unit: "d", scale: "linear" },
    y: { label: "Patient", unit: "", scale: "band", domain: names },
    marks: [
      followedMark(lanes),
      windowMark(lanes),
      ...seen.map((event) => pointsOf(lanes, event)),
      ...(today === undefined
        ? []
        : [{ mark: "rule", axis: "x", at: [today], label: "date of the data" } as const]),
    ],
    legend: { show: "top", order: ["followed", ...seen, "toxicity window"] },
    beside: { title: "Dose", text: Object.fromEntries(lanes.map(({ patient, dose }) => [patient, dose])) },
    panelHeight: Math.max(80, 18 * lanes.length),
  };
}

const followedMark = (lanes: readonly Lane[]): Mark => ({
  mark: "bars",
  direction: "horizontal",
  series: "followed",
  at: lanes.map(({ patient }) => patient),
  base: lanes.map(({ from }) => from),
  value: lanes.map(({ to }) => to),
});

const windowMark = (lanes: readonly Lane[]): Mark => ({
  mark: "interval",
  direction: "horizontal",
  series: "toxicity window",
  at: lanes.map(({ patient }) => patient),
  low: lanes.map(({ from }) => from),
  high: lanes.map(({ windowEnds }) => windowEnds),
});

function pointsOf(lanes: readonly Lane[], event: LaneEvent): Mark {
  const own = lanes.flatMap(({ patient, events: all }) =>
    all.filter(({ is }) => is === event).map(({ day }) => ({ patient, day })),
  );
  return {
    mark: "points",
    series: event,
    x: own.map(({ day }) => day),
    y: own.map(({ patient }) => patient),
  };
}
