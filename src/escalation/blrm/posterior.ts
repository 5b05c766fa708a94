import type { Counts } from "../types.ts";
import { type Grid, gridFor, type LogisticModel } from "./grid.ts";
import { type BlrmPrior, componentsOf } from "./prior.ts";

/**
 * A model for doses in any one unit.
 * @param reference the dose d* at which ln α is the logit of the probability of toxicity; same unit.
 * @throws RangeError unless doses increase and are above 0, and the reference is above 0.
 */
export function logisticModel(doses: readonly number[], reference: number, prior: BlrmPrior): LogisticModel {
  const rising = doses.every((dose, k) => dose > 0 && (k === 0 || dose > doses[k - 1]));
  if (!(doses.length > 0 && rising && reference > 0)) {
    throw new RangeError(
      `doses increase from a value above 0, and the reference dose is above 0, not ${doses.join(", ")} with ${reference}`,
    );
  }
  return {
    doses,
    reference,
    x: doses.map((dose) => Math.log(dose / reference)),
    components: componentsOf(prior),
  };
}

/** A posterior as masses on the points of a grid; what is asked of it is a weighted sum. */
export interface BlrmPosterior {
  readonly grid: Grid;
  /** Grid points whose mass is above e⁻³⁰ of the largest, and their masses, summing to 1. */
  readonly points: Int32Array;
  readonly mass: Float64Array;
  /** ln of the prior predictive probability of the outcomes, patient by patient (no binomial coefficients). */
  readonly logMarginal: number;
}

/**
 * Posteriors of a model by a two-dimensional trapezoidal rule; probabilities of intervals by smooth steps (`step`), which
 * keep its geometric convergence although an interval ends between points. Error below 1e-8.
 * @param refine divides the spacings of the lattice; 2 for quantiles in far tails.
 * @see neuenschwander2008
 */
export function blrmPosteriorOf(model: LogisticModel, refine = 1): (counts: Counts) => BlrmPosterior {
  const grids = new Map<number, Grid>();
  let scratch = new Float64Array(0);
  return (counts) => {
    let total = 0;
    for (let dose = 0; dose < counts.n.length; dose++) total += counts.n[dose];
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(Math.max(1, total))));
    let grid = grids.get(size);
    if (!grid) {
      grid = gridFor(model, size, refine);
      grids.set(size, grid);
    }
    if (scratch.length < grid.count) scratch = new Float64Array(grid.count);
    return massesOf(grid, counts, scratch);
  };
}

function massesOf(grid: Grid, { n, tox }: Counts, density: Float64Array): BlrmPosterior {
  const { count, logMass } = grid;
  for (let k = 0; k < count; k++) density[k] = logMass[k];
  for (let dose = 0; dose < n.length; dose++) {
    if (n[dose] === 0) continue;
    const { logP, logQ } = grid.atDose(dose);
    const y = tox[dose];
    const free = n[dose] - y;
    if (y === 0) for (let k = 0; k < count; k++) density[k] += free * logQ[k];
    else if (free === 0) for (let k = 0; k < count; k++) density[k] += y * logP[k];
    else for (let k = 0; k < count; k++) density[k] += y * logP[k] + free * logQ[k];
  }
  return normalise(grid, density);
}

function normalise(grid: Grid, density: Float64Array): BlrmPosterior {
  const { count } = grid;
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < count; k++) if (density[k] > top) top = density[k];
  let kept = 0;
  for (let k = 0; k < count; k++) if (density[k] > top - 30) kept += 1;
  const points = new Int32Array(kept);
  const mass = new Float64Array(kept);
  let sum = 0;
  for (let k = 0, at = 0; k < count; k++) {
    if (!(density[k] > top - 30)) continue;
    points[at] = k;
    mass[at] = Math.exp(density[k] - top);
    sum += mass[at];
    at += 1;
  }
  for (let at = 0; at < kept; at++) mass[at] /= sum;
  return { grid, points, mass, logMarginal: top + Math.log(sum) };
}

/** Posterior mean of a quantity given at every grid point. */
export function expectation({ points, mass }: BlrmPosterior, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < points.length; k++) sum += mass[k] * values[points[k]];
  return sum;
}

/** P(p < limit) at a dose. */
export const probabilityBelow = (posterior: BlrmPosterior, dose: number, limit: number): number =>
  Math.min(1, Math.max(0, expectation(posterior, posterior.grid.below(dose, limit))));

/** Probabilities of the intervals between cuts, from the lowest: one more than cuts. */
export function intervalProbabilities(
  posterior: BlrmPosterior,
  dose: number,
  cuts: readonly number[],
): number[] {
  const below = [0, ...cuts.map((cut) => probabilityBelow(posterior, dose, cut)), 1];
  return below.slice(1).map((p, k) => Math.max(0, p - below[k]));
}

/** Mean and standard deviation of the probability of toxicity at a dose. */
export function toxicityMoments(
  posterior: BlrmPosterior,
  dose: number,
): { readonly mean: number; readonly sd: number } {
  const { p } = posterior.grid.atDose(dose);
  return moments(posterior, p);
}

function moments(posterior: BlrmPosterior, values: Float64Array) {
  const { points, mass } = posterior;
  const mean = expectation(posterior, values);
  let second = 0;
  for (let k = 0; k < points.length; k++) second += mass[k] * (values[points[k]] - mean) ** 2;
  return { mean, sd: Math.sqrt(second) };
}

/** Posterior of the parameters themselves. */
export interface ParameterSummary {
  readonly logAlpha: { readonly mean: number; readonly sd: number };
  readonly logBeta: { readonly mean: number; readonly sd: number };
  readonly correlation: number;
  /** Posterior weights of the prior's components. */
  readonly weights: readonly number[];
}

/** Means, standard deviations and correlation of ln α and ln β, and the weights of the mixture. */
export function parameterSummary(posterior: BlrmPosterior): ParameterSummary {
  const { grid, points, mass } = posterior;
  const logAlpha = moments(posterior, grid.theta1);
  const logBeta = moments(posterior, grid.theta2);
  let product = 0;
  for (let k = 0; k < points.length; k++) {
    const at = points[k];
    product += mass[k] * (grid.theta1[at] - logAlpha.mean) * (grid.theta2[at] - logBeta.mean);
  }
  const weights = grid.logComponents.map((row) => {
    let sum = 0;
    for (let k = 0; k < points.length; k++) {
      sum += mass[k] * Math.exp(row[points[k]] - grid.logMass[points[k]]);
    }
    return sum;
  });
  return { logAlpha, logBeta, correlation: product / (logAlpha.sd * logBeta.sd), weights };
}
