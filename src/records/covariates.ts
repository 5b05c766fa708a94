import type { CovariateCourse, RecordedSubject } from "./types.ts";

/** A value of a covariate at a record. */
interface Point {
  readonly timeH: number;
  /** Number of the record. */
  readonly record: number;
  readonly value: number;
}

/** A change of inputs at a time, before or after what else happens there. */
export interface InputChange {
  readonly timeH: number;
  readonly when: "before" | "after";
  readonly input: number;
  readonly value: number;
  /** Per hour from then on, for a covariate on a line. */
  readonly slope: number;
}

/** What a subject's inputs are, record by record, and how they change between. */
export interface InputCourse {
  readonly start: Float64Array;
  readonly changes: readonly InputChange[];
  /** The inputs as a record sees them. */
  readonly at: (record: number) => Float64Array;
  /** Inputs that move on a line at some time. */
  readonly sloped: readonly number[];
}

/** How the inputs of a subject change. Before the first value of a covariate the first holds, after the last the last. */
export function inputCourse(subject: RecordedSubject): InputCourse {
  const courses = subject.covariates
    .map((course) => ({ course, points: pointsOf(subject, course) }))
    .filter(({ points }) => points.length > 0);
  const start = Float64Array.from(subject.inputs);
  for (const { course, points } of courses) start[course.input] = points[0]!.value;
  const changes = courses.flatMap(({ course, points }) => changesOf(course, points));
  const slopes = changes.filter(({ slope }) => slope !== 0).map(({ input }) => input);
  return {
    start,
    changes,
    sloped: [...new Set(slopes)].sort((a, b) => a - b),
    at(record) {
      const inputs = Float64Array.from(start);
      for (const { course, points } of courses) {
        inputs[course.input] = valueAt(course, points, record, subject.records[record]!.timeH);
      }
      return inputs;
    },
  };
}

const pointsOf = ({ records }: RecordedSubject, { values }: CovariateCourse): Point[] =>
  records.flatMap(({ timeH }, record) => {
    const value = values[record]!;
    return Number.isNaN(value) ? [] : [{ timeH, record, value }];
  });

function changesOf({ input, between }: CovariateCourse, points: readonly Point[]): InputChange[] {
  return points.flatMap((point, k) => {
    const change = between === "linear" ? onLine(points, k) : inSteps(between, points, k);
    return change ? [{ timeH: point.timeH, input, ...change }] : [];
  });
}

type Change = Omit<InputChange, "timeH" | "input"> | undefined;

function inSteps(between: "locf" | "nocb", points: readonly Point[], k: number): Change {
  const { value } = points[k]!;
  const [before, following] = [points[k - 1]?.value ?? value, points[k + 1]?.value ?? value];
  if (between === "locf") return before === value ? undefined : { when: "before", value, slope: 0 };
  return following === value ? undefined : { when: "after", value: following, slope: 0 };
}

function onLine(points: readonly Point[], k: number): Change {
  const { value, timeH } = points[k]!;
  const following = points[k + 1];
  const passed = following ? following.timeH - timeH : 0;
  const slope = passed > 0 ? (following!.value - value) / passed : 0;
  const flat = slope === 0 && value === (points[k - 1]?.value ?? value);
  return flat ? undefined : { when: "before", value, slope };
}

/** What a record sees: its own value where it has one. */
function valueAt(
  { between }: CovariateCourse,
  points: readonly Point[],
  record: number,
  timeH: number,
): number {
  const before = points.findLast((point) => point.record <= record);
  const after = points.find((point) => point.record >= record);
  if (!before || !after) return (before ?? after)!.value;
  if (between !== "linear") return (between === "locf" ? before : after).value;
  const passed = after.timeH - before.timeH;
  return passed > 0
    ? before.value + ((after.value - before.value) * (timeH - before.timeH)) / passed
    : before.value;
}
