import { type LeastSquaresFit, type LeastSquaresProblem, leastSquares } from "../../math/index.ts";
import { fromWorking } from "./curves/scale.ts";
import type { Fit } from "./fit.ts";
import { asRead, holding } from "./layout.ts";
import { objective } from "./objective.ts";
import type { Interval } from "./types.ts";

/** The least sum of squares with one quantity held at a value, and where it lies; undefined where no curve has that value. */
export type HeldFit = (
  value: number,
  starts: readonly Float64Array[],
) => { readonly sumOfSquares: number; readonly theta: Float64Array } | undefined;

/** What a walk along a profile needs to know. */
export interface Profile {
  readonly heldFit: HeldFit;
  /** Where the sum of squares is least. */
  readonly centre: number;
  /** The other searched values there, and how they change with the quantity as far as is known. */
  readonly others?: Float64Array;
  readonly tangent?: Float64Array;
  readonly least: number;
  /** How far the sum of squares may rise inside the confidence set. */
  readonly rise: number;
  /** A guess of the distance from the centre to a limit. */
  readonly step: number;
  /** How far out a limit is looked for; a set that reaches it is open on that side. */
  readonly furthest: Interval;
}

/** Root of the rise over that allowed, a nearly straight line away from the centre, to this precision at a limit. */
const precision = 1e-4;

/**
 * The profile-likelihood confidence set of one quantity, {v : S(v) − S_min ≤ rise}, with every other parameter searched anew at
 * each v. A side that never rises enough is open: −∞ or ∞.
 */
export const profileSet = (profile: Profile): Interval => ({
  low: limitOn(profile, -1),
  high: limitOn(profile, 1),
});

function limitOn(profile: Profile, side: -1 | 1): number {
  const { heldFit, centre, least, rise, step, furthest, others, tangent } = profile;
  const end = side < 0 ? furthest.low : furthest.high;
  const open = side * Number.POSITIVE_INFINITY;
  let last: { readonly v: number; readonly theta: Float64Array } | undefined;
  /** Where the others will be at v: along the line from the centre through where they were last. */
  const guess = (v: number): Float64Array | undefined => {
    if (!others) return last?.theta;
    const [from, share] = last ? [last.theta, (v - centre) / (last.v - centre)] : [undefined, v - centre];
    return others.map((other, k) => other + share * (from ? from[k]! - other : (tangent?.[k] ?? 0)));
  };
  /** Signed distance of √(rise) from its target of 1. */
  const excess = (v: number): number => {
    const found = heldFit(
      v,
      [guess(v), last?.theta, others].filter((start) => start !== undefined),
    );
    if (!found) return Number.POSITIVE_INFINITY;
    last = { v, theta: found.theta };
    return Math.sqrt(Math.max(0, found.sumOfSquares - least) / rise) - 1;
  };
  let [inside, atInside] = [centre, -1];
  let outside = centre + side * step;
  if (side * (outside - end) > 0) outside = end;
  let atOutside = excess(outside);
  for (let k = 0; !(atOutside >= 0); k++) {
    if (outside === end || k > 60) return open;
    [inside, atInside] = [outside, atOutside];
    const factor = Math.min(4, Math.max(1.15, 1.02 / (1 + atInside)));
    outside = centre + (outside - centre) * factor;
    if (side * (outside - end) > 0) outside = end;
    atOutside = excess(outside);
  }
  return crossing(excess, inside, atInside, outside, atOutside);
}

/** Root of a rising function between two points, by false position with the Illinois rule. */
function crossing(f: (v: number) => number, a: number, atA: number, b: number, atB: number): number {
  let [low, fLow, high, fHigh] = [a, atA, b, atB];
  let kept = 0;
  for (let k = 0; k < 80; k++) {
    if (Math.abs(high - low) <= 1e-13 * Math.abs(high)) break;
    const share = Number.isFinite(fHigh) ? fLow / (fLow - fHigh) : 0.5;
    const v = low + (high - low) * Math.min(0.999, Math.max(0.001, share));
    const value = f(v);
    if (Math.abs(value) < precision) return v;
    if (value < 0) {
      [low, fLow] = [v, value];
      if (kept === 1) fHigh /= 2;
      kept = 1;
    } else {
      [high, fHigh] = [v, value];
      if (kept === -1) fLow /= 2;
      kept = -1;
    }
  }
  return (low + high) / 2;
}

/** How the other searched values follow the j-th along its profile at the centre: their covariance with it over its variance. */
const tangentOf = (covariance: Float64Array, j: number, n: number): Float64Array =>
  covariance
    .subarray(j * n, (j + 1) * n)
    .filter((_, k) => k !== j)
    .map((value) => value / covariance[j * n + j]!);

/** Searches of a profile start where the last one ended, so they are short. */
const walk = { maxIterations: 60, tolerance: 1e-8, damping: 1e-6 };

/** The minimum reached from the start with the least sum of squares; undefined where none has any. */
export function searchFrom(
  problem: LeastSquaresProblem,
  starts: readonly Float64Array[],
): LeastSquaresFit | undefined {
  const residuals = new Float64Array(problem.nResiduals);
  let best: Float64Array | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const start of starts) {
    if (!problem.evaluate(start, residuals)) continue;
    let sum = 0;
    for (let i = 0; i < residuals.length; i++) sum += residuals[i]! * residuals[i]!;
    if (sum < least) [best, least] = [start, sum];
  }
  return best && leastSquares(problem, best, walk);
}

/**
 * The profile set of one searched value of a fit, on the scale on which users read it.
 * @param rise how far the sum of squares may rise: variance × t², or z² for binomial responses.
 */
export function profileOfParameter(fit: Fit, j: number, rise: number, halfWidth: number): Interval {
  const { layout, theta } = fit;
  const { data, within } = fit.pooled;
  const at = layout.free.indexOf(j);
  const k = at % layout.names.length;
  const scale = layout.scales[k]!;
  const others = theta.filter((_, other) => other !== j);
  const centre = theta[j]!;
  const far = scale.kind === "linear" && k < 2 ? Number.POSITIVE_INFINITY : 16;
  const step = Number.isFinite(halfWidth) && halfWidth > 0 ? Math.min(halfWidth, far / 2) : 1;
  const set = profileSet({
    heldFit: (value, starts) => searchFrom(objective(holding(layout, j, value), data), starts),
    centre,
    others,
    ...(fit.covariance ? { tangent: tangentOf(fit.covariance, j, layout.nFree) } : {}),
    least: fit.sumOfSquares - within,
    rise,
    step,
    furthest:
      far === 16
        ? { low: centre - far, high: centre + far }
        : { low: centre - 1e4 * step, high: centre + 1e4 * step },
  });
  const read = (value: number) => asRead(layout.shape, k, fromWorking(scale, value));
  return { low: read(set.low), high: read(set.high) };
}
