import type { Figure, Mark, Numbers, Panel } from "./types.ts";

/** One curve of a time course, already summarised: a middle line, a ribbon around it, single observations. */
export interface TimeCourseSeries {
  readonly name: string;
  readonly time: Numbers;
  readonly middle: Numbers;
  readonly low?: Numbers;
  readonly high?: Numbers;
  readonly observed?: { readonly time: Numbers; readonly value: Numbers };
  /** Title of the panel that shows it; series that name none share one panel. */
  readonly panel?: string;
}

/** What a time course shows. Arrays of one series have one length; units as in the axes. */
export interface TimeCourse {
  readonly title: string;
  /** When left out and a series has a ribbon: what line and ribbon are, as medians and 90 % of subjects. */
  readonly subtitle?: string;
  readonly time: {
    readonly label?: string;
    readonly unit: string;
    readonly domain?: readonly [number, number];
  };
  readonly value: {
    readonly label: string;
    readonly unit: string;
    readonly domain?: readonly [number, number];
  };
  /** `log` when left out. */
  readonly scale?: "log" | "linear";
  readonly series: readonly TimeCourseSeries[];
  /** Times of doses, drawn as arrowheads below. */
  readonly doses?: Numbers;
  readonly references?: readonly { readonly value: number; readonly label: string }[];
}

/** A figure of values over time: a line and a ribbon per series, doses along the lower edge. */
export function timeCourse(course: TimeCourse): Figure {
  const ribbons = course.series.some((series) => series.low && series.high);
  const subtitle = course.subtitle ?? (ribbons ? "Line: median; band: 5th to 95th percentile" : undefined);
  const titles = [...new Set(course.series.map((series) => series.panel ?? ""))];
  const together = titles.length < 2 && titles[0] === "";
  const own = (title: string): readonly Mark[] =>
    course.series.filter((series) => (series.panel ?? "") === title).flatMap(marksOf);
  const panels: readonly Panel[] = titles.map((title) => ({ title, marks: own(title) }));
  const { time, value, scale = "log" } = course;
  return {
    title: course.title,
    ...(subtitle === undefined ? {} : { subtitle }),
    x: { ...time, label: time.label ?? "Time", scale: "linear" },
    y: { ...value, scale },
    marks: [...commonMarks(course), ...(together ? own("") : [])],
    ...(together ? {} : { panels }),
  };
}

const commonMarks = ({ doses, references = [] }: TimeCourse): readonly Mark[] => [
  ...(doses && doses.length > 0 ? [{ mark: "rug", x: doses, label: "dose" } as const] : []),
  ...references.map(({ value, label }) => ({ mark: "rule", axis: "y", at: [value], label }) as const),
];

function marksOf({ name, time, middle, low, high, observed }: TimeCourseSeries): readonly Mark[] {
  return [
    ...(low && high ? [{ mark: "band", series: name, x: time, low, high } as const] : []),
    { mark: "line", series: name, x: time, y: middle },
    ...(observed ? [{ mark: "points", series: name, x: observed.time, y: observed.value } as const] : []),
  ];
}
