import { fQuantile } from "../../math/index.ts";
import { slopeOfScale } from "./curves/scale.ts";
import { type Fit, parametersOf } from "./fit.ts";
import { type IntervalRules, noInterval, quantileFor } from "./intervals.ts";
import { gather, type Layout } from "./layout.ts";
import { type Constraint, objective } from "./objective.ts";
import { type Profile, profileSet, searchFrom } from "./profile.ts";
import type { DoseTarget, Interval } from "./types.ts";

/** A dose read from a fitted curve. */
export interface DoseEstimate {
  /** ∞ where the curve never gets there, 0 where it is past it without drug. */
  readonly dose: number;
  /** Standard error of the dose, by the delta method with the exact gradient. */
  readonly standardError: number;
  /** Symmetric on ln dose. */
  readonly wald: Interval;
  /** An end of 0 or ∞ is open: the data set no limit on that side. */
  readonly profile: Interval;
  /** within: between the lowest and the highest dose above 0; below, above: outside them; not reached: no such dose. */
  readonly status: "within" | "below" | "above" | "not reached";
}

/** How far beyond the doses a limit is looked for: a millionfold. */
const beyond = Math.log(1e6);

/**
 * The dose at which a curve of a fit reaches a target, with its intervals. The profile set holds every dose L for which
 * some curve through (L, target) fits as well as the level allows; where the data do not rule out that the target is never
 * reached, its upper end is ∞, and the lower end is then a lower bound.
 */
export function doseAt(
  fit: Fit,
  target: DoseTarget,
  { level = 0.95, profile = true }: IntervalRules = {},
  curve = 0,
): DoseEstimate {
  const lnDose = lnDoseOf(fit, target, curve);
  const error = errorOf(fit, target, curve, lnDose);
  const width = quantileFor(fit, level) * error;
  return {
    dose: Math.exp(lnDose),
    standardError: Math.exp(lnDose) * error,
    wald: { low: Math.exp(lnDose - width), high: Math.exp(lnDose + width) },
    profile: profile
      ? profileOfDose(fit, target, curve, lnDose, width, riseOf(fit, curve, lnDose, level))
      : noInterval,
    status: statusOf(fit, curve, lnDose),
  };
}

/**
 * How far the sum of squares may rise inside the set: s² t² for a dose that the curve reaches. Where it does not, slope and location are
 * hardly determined and a curve has more ways than one to follow the noise, so that as many degrees of freedom count as the curve has
 * parameters beside its control: s² q F(q, df).
 */
function riseOf(fit: Fit, curve: number, lnDose: number, level: number): number {
  if (Number.isFinite(lnDose)) return fit.variance * quantileFor(fit, level) ** 2;
  const n = fit.layout.names.length;
  const q = Math.max(1, fit.layout.free.slice(curve * n + 1, (curve + 1) * n).filter((j) => j >= 0).length);
  const df = fit.data.totals ? 1e9 : fit.degreesOfFreedom;
  return df > 0 ? fit.variance * q * fQuantile(level, q, df) : Number.NaN;
}

/** The share of a curve's range that is left at a target; outside (0, 1) where the curve does not get there. */
function remainingAt(target: DoseTarget, p: Float64Array): number {
  return target.kind === "relative" ? 1 - target.effect : (target.response - p[1]!) / (p[0]! - p[1]!);
}

/** Whether a curve goes against the effect asked for. */
const goesAstray = (target: DoseTarget, p: Float64Array): boolean =>
  target.kind === "absolute" && target.effect !== undefined && (target.effect === "falls") !== p[0]! > p[1]!;

function lnDoseOf(fit: Fit, target: DoseTarget, curve: number): number {
  const p = parametersOf(fit, curve);
  const r = remainingAt(target, p);
  if (r >= 1) return goesAstray(target, p) ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return r > 0 ? fit.layout.shape.lnDoseAt(r, p, 2) : Number.POSITIVE_INFINITY;
}

function rangeOf({ data }: Fit, curve: number): Interval {
  const own = data.lnDoses.filter((x, i) => data.curves[i] === curve && x > Number.NEGATIVE_INFINITY);
  return { low: Math.min(...own), high: Math.max(...own) };
}

function statusOf(fit: Fit, curve: number, lnDose: number): DoseEstimate["status"] {
  if (!Number.isFinite(lnDose)) return "not reached";
  const { low, high } = rangeOf(fit, curve);
  return lnDose < low - 1e-9 ? "below" : lnDose > high + 1e-9 ? "above" : "within";
}

/** ∂ ln dose / ∂ the parameters of the curve, by differentiating R(ln dose) = R* implicitly. */
function gradientOfDose(fit: Fit, target: DoseTarget, p: Float64Array, lnDose: number): Float64Array {
  const gradient = new Float64Array(p.length);
  fit.layout.shape.remaining(lnDose, p, 2, gradient);
  const steepness = gradient[2]!;
  const [span, r] = [p[1]! - p[0]!, remainingAt(target, p)];
  for (let k = 2; k < p.length; k++) gradient[k]! /= steepness;
  gradient[0] = target.kind === "relative" ? 0 : -r / span / steepness;
  gradient[1] = target.kind === "relative" ? 0 : -(1 - r) / span / steepness;
  return gradient;
}

/** ∂ ln dose / ∂ searched values of the fit, length n. */
export function doseGradient(fit: Fit, target: DoseTarget, curve = 0): Float64Array {
  const { layout } = fit;
  const p = parametersOf(fit, curve);
  const byParameter = gradientOfDose(fit, target, p, lnDoseOf(fit, target, curve));
  const gradient = new Float64Array(layout.nFree);
  for (let k = 0; k < p.length; k++) {
    const j = layout.free[curve * p.length + k]!;
    if (j >= 0) gradient[j]! += byParameter[k]! * slopeOfScale(layout.scales[k]!, p[k]!);
  }
  return gradient;
}

/** gᵀCg, or NaN without a covariance. */
export function quadratic(
  covariance: Float64Array | undefined,
  g: Float64Array,
  h: Float64Array = g,
): number {
  if (!covariance) return Number.NaN;
  let sum = 0;
  for (let i = 0; i < g.length; i++)
    for (let j = 0; j < h.length; j++) sum += g[i]! * covariance[i * g.length + j]! * h[j]!;
  return sum;
}

const errorOf = (fit: Fit, target: DoseTarget, curve: number, lnDose: number): number =>
  Number.isFinite(lnDose)
    ? Math.sqrt(quadratic(fit.covariance, doseGradient(fit, target, curve)))
    : Number.NaN;

function profileOfDose(
  fit: Fit,
  target: DoseTarget,
  curve: number,
  lnDose: number,
  width: number,
  rise: number,
): Interval {
  if (!(rise > 0)) return noInterval;
  const { low, high } = rangeOf(fit, curve);
  const furthest = { low: low - beyond, high: high + beyond };
  const { heldFit, others } = heldDose(fit, target, curve);
  const shared = { heldFit, others, least: fit.sumOfSquares - fit.pooled.within, rise, furthest };
  if (Number.isFinite(lnDose) && lnDose > furthest.low && lnDose < furthest.high) {
    const step = width > 0 && width < beyond ? width : Math.max((high - low) / 4, 0.1);
    const set = profileSet({ ...shared, centre: lnDose, step });
    return { low: Math.exp(set.low), high: Math.exp(set.high) };
  }
  return oneSided({ ...shared, centre: Number.NaN, step: (high - low) / 4 }, lnDose < furthest.high ? -1 : 1);
}

/** Fits with the dose of the target held; the location of the curve follows from it. */
function heldDose(fit: Fit, target: DoseTarget, curve: number) {
  const { data } = fit.pooled;
  const at = curve * fit.layout.names.length + 2;
  const j = fit.layout.free[at]!;
  const free = fit.layout.free.map((own, k) => (k === at ? -1 : own > j ? own - 1 : own));
  const layout = { ...fit.layout, free, nFree: fit.layout.nFree - 1 };
  const others = gather(layout, fit.parameters);
  const elsewhere =
    target.kind === "absolute" ? startsThrough(fit, layout, target.response, at - 2) : () => [];
  const heldFit: Profile["heldFit"] = (value, starts) => {
    const constraint: Constraint = { curve, target, lnDose: value };
    const all = [...starts, others, ...elsewhere(value)].map((start) => insideRanges(layout, start));
    return searchFrom(objective(layout, data, constraint), all);
  };
  return { heldFit, others };
}

/** Slopes from which a curve through a distant dose may start. */
const slopes = [0.2, 0.5, 1, 3];

/**
 * Starts for curves that have a response at a given dose, as different as such curves are: the fitted curve with its limit moved so
 * that it passes there, and curves of several slopes whose limit lies well or just beyond the response.
 */
function startsThrough({ layout: { shape }, parameters }: Fit, layout: Layout, response: number, at: number) {
  const own = parameters.slice(at, at + layout.names.length);
  const control = own[0]!;
  const span = control - response;
  const limits = [own[1]!, response - 0.02 * span, response - span / 2].filter(
    (limit) => (response - limit) * span > 0,
  );
  const withOwn = (limit: number, slope: number): Float64Array => {
    const start = parameters.slice();
    start[at + 1] = limit;
    start[at + 3] = slope;
    return gather(layout, start);
  };
  const fixed = limits.flatMap((limit) => [own[3]!, ...slopes].map((slope) => withOwn(limit, slope)));
  return (lnDose: number): readonly Float64Array[] => {
    const r = shape.remaining(lnDose, own, 2);
    const moved = (response - control * r) / (1 - r);
    return Number.isFinite(moved) ? [withOwn(moved, own[3]!), ...fixed] : fixed;
  };
}

/** A start drawn back from the ends of its ranges, where nothing would move it. */
function insideRanges({ scales, free }: Layout, start: Float64Array): Float64Array {
  let inside = start;
  for (let j = 0; j < start.length; j++) {
    if (!(Math.abs(start[j]!) > 5) || scales[free.indexOf(j) % scales.length]!.kind !== "logit") continue;
    if (inside === start) inside = start.slice();
    inside[j] = 5 * Math.sign(start[j]!);
  }
  return inside;
}

/** The set of a dose that the best curve never reaches: open on the side where the curve goes, perhaps empty otherwise. */
function oneSided(profile: Profile, side: -1 | 1): Interval {
  const { furthest, heldFit, least, rise } = profile;
  const far = side > 0 ? furthest.high : furthest.low;
  const nearEnd = side > 0 ? furthest.low : furthest.high;
  const found = heldFit(far, []);
  const open = side > 0 ? Number.POSITIVE_INFINITY : 0;
  if (!found || found.sumOfSquares - least > rise) return { low: open, high: open };
  const set = profileSet({
    ...profile,
    centre: far,
    furthest: side > 0 ? { low: nearEnd, high: far } : { low: far, high: nearEnd },
  });
  return side > 0 ? { low: Math.exp(set.low), high: open } : { low: open, high: Math.exp(set.high) };
}
