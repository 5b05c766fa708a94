import type { Curve } from "../types.ts";
import type { AucMethod, Segment, Shape } from "./types.ts";

/** Time of the first largest concentration; NaN for an empty curve. */
export function timeOfMaximum({ times, concentrations }: Curve): number {
  const top = concentrations.reduce((best, c, k) => (c > concentrations[best]! ? k : best), 0);
  return times[top] ?? Number.NaN;
}

/** The shape that counts: logarithmic only between two different concentrations above zero. */
export const shapeOf = (method: AucMethod, segment: Segment): Shape =>
  segment.c1 > 0 && segment.c2 > 0 && segment.c1 !== segment.c2 ? method.shape(segment) : "linear";

/** AUC of one stretch: Δt (c₁+c₂)/2, or Δt (c₁−c₂)/ln(c₁/c₂). */
export function segmentAuc(shape: Shape, { t1, t2, c1, c2 }: Segment): number {
  const dt = t2 - t1;
  return shape === "log" ? (dt * (c1 - c2)) / Math.log(c1 / c2) : (dt * (c1 + c2)) / 2;
}

/** AUMC of one stretch: Δt (t₁c₁+t₂c₂)/2, or Δt (t₁c₁−t₂c₂)/L + Δt² (c₁−c₂)/L² with L = ln(c₁/c₂). */
export function segmentAumc(shape: Shape, { t1, t2, c1, c2 }: Segment): number {
  const dt = t2 - t1;
  if (shape === "linear") return (dt * (t1 * c1 + t2 * c2)) / 2;
  const L = Math.log(c1 / c2);
  return (dt * (t1 * c1 - t2 * c2)) / L + (dt * dt * (c1 - c2)) / (L * L);
}

/** The stretches of a curve, in order; length n − 1. */
export function segments({ times, concentrations }: Curve): readonly Segment[] {
  const tmax = timeOfMaximum({ times, concentrations });
  return times.slice(1).map((t2, k) => ({
    t1: times[k]!,
    t2,
    c1: concentrations[k]!,
    c2: concentrations[k + 1]!,
    tmax,
  }));
}

/** ∫ c dt and ∫ t c dt. */
export interface Areas {
  readonly auc: number;
  readonly aumc: number;
}

/** The areas of a curve from its first to its last time. @param tmax time of the largest concentration; default: of this curve. */
export function areas(method: AucMethod, { times, concentrations }: Curve, tmax?: number): Areas {
  const top = tmax ?? timeOfMaximum({ times, concentrations });
  let auc = 0;
  let aumc = 0;
  for (let k = 1; k < times.length; k++) {
    const segment = {
      t1: times[k - 1]!,
      t2: times[k]!,
      c1: concentrations[k - 1]!,
      c2: concentrations[k]!,
      tmax: top,
    };
    const shape = shapeOf(method, segment);
    auc += segmentAuc(shape, segment);
    aumc += segmentAumc(shape, segment);
  }
  return { auc, aumc };
}

/**
 * The concentration at a time within the curve, on the line or exponential that the method draws between the
 * neighbouring samples; NaN outside. At a time with two samples (before and after a dose) the first.
 */
export function interpolate(method: AucMethod, curve: Curve, time: number): number {
  const at = curve.times.indexOf(time);
  if (at >= 0) return curve.concentrations[at]!;
  const segment = segments(curve).find(({ t1, t2 }) => t1 < time && time < t2);
  if (!segment) return Number.NaN;
  const { t1, t2, c1, c2 } = segment;
  const share = (time - t1) / (t2 - t1);
  return shapeOf(method, segment) === "log" ? c1 * (c2 / c1) ** share : c1 + share * (c2 - c1);
}

/** A declining exponential c(t) = concentration · exp(−rate (t − time)) that carries a curve beyond its last time. */
export interface Tail {
  readonly rate: number;
  readonly time: number;
  readonly concentration: number;
}

/** Concentration on the tail at a time. */
export const tailAt = (tail: Tail, time: number): number =>
  tail.concentration * Math.exp(-tail.rate * (time - tail.time));

/** Area under the tail between two times: (c(from) − c(to)) / rate. */
export const tailAuc = (tail: Tail, from: number, to: number): number =>
  (tailAt(tail, from) - tailAt(tail, to)) / tail.rate;

/** The curve between two of its own times, with interpolated ends. */
function cut(method: AucMethod, curve: Curve, from: number, to: number): Curve {
  const times = [from];
  const concentrations = [interpolate(method, curve, from)];
  for (let k = 0; k < curve.times.length; k++) {
    const time = curve.times[k]!;
    if (time <= from || time >= to) continue;
    times.push(time);
    concentrations.push(curve.concentrations[k]!);
  }
  times.push(to);
  concentrations.push(interpolate(method, curve, to));
  return { times, concentrations };
}

/** Both areas under the tail between two times; ∫ t c dt = [−c (t/rate + 1/rate²)]. */
function tailAreas(tail: Tail, from: number, to: number): Areas {
  const moment = (time: number) => tailAt(tail, time) * (time / tail.rate + 1 / tail.rate ** 2);
  return { auc: tailAuc(tail, from, to), aumc: moment(from) - moment(to) };
}

/**
 * Areas between two times, 0 ≤ from < to. Between samples the curve is interpolated as the method draws it; beyond its
 * last time it follows the tail.
 *
 * @returns NaN when `from` lies before the curve, or `to` beyond it and there is no tail.
 */
export function partialAreas(method: AucMethod, curve: Curve, from: number, to: number, tail?: Tail): Areas {
  const end = curve.times.at(-1) ?? Number.NaN;
  const beyond = to <= end ? nothing : tail ? tailAreas(tail, Math.max(from, end), to) : unknown;
  if (!(from < end)) return beyond;
  // Which stretch comes after Tmax is said by the whole curve, not by the part.
  const inside = areas(method, cut(method, curve, from, Math.min(to, end)), timeOfMaximum(curve));
  return { auc: inside.auc + beyond.auc, aumc: inside.aumc + beyond.aumc };
}

const nothing: Areas = { auc: 0, aumc: 0 };
const unknown: Areas = { auc: Number.NaN, aumc: Number.NaN };

/** AUC between two times; see {@link partialAreas}. */
export const partialAuc = (method: AucMethod, curve: Curve, from: number, to: number, tail?: Tail): number =>
  partialAreas(method, curve, from, to, tail).auc;
