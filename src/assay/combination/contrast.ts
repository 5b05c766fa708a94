import { studentTQuantile } from "../../math/index.ts";
import type { Excess } from "./excess.ts";
import { offAxisNoise } from "./noise.ts";
import { nullModel } from "./nulls/nulls.ts";
import type { Saturated } from "./saturated.ts";
import { occupancy, responseToOne } from "./types.ts";

/** The variance of a response of weight 1. */
export interface Noise {
  readonly variance: number;
  readonly degreesOfFreedom: number;
}

/** Degrees of freedom from replicates and curves that make the smooth part of the combinations superfluous. */
const enoughDegrees = 20;

/** The noise from replicates and curves, and where those are few from the rough part of the combinations too. */
export function noiseOf(saturated: Saturated, excess: Excess): Noise {
  const { sumOfSquares, degreesOfFreedom, cells, combined, nCurve } = saturated;
  if (degreesOfFreedom >= enoughDegrees)
    return { variance: sumOfSquares / degreesOfFreedom, degreesOfFreedom };
  const more = offAxisNoise(
    combined.map((c) => cells[c]!),
    excess.values,
    Array.from({ length: nCurve }, (_, j) =>
      Float64Array.from(combined, (_, k) => excess.slopes[k * nCurve + j]!),
    ),
    weightsOfCells(saturated),
  );
  const df = degreesOfFreedom + more.degreesOfFreedom;
  const squares = more.residuals.reduce((sum, r) => sum + r * r, sumOfSquares);
  return { variance: squares / df, degreesOfFreedom: df };
}

/** A drug without effect alone still has a share of this times its occupancy, so that it can be seen to help the other. */
const leastShare = 0.1;

/** The weights of the cells with both drugs; they sum to 1. */
export function weightsOf({ alone, cells, combined }: Saturated): Float64Array {
  const { control } = alone;
  const share = (drug: typeof alone.drug1, dose: number) => {
    const effect = 1 - responseToOne(control, drug, dose) / control;
    return Math.min(1, Math.max(effect, leastShare * occupancy(drug, dose)));
  };
  const weights = Float64Array.from(combined, (c) => {
    const [f1, f2] = [share(alone.drug1, cells[c]!.dose1), share(alone.drug2, cells[c]!.dose2)];
    return Math.sqrt(f1 * f2) * (1 - Math.max(f1, f2)) + 1e-9;
  });
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** The score, its linearised error, and the variance that remains when the curves are known. */
export interface Contrast {
  readonly score: number;
  readonly standardError: number;
  readonly ownVariance: number;
  readonly degreesOfFreedom: number;
}

/**
 * The variance of the unknown zero rests on few plates. From three on, the degrees of freedom are Satterthwaite's. With two its single
 * degree of freedom is too few for that rule; it then enters times (t₁/t)², so that the width at α is the root of the sum of the squares
 * of both widths.
 * @see satterthwaite1946
 * @see graybill1980
 */
export function contrast(
  saturated: Saturated,
  { values, spread, slopes, model }: Excess,
  weights: Float64Array,
  noise: Noise,
  alpha: number,
): Contrast {
  const score = dot(weights, values);
  const all = quadratic(weights, spread);
  const { nCurve, singles, combined } = saturated;
  const gradient = Float64Array.from({ length: nCurve }, (_, j) =>
    combined.reduce((sum, _cell, k) => sum + weights[k]! * slopes[k * nCurve + j]!, 0),
  );
  const known = weightsOfCells(saturated);
  const least = weights.reduce((sum, w, k) => sum + (w * w) / known[k]!, 0);
  const own = Math.min(Math.max(all - quadratic(gradient, singles.inverse), least), mostFromPlates * least);
  const floor = floorVariance(saturated, model.name, weights);
  const nShifts = saturated.shifts.length - 1;
  const ownVariance = own * noise.variance;
  const total = all * noise.variance + floor;
  const quantile = (df: number) => studentTQuantile(1 - alpha / 2, df);
  const base = { score, standardError: Math.sqrt(total) };
  if (floor === 0 || nShifts > 1)
    return {
      ...base,
      ownVariance: ownVariance + floor,
      degreesOfFreedom:
        floor === 0
          ? noise.degreesOfFreedom
          : total ** 2 / ((total - floor) ** 2 / noise.degreesOfFreedom + floor ** 2 / nShifts),
    };
  const inflated = floor * (quantile(1) / quantile(noise.degreesOfFreedom)) ** 2;
  return { ...base, ownVariance: ownVariance + inflated, degreesOfFreedom: noise.degreesOfFreedom };
}

/** Where curves are hardly determined, the difference of two large variances is held to this multiple of the least. */
const mostFromPlates = 25;

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, k) => sum + x * b[k]!, 0);

/** xᵀ A x. */
function quadratic(x: Float64Array, matrix: Float64Array): number {
  const n = x.length;
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += x[i]! * x[j]! * matrix[i * n + j]!;
  return sum;
}

/** One over the variance of the mean of each combined cell, up to σ². */
const weightsOfCells = ({ cells, combined, plain }: Saturated): Float64Array =>
  Float64Array.from(combined, (c) => cells[c]!.wells.reduce((sum, i) => sum + (plain.weights?.[i] ?? 1), 0));

/**
 * What the shifts of plates leave unknown about where zero response lies, which matters to models that need a true zero: the variance
 * of the mean shift times the square of the score's slope by the zero.
 */
function floorVariance(
  { shifts, alone, cells, combined }: Saturated,
  name: string,
  weights: Float64Array,
): number {
  const nPlates = shifts.length;
  if (nPlates < 2) return 0;
  const { response } = nullModel(name);
  const by = 1e-4 * alone.control;
  const moved = {
    control: alone.control + by,
    drug1: { ...alone.drug1, limit: alone.drug1.limit + by },
    drug2: { ...alone.drug2, limit: alone.drug2.limit + by },
  };
  const slope = combined.reduce((sum, c, k) => {
    const { dose1, dose2 } = cells[c]!;
    return sum + (weights[k]! * (response(moved, dose1, dose2) - by - response(alone, dose1, dose2))) / by;
  }, 0);
  if (Math.abs(slope) < 1e-6) return 0;
  const variance = shifts.reduce((sum, u) => sum + u * u, 0) / (nPlates - 1);
  return (slope ** 2 * variance) / nPlates;
}
