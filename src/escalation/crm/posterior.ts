import { panels } from "../quadrature/gauss-legendre.ts";
import type { Counts, Pending } from "../types.ts";
import type { Curve } from "./curve.ts";
import { type CrmPrior, logPriorDensity, priorMean, priorRange, priorRule, requirePrior } from "./prior.ts";

/** A one-parameter model: curve, doses and prior. */
export interface OneParameterModel {
  readonly curve: Curve;
  readonly skeleton: readonly number[];
  readonly prior: CrmPrior;
  /** Labels of the doses on the curve's scale. */
  readonly labels: readonly number[];
}

/**
 * A model whose curve passes through the skeleton when a = `centre`: by default 1, the prior median of a log-normal
 * prior with mean 0; "mean" takes the prior mean of a, as bcrm does.
 * @throws RangeError unless the skeleton increases inside (0, 1) and the prior is one.
 */
export function oneParameterModel(
  curve: Curve,
  skeleton: readonly number[],
  prior: CrmPrior,
  centre: number | "mean" = 1,
): OneParameterModel {
  requireSkeleton(skeleton);
  requirePrior(prior);
  const a = centre === "mean" ? priorMean(prior) : centre;
  return { curve, skeleton, prior, labels: skeleton.map((p) => curve.label(p, a)) };
}

/** @throws RangeError unless the values increase inside (0, 1). */
export function requireSkeleton(skeleton: readonly number[]): void {
  const rising = skeleton.every((p, k) => p > 0 && p < 1 && (k === 0 || p > skeleton[k - 1]));
  if (skeleton.length === 0 || !rising) {
    throw new RangeError(
      `a skeleton increases from dose to dose inside (0, 1), not ${skeleton.join(", ")}; write 0.05, 0.12, 0.25, 0.4, say`,
    );
  }
}

/** What a posterior is computed from. Patients in `partial` are counted in `n` and are told by their weights in [0, 1]. */
export interface CrmData extends Counts {
  readonly partial?: readonly { readonly dose: number; readonly weight: number }[];
}

/** Posterior of a one-parameter model. */
export interface CrmPosterior {
  /** Posterior mean and variance of β = ln a. */
  readonly mean: number;
  readonly variance: number;
  /** Posterior mean of a. */
  readonly meanA: number;
  /** Posterior mean and standard deviation of the probability of toxicity at each dose. */
  readonly pMean: Float64Array;
  readonly pSd: Float64Array;
  /** ln of the prior predictive probability of the outcomes, patient by patient (no binomial coefficients). */
  readonly logMarginal: number;
}

/** Probability of toxicity at each dose when the parameter is a. */
export const curveAt = ({ curve, labels }: OneParameterModel, a: number): Float64Array =>
  Float64Array.from(labels, (label) => Math.exp(curve.logP(label, a)));

interface Grid {
  readonly theta: Float64Array;
  readonly logMass: Float64Array;
  /** The parameter a at every point. */
  readonly a: Float64Array;
  /** Dose by dose: p, ln p and ln(1−p) at every point. */
  readonly p: readonly Float64Array[];
  readonly logP: readonly Float64Array[];
  readonly logQ: readonly Float64Array[];
}

/**
 * Computes posteriors of a model by the trapezoidal rule in ln a, whose spacing is at most four tenths of the smallest
 * standard deviation that the posterior can have after so many patients: the error is below 1e-12. Points, ln p and
 * ln(1−p) are computed once and shared by all calls.
 *
 *   π(a | data) ∝ π(a) ∏ pᵢ^yᵢ (1−pᵢ)^(nᵢ−yᵢ) ∏ over partial (1 − w pᵢ)
 */
export function posteriorOf(model: OneParameterModel): (data: CrmData) => CrmPosterior {
  const grids = new Map<number, Grid>();
  return (data) => {
    const size = 2 ** Math.max(5, Math.ceil(Math.log2(Math.max(1, total(data.n)))));
    let grid = grids.get(size);
    if (!grid) {
      grid = gridFor(model, size);
      grids.set(size, grid);
    }
    return summarise(grid, logDensities(grid, data));
  };
}

function total(n: ArrayLike<number>): number {
  let sum = 0;
  for (let dose = 0; dose < n.length; dose++) sum += n[dose];
  return sum;
}

function gridFor(model: OneParameterModel, nPatients: number): Grid {
  const { curve, prior } = model;
  const precision = prior.kind === "log-normal" ? 1 / prior.variance : 1;
  // The logistic curve has poles 0.81 above and below the real axis (intercept 3), hence the 0.1.
  const spacing = Math.min(0.1, 0.4 / Math.sqrt(curve.information * nPatients + precision));
  const { theta, logMass } = priorRule(prior, spacing);
  return gridAt(model, theta, logMass);
}

function gridAt({ curve, labels }: OneParameterModel, theta: Float64Array, logMass: Float64Array): Grid {
  const a = theta.map(Math.exp);
  const logP = labels.map((label) => a.map((x) => curve.logP(label, x)));
  return {
    theta,
    logMass,
    a,
    p: logP.map((row) => row.map(Math.exp)),
    logP,
    logQ: logP.map((row) => row.map(logComplement)),
  };
}

/** ln(1 − e^x) for x < 0. */
export const logComplement = (x: number): number =>
  x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));

function logDensities({ logMass, p, logP, logQ }: Grid, { n, tox, partial = [] }: CrmData): Float64Array {
  const density = logMass.slice();
  const known = Array.from(n);
  for (const { dose, weight } of partial) {
    known[dose] -= 1;
    const row = p[dose];
    for (let k = 0; k < density.length; k++) density[k] += Math.log1p(-weight * row[k]);
  }
  for (let dose = 0; dose < n.length; dose++) {
    if (known[dose] === 0) continue;
    const y = tox[dose];
    const free = known[dose] - y;
    const up = logP[dose];
    const down = logQ[dose];
    for (let k = 0; k < density.length; k++) density[k] += times(y, up[k]) + times(free, down[k]);
  }
  return density;
}

/** n x, and 0 when n is 0 even where x is infinite. */
const times = (n: number, x: number): number => (n === 0 ? 0 : n * x);

function summarise({ theta, a, p }: Grid, density: Float64Array): CrmPosterior {
  const { mass, sum, top } = massesOf(density);
  const mean = weightedSum(mass, theta) / sum;
  let second = 0;
  for (let k = 0; k < mass.length; k++) second += mass[k] * (theta[k] - mean) ** 2;
  const pMean = new Float64Array(p.length);
  const pSd = new Float64Array(p.length);
  p.forEach((row, dose) => {
    [pMean[dose], pSd[dose]] = momentsOf(row, mass, sum);
  });
  return {
    mean,
    variance: second / sum,
    meanA: weightedSum(mass, a) / sum,
    pMean,
    pSd,
    logMarginal: top + Math.log(sum),
  };
}

/** e^(x − largest x), with its sum. */
function massesOf(density: Float64Array): {
  readonly mass: Float64Array;
  readonly sum: number;
  readonly top: number;
} {
  let top = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < density.length; k++) if (density[k] > top) top = density[k];
  const mass = density;
  let sum = 0;
  for (let k = 0; k < mass.length; k++) {
    mass[k] = Math.exp(density[k] - top);
    sum += mass[k];
  }
  return { mass, sum, top };
}

function weightedSum(mass: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < mass.length; k++) sum += mass[k] * values[k];
  return sum;
}

function momentsOf(p: Float64Array, mass: Float64Array, sum: number): readonly [number, number] {
  let first = 0;
  let second = 0;
  for (let k = 0; k < mass.length; k++) {
    const weighted = mass[k] * p[k];
    first += weighted;
    second += weighted * p[k];
  }
  const mean = first / sum;
  return [mean, Math.sqrt(Math.max(0, second / sum - mean * mean))];
}

/** P(p > limit) at a dose: the posterior mass of the parameters whose curve lies above the limit there. */
export function probabilityAbove(
  model: OneParameterModel,
  data: CrmData,
  dose: number,
  limit: number,
): number {
  const { curve, labels, prior } = model;
  const [low, high] = priorRange(prior);
  const cut = Math.log(curve.parameter(limit, labels[dose]));
  const above = massBetween(model, data, low, Math.min(high, Math.max(low, cut)));
  const below = massBetween(model, data, Math.min(high, Math.max(low, cut)), high);
  const top = Math.max(above.top, below.top);
  const [a, b] = [above, below].map(({ top: t, sum }) => sum * Math.exp(t - top)) as [number, number];
  return a / (a + b);
}

/** Unnormalised posterior mass of ln a in [from, to], as sum × e^top. */
function massBetween(
  model: OneParameterModel,
  data: CrmData,
  from: number,
  to: number,
): { readonly top: number; readonly sum: number } {
  if (!(to > from)) return { top: Number.NEGATIVE_INFINITY, sum: 0 };
  const { nodes, weights } = panels(from, to, Math.ceil((to - from) / 0.4));
  const logMass = nodes.map((x, k) => logPriorDensity(model.prior, x) + Math.log(weights[k]));
  return massesOf(logDensities(gridAt(model, nodes, logMass), data));
}

/** Pending patients with the linear weights of TITE-CRM: the share of the window observed. */
export const linearPending = (pending: readonly Pending[]): NonNullable<CrmData["partial"]> =>
  pending.map(({ dose, followUp }) => ({ dose, weight: Math.min(1, followUp) }));
