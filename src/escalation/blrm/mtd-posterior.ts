import { logExpit } from "../crm/curve.ts";
import { panels } from "../quadrature/gauss-legendre.ts";
import type { Counts } from "../types.ts";

/** Posterior distribution of the MTD γ. */
export interface MtdPosterior {
  readonly mean: number;
  /** P(γ < dose). */
  readonly below: (dose: number) => number;
  readonly quantile: (probability: number) => number;
}

/** A patient: dose and whether there was a toxicity. Doses need not be on a list. */
export interface DosedPatients {
  readonly dose: readonly number[];
  readonly n: readonly number[];
  readonly tox: readonly number[];
}

const logit = (p: number): number => Math.log(p / (1 - p));

const gammaPanels = 64;

/** Double-exponential points on (0, 1) for integrands with an algebraic singularity at an end. */
const doubleExponential = makeDoubleExponential(71, 3.5);

function makeDoubleExponential(count: number, reach: number) {
  const h = (2 * reach) / (count - 1);
  return Array.from({ length: count }, (_, k) => {
    const t = -reach + k * h;
    const v = Math.PI * Math.sinh(t);
    // x = 1/(1 + e^−v); its weight is dx/dt = π cosh t · x (1 − x).
    return { logX: logExpit(v), weight: h * Math.PI * Math.cosh(t) * Math.exp(logExpit(v) + logExpit(-v)) };
  });
}

/**
 * Posterior of the MTD of the classical two-parameter model of escalation with overdose control:
 *
 *   logit p(x) = logit ρ + (logit θ − logit ρ)(x − x₀)/(γ − x₀),   γ ~ U(x₀, x₁),   ρ ~ U(0, θ)
 *
 * with x₀ the lowest dose. ρ by the double-exponential rule (the density has an algebraic singularity at 0), γ by 64 panels
 * of ten Gauss–Legendre points; relative error below 1e-8.
 * @see babb1998
 */
export function mtdPosterior(
  data: DosedPatients,
  target: number,
  lowest: number,
  highest: number,
): MtdPosterior {
  const likelihood = marginal(data, target, lowest);
  const width = (highest - lowest) / gammaPanels;
  const massOf = (from: number, to: number, moment: number): number => {
    const { nodes, weights } = panels(from, to, 1);
    return nodes.reduce((sum, x, k) => sum + weights[k] * likelihood(x) * x ** moment, 0);
  };
  const cumulative = new Float64Array(gammaPanels + 1);
  let first = 0;
  for (let k = 0; k < gammaPanels; k++) {
    const [from, to] = [lowest + k * width, lowest + (k + 1) * width];
    cumulative[k + 1] = cumulative[k] + massOf(from, to, 0);
    first += massOf(from, to, 1);
  }
  const total = cumulative[gammaPanels];
  const below = (dose: number): number => {
    if (dose <= lowest) return 0;
    if (dose >= highest) return 1;
    const k = Math.min(gammaPanels - 1, Math.floor((dose - lowest) / width));
    return (cumulative[k] + massOf(lowest + k * width, dose, 0)) / total;
  };
  return { mean: first / total, below, quantile: (q) => quantileOf(below, q, lowest, highest) };
}

/** Likelihood of γ with ρ integrated out, up to a constant. */
function marginal(
  { dose, n, tox }: DosedPatients,
  target: number,
  lowest: number,
): (gamma: number) => number {
  const top = logit(target);
  const points = rhoPoints(target);
  return (gamma) => {
    let sum = 0;
    for (const { bottom, weight } of points) {
      let log = 0;
      for (let k = 0; k < dose.length; k++) {
        const z = bottom + ((top - bottom) * (dose[k] - lowest)) / (gamma - lowest);
        if (tox[k] > 0) log += tox[k] * logExpit(z);
        if (n[k] > tox[k]) log += (n[k] - tox[k]) * logExpit(-z);
      }
      sum += weight * Math.exp(log);
    }
    return sum;
  };
}

/** Logits of ρ at the points on (0, θ), and their weights. */
const rhoPoints = (target: number) =>
  doubleExponential.map(({ logX, weight }) => {
    const logRho = logX + Math.log(target);
    return { bottom: logRho - Math.log1p(-Math.exp(logRho)), weight };
  });

function quantileOf(below: (dose: number) => number, q: number, lowest: number, highest: number): number {
  let [a, b] = [lowest, highest];
  for (let round = 0; round < 60; round++) {
    const middle = (a + b) / 2;
    if (below(middle) < q) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** Panels of ten points between neighbouring doses. */
const panelsBetween = 5;

/**
 * P(MTD < dose) at every dose of a list, for counts at those doses. Panels of γ end at the doses, and what depends on the
 * point (γ, ρ) alone is computed once, so that one posterior costs one exponential a point.
 */
export function mtdBelowDoses(
  doses: readonly number[],
  target: number,
  lowest: number,
  highest: number,
): (counts: Counts) => Float64Array {
  const ends = [...new Set([lowest, ...doses, highest])];
  const segments = ends.slice(1).map((to, k) => panels(ends[k], to, panelsBetween));
  const points = segments
    .flatMap(({ nodes, weights }, segment) =>
      Array.from(nodes, (gamma, k) =>
        rhoPoints(target).map(({ bottom, weight }) => ({
          gamma,
          bottom,
          segment,
          weight: weight * weights[k],
        })),
      ).flat(),
    )
    .filter((point) => point.weight > 1e-13 * (highest - lowest));
  const weight = Float64Array.from(points, (point) => point.weight);
  const segment = Uint16Array.from(points, (point) => point.segment);
  const top = logit(target);
  const logitAt = doses.map((dose) =>
    Float64Array.from(
      points,
      ({ gamma, bottom }) => bottom + ((top - bottom) * (dose - lowest)) / (gamma - lowest),
    ),
  );
  const logP = logitAt.map((row) => row.map(logExpit));
  const logQ = logitAt.map((row) => row.map((z) => logExpit(-z)));
  return ({ n, tox }) => {
    const density = new Float64Array(weight.length);
    for (let dose = 0; dose < doses.length; dose++) {
      if (n[dose] === 0) continue;
      const free = n[dose] - tox[dose];
      const [up, down, y] = [logP[dose], logQ[dose], tox[dose]];
      for (let k = 0; k < density.length; k++) density[k] += y * up[k] + free * down[k];
    }
    const masses = new Float64Array(segments.length);
    for (let k = 0; k < density.length; k++) masses[segment[k]] += weight[k] * Math.exp(density[k]);
    return sharesBelow(masses, ends, doses);
  };
}

function sharesBelow(masses: Float64Array, ends: readonly number[], doses: readonly number[]): Float64Array {
  const cumulative = new Float64Array(ends.length);
  masses.forEach((mass, k) => {
    cumulative[k + 1] = cumulative[k] + mass;
  });
  return Float64Array.from(doses, (dose) => cumulative[ends.indexOf(dose)] / cumulative[masses.length]);
}
