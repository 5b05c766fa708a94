import { median, studentTCdf } from "../../math/index.ts";
import type { Shape } from "./curves/types.ts";
import { type Fit, type FitRules, fitObservations, residualsOf } from "./fit.ts";
import { selected } from "./observations.ts";
import { fitReweighted } from "./reweight.ts";
import type { Observations } from "./types.ts";
import type { NoFit } from "./why-not.ts";

/** A way to keep outlying responses from pulling the curve. */
export interface RobustMethod {
  readonly name: string;
  readonly printed: string;
  readonly cite: readonly string[];
  /** Weight of a residual in units of the scale. */
  readonly weight: (u: number) => number;
  /** ψ′, the derivative of u · weight(u). */
  readonly slope: (u: number) => number;
}

/** Huber's estimator: residuals beyond k scales count linearly; k = 1.345 keeps 95 % efficiency under normal errors. */
const huber: RobustMethod = {
  name: "huber",
  printed: "Huber's M estimator (k = 1.345)",
  cite: ["huber1964"],
  weight: (u) => Math.min(1, 1.345 / Math.abs(u)),
  slope: (u) => (Math.abs(u) <= 1.345 ? 1 : 0),
};

/** Tukey's biweight: residuals beyond c scales do not count at all; c = 4.685 keeps 95 % efficiency. */
const biweight: RobustMethod = {
  name: "biweight",
  printed: "Tukey's biweight (c = 4.685)",
  cite: ["beaton1974"],
  weight: (u) => Math.max(0, 1 - (u / 4.685) ** 2) ** 2,
  slope: (u) => {
    const v = (u / 4.685) ** 2;
    return v < 1 ? (1 - v) * (1 - 5 * v) : 0;
  },
};

/** Lorentzian residuals, with which ROUT begins. */
const lorentz: RobustMethod = {
  name: "lorentz",
  printed: "Lorentzian residuals",
  cite: ["motulsky2006"],
  weight: (u) => 1 / (1 + u * u),
  slope: (u) => (1 - u * u) / (1 + u * u) ** 2,
};

/** The M estimators, by name. */
export const robustMethods: Readonly<Record<string, RobustMethod>> = { huber, biweight };

/** Median absolute residual over that of a standard normal variable; in the units of the response, whatever they are. */
const scaleOf = (residuals: Float64Array): number => median(residuals.map(Math.abs)) / 0.6744897501960817;

/** A robust fit: its scale and the weight that each observation ended with. */
export interface RobustFit {
  readonly fit: Fit;
  readonly scale: number;
  readonly weights: Float64Array;
}

/**
 * M estimation by reweighting, from a least-squares fit (from Huber's for the biweight). The scale is the median absolute
 * residual of each round, so multiplying all responses by a number multiplies the fit by it. Standard errors by Huber's formula,
 * s² Σψ²/(n − p) / (mean ψ′)² (JᵀJ)⁻¹; there are no profile intervals, because the weighted sum is no likelihood.
 * @see huber1964
 */
export function fitRobust(
  data: Observations,
  shape: Shape,
  rules: FitRules,
  method: RobustMethod,
): RobustFit | NoFit {
  const first = method === huber ? fitObservations(data, shape, rules) : startOf(data, shape, rules);
  if (first.status === "not fitted") return first;
  const weightsOf = (fit: Fit): Float64Array => {
    const residuals = residualsOf(fit, data);
    const scale = scaleOf(residuals);
    return residuals.map((r) => (scale > 0 ? method.weight(r / scale) : 1));
  };
  const fit = fitReweighted(data, shape, rules, first, weightsOf);
  if (fit.status === "not fitted") return fit;
  const residuals = residualsOf(fit, data);
  const scale = scaleOf(residuals);
  return {
    fit: withHuberErrors({ ...fit, data }, residuals, scale, method),
    scale,
    weights: weightsOf(fit),
  };
}

function startOf(data: Observations, shape: Shape, rules: FitRules): Fit | NoFit {
  const robust = fitRobust(data, shape, rules, huber);
  return "status" in robust ? robust : robust.fit;
}

function withHuberErrors(fit: Fit, residuals: Float64Array, scale: number, method: RobustMethod): Fit {
  if (!(scale > 0) || !fit.covariance) return fit;
  const { weight, slope } = method;
  let [square, slopes, curvature] = [0, 0, 0];
  for (const r of residuals) {
    const u = r / scale;
    square += (u * weight(u)) ** 2;
    slopes += slope(u);
    curvature += weight(u);
  }
  const n = residuals.length;
  const factor = (scale ** 2 * (square / fit.degreesOfFreedom)) / (slopes / n) ** 2;
  const unweighted = curvature / n;
  // The last search used JᵀWJ; with weights that hardly vary with dose this is JᵀJ times their mean.
  return { ...fit, covariance: fit.covariance.map((c) => (c / fit.variance) * unweighted * factor) };
}

/** What ROUT took out, and the least-squares fit to the rest. */
export interface RoutFit {
  readonly fit: Fit;
  /** Robust standard deviation of the residuals, P68 · n/(n − p). */
  readonly scale: number;
  /** Whether each observation was taken out, in the order of the observations. */
  readonly outliers: readonly boolean[];
}

/**
 * ROUT: a fit with Lorentzian residuals, then a test of every residual with the false discovery rate held at q, then ordinary least
 * squares to what is left. At most 30 % of the observations are tested, as published.
 *
 * The scale is the 68.27th percentile of the absolute residuals times n/(n − p).
 * @param q false discovery rate, default 0.01.
 * @see motulsky2006
 */
export function fitRout(data: Observations, shape: Shape, rules: FitRules, q = 0.01): RoutFit | NoFit {
  const first = startOf(data, shape, rules);
  if (first.status === "not fitted") return first;
  const scaleAt = (fit: Fit) => robustDeviation(residualsOf(fit, data), fit.layout.nFree);
  const robust = fitReweighted(data, shape, rules, first, (fit) => {
    const scale = scaleAt(fit);
    return residualsOf(fit, data).map((r) => (scale > 0 ? lorentz.weight(r / scale) : 1));
  });
  if (robust.status === "not fitted") return robust;
  const scale = scaleAt(robust);
  const outliers = outlying(residualsOf(robust, data), scale, data.n - robust.layout.nFree, q);
  const fit = fitObservations(
    selected(data, (i) => !outliers[i]),
    shape,
    rules,
  );
  return fit.status === "not fitted" ? fit : { fit, scale, outliers };
}

/** P68 · n/(n − p), with the percentile between neighbours as in the publication. */
function robustDeviation(residuals: Float64Array, nParameters: number): number {
  const n = residuals.length;
  const sorted = residuals.map(Math.abs).sort();
  const place = 0.6827 * (n + 1) - 1;
  const low = Math.min(Math.max(Math.floor(place), 0), n - 1);
  const high = Math.min(low + 1, n - 1);
  const percentile = sorted[low]! + (place - low) * (sorted[high]! - sorted[low]!);
  return (percentile * n) / (n - nParameters);
}

/** The largest residuals that a step-up test at false discovery rate q takes for outliers. */
function outlying(residuals: Float64Array, scale: number, df: number, q: number): boolean[] {
  const n = residuals.length;
  const out = new Array<boolean>(n).fill(false);
  if (!(scale > 0) || df < 1) return out;
  const order = Array.from(residuals, (r, i) => ({ i, size: Math.abs(r) / scale })).sort(
    (a, b) => a.size - b.size,
  );
  const firstTested = Math.floor(0.7 * n);
  for (let k = firstTested; k < n; k++) {
    const threshold = (q * (n - k)) / n;
    const p = 2 * studentTCdf(-order[k]!.size, df);
    if (p < threshold) {
      for (const { i } of order.slice(k)) out[i] = true;
      return out;
    }
  }
  return out;
}
