import { fitLine, fUpperTail, studentTQuantile } from "../../math/index.ts";

/** One subject's value of a metric after a dose; dose and value above 0. */
export interface DosedValue {
  readonly subject: string;
  readonly dose: number;
  readonly value: number;
}

/** What is asked of the slope. */
export interface Criterion {
  /** Limits of the ratio of dose-normalised values at the largest and the smallest dose: 0.8 and 1.25. */
  readonly low: number;
  readonly high: number;
  /** Confidence level, 0.9. */
  readonly level: number;
}

/** ln P = a + b ln D, and what it says of proportionality. */
export interface PowerModel {
  readonly slope: number;
  /** NaN with subject effects, where every subject has its own. */
  readonly intercept: number;
  readonly se: number;
  readonly df: number;
  readonly low: number;
  readonly high: number;
  /** The slopes within which exposure counts as proportional over the doses given. */
  readonly limits: readonly [low: number, high: number];
  readonly conclusion: "proportional" | "not proportional" | "inconclusive";
  /** Dose-normalised value at the largest dose over that at the smallest, with its interval. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number };
  /** The largest ratio of doses over which the interval would still show proportionality; 1 where there is none. */
  readonly provenRatio: number;
  readonly doseRatio: number;
  /** Test of the straight line against separate means per dose; NaN with subject effects or without replicates. */
  readonly lackOfFit: { readonly f: number; readonly p: number };
  readonly withSubjects: boolean;
}

/**
 * The power model of dose proportionality by least squares on logarithms. With r the largest over the smallest dose, exposure is
 * proportional when the interval of b lies within
 *
 *   1 + ln(low)/ln r  to  1 + ln(high)/ln r
 *
 * not proportional when it lies outside, and inconclusive otherwise. Where subjects got several doses each has an intercept of its
 * own, so that b is the slope within subjects.
 *
 * @returns the reason where there is no slope: one dose alone, too few values.
 * @see smith2000
 */
export function powerModel(
  values: readonly DosedValue[],
  { low, high, level }: Criterion,
): PowerModel | { readonly why: string } {
  const doses = [...new Set(values.map(({ dose }) => dose))].sort((a, b) => a - b);
  if (doses.length < 2) return { why: `values after ${doses.length === 1 ? "one dose" : "no dose"} alone` };
  const withSubjects = new Set(values.map(({ subject }) => subject)).size < values.length;
  const line = withSubjects ? withinSubjects(values) : overall(values);
  if (!(line.df > 0)) return { why: "too few values for an error of the slope" };
  const half = studentTQuantile(0.5 + level / 2, line.df) * line.se;
  const [lower, upper] = [line.slope - half, line.slope + half];
  const doseRatio = doses.at(-1)! / doses[0]!;
  const limits = [1 + Math.log(low) / Math.log(doseRatio), 1 + Math.log(high) / Math.log(doseRatio)] as const;
  const inside = lower >= limits[0] && upper <= limits[1];
  const outside = upper < limits[0] || lower > limits[1];
  const ratioAt = (slope: number) => doseRatio ** (slope - 1);
  const proven = Math.min(
    lower < 1 ? Math.log(low) / (lower - 1) : Number.POSITIVE_INFINITY,
    upper > 1 ? Math.log(high) / (upper - 1) : Number.POSITIVE_INFINITY,
  );
  return {
    ...line,
    low: lower,
    high: upper,
    limits,
    conclusion: inside ? "proportional" : outside ? "not proportional" : "inconclusive",
    ratio: { value: ratioAt(line.slope), low: ratioAt(lower), high: ratioAt(upper) },
    provenRatio: Math.exp(Math.max(0, proven)),
    doseRatio,
    lackOfFit: withSubjects ? { f: Number.NaN, p: Number.NaN } : lackOfFit(values, line),
    withSubjects,
  };
}

interface Line {
  readonly slope: number;
  readonly intercept: number;
  readonly se: number;
  readonly df: number;
}

const lnDose = ({ dose }: DosedValue): number => Math.log(dose);
const lnValue = ({ value }: DosedValue): number => Math.log(value);
const squares = (values: readonly number[]): number => values.reduce((sum, x) => sum + x * x, 0);
const centred = (values: readonly number[]): readonly number[] => {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.map((x) => x - mean);
};

function overall(values: readonly DosedValue[]): Line {
  const [x, y] = [values.map(lnDose), values.map(lnValue)];
  const { slope, intercept } = fitLine(x, y);
  const residual = squares(y.map((own, k) => own - intercept - slope * x[k]!));
  const df = values.length - 2;
  return { slope, intercept, df, se: Math.sqrt(residual / df / squares(centred(x))) };
}

function withinSubjects(values: readonly DosedValue[]): Line {
  const subjects = [...new Set(values.map(({ subject }) => subject))];
  const own = subjects.map((subject) => values.filter((value) => value.subject === subject));
  const x = own.flatMap((rows) => centred(rows.map(lnDose)));
  const y = own.flatMap((rows) => centred(rows.map(lnValue)));
  const xx = squares(x);
  const slope = x.reduce((sum, own, k) => sum + own * y[k]!, 0) / xx;
  const df = values.length - subjects.length - 1;
  const residual = squares(y.map((value, k) => value - slope * x[k]!));
  return { slope, intercept: Number.NaN, df, se: Math.sqrt(residual / df / xx) };
}

function lackOfFit(values: readonly DosedValue[], { slope, intercept }: Line) {
  const doses = [...new Set(values.map(({ dose }) => dose))];
  const own = doses.map((dose) => values.filter((value) => value.dose === dose).map(lnValue));
  const pure = own.reduce((sum, rows) => sum + squares(centred(rows)), 0);
  const total = squares(values.map((value) => lnValue(value) - intercept - slope * lnDose(value)));
  const [dfLack, dfPure] = [doses.length - 2, values.length - doses.length];
  if (dfLack < 1 || dfPure < 1) return { f: Number.NaN, p: Number.NaN };
  const f = (total - pure) / dfLack / (pure / dfPure);
  return { f, p: fUpperTail(f, dfLack, dfPure) };
}
