import { normalQuantile } from "../../math/index.ts";
import type { Duration } from "./types.ts";

/** The scale on which an interval of S is symmetric. */
export type IntervalKind = "log" | "log-log";

/** One time at which somebody had the event or was censored. */
export interface SurvivalPoint {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
  /** Greenwood: S √Σ d/(n(n − d)). */
  readonly se: number;
  /** NaN where S is 0. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The Kaplan–Meier estimate at every time of an event or of censoring, in order; events come before censoring at the
 * same time.
 *
 *   S(t) = Π (1 − dᵢ/nᵢ) over event times up to t,   v(t) = Σ dᵢ/(nᵢ(nᵢ − dᵢ))
 *   log interval: S exp(± z √v), cut at 1;   log-log interval: S^exp(± z √v / ln S)
 *
 * @param level of the intervals, default 0.95.
 * @see kaplan1958
 * @see greenwood1926
 */
export function kaplanMeier(
  durations: readonly Duration[],
  kind: IntervalKind = "log-log",
  level = 0.95,
): readonly SurvivalPoint[] {
  const z = normalQuantile((1 + level) / 2);
  const times = [...new Set(durations.map(({ time }) => time))].sort((a, b) => a - b);
  let survival = 1;
  let variance = 0;
  return times.map((time) => {
    const atRisk = durations.filter((other) => other.time >= time).length;
    const events = durations.filter((other) => other.time === time && other.event).length;
    survival *= 1 - events / atRisk;
    variance += events === 0 ? 0 : events / (atRisk * (atRisk - events));
    const [lower, upper] = limits(survival, variance, kind, z);
    return { time, atRisk, events, survival, se: survival * Math.sqrt(variance), lower, upper };
  });
}

function limits(survival: number, variance: number, kind: IntervalKind, z: number): [number, number] {
  if (survival === 0) return [Number.NaN, Number.NaN];
  if (variance === 0) return [1, 1];
  const half = z * Math.sqrt(variance);
  if (kind === "log") return [survival * Math.exp(-half), Math.min(1, survival * Math.exp(half))];
  const power = half / Math.log(survival);
  return [survival ** Math.exp(-power), survival ** Math.exp(power)];
}

/** A median time with the interval that its curve gives; Infinity where the curve does not come down to one half. */
export interface MedianTime {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * The median of a curve: the first time at which S is one half or less; where S is exactly one half, halfway to the
 * next event. The limits are where the limits of S cross one half (`brookmeyer1982`).
 */
export function medianTime(curve: readonly SurvivalPoint[]): MedianTime {
  const of = (value: (point: SurvivalPoint) => number) => crossing(curve, value);
  return {
    median: of(({ survival }) => survival),
    lower: of(({ lower, survival }) => (survival === 0 ? 0 : lower)),
    // A limit of S that is not known any more (S = 0) does not cross.
    upper: of(({ upper, survival }) => (survival === 0 ? Number.POSITIVE_INFINITY : upper)),
  };
}

function crossing(curve: readonly SurvivalPoint[], value: (point: SurvivalPoint) => number): number {
  const exact = 1e-12;
  const at = curve.findIndex((point) => value(point) <= 0.5 + exact);
  if (at < 0) return Number.POSITIVE_INFINITY;
  const point = curve[at]!;
  if (value(point) < 0.5 - exact) return point.time;
  const next = curve.slice(at + 1).find((later) => value(later) < 0.5 - exact);
  return next ? (point.time + next.time) / 2 : point.time;
}
