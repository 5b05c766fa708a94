import { logGamma } from "../../math/index.ts";
import { lattice, panels } from "../quadrature/gauss-legendre.ts";

/** Prior of the parameter a of a one-parameter curve. A normal prior of β = ln a is the log-normal prior of a. */
export type CrmPrior =
  | { readonly kind: "log-normal"; readonly mean: number; readonly variance: number }
  | { readonly kind: "gamma"; readonly shape: number; readonly scale: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number };

/** Normal prior of ln a with mean 0 and variance 1.34, the usual choice for the CRM. @see oquigley1996 cheung2011 */
export const usualPrior: CrmPrior = { kind: "log-normal", mean: 0, variance: 1.34 };

/** Prior mean of a. */
export function priorMean(prior: CrmPrior): number {
  switch (prior.kind) {
    case "log-normal":
      return Math.exp(prior.mean + prior.variance / 2);
    case "gamma":
      return prior.shape * prior.scale;
    case "uniform":
      return (prior.low + prior.high) / 2;
  }
}

/** ln of the prior density of θ = ln a. */
export function logPriorDensity(prior: CrmPrior, theta: number): number {
  switch (prior.kind) {
    case "log-normal":
      return (
        -((theta - prior.mean) ** 2) / (2 * prior.variance) - 0.5 * Math.log(2 * Math.PI * prior.variance)
      );
    case "gamma":
      return (
        prior.shape * (theta - Math.log(prior.scale)) - Math.exp(theta) / prior.scale - logGamma(prior.shape)
      );
    case "uniform":
      return theta - Math.log(prior.high - prior.low);
  }
}

/** Range of θ = ln a outside which the prior density is below e⁻⁴⁰ of its peak. */
export function priorRange(prior: CrmPrior): readonly [number, number] {
  switch (prior.kind) {
    case "log-normal": {
      const reach = 9 * Math.sqrt(prior.variance);
      return [prior.mean - reach, prior.mean + reach];
    }
    case "gamma": {
      const centre = Math.log(prior.scale);
      return [centre - 40 / prior.shape - 5, centre + Math.log(60 + 4 * prior.shape)];
    }
    case "uniform":
      return [Math.log(Math.max(prior.low, prior.high * 1e-18)), Math.log(prior.high)];
  }
}

/** Points θ = ln a and the ln of prior density times weight. Spacing must resolve the posterior: see `posterior`. */
export function priorRule(
  prior: CrmPrior,
  spacing: number,
): { readonly theta: Float64Array; readonly logMass: Float64Array } {
  const [low, high] = priorRange(prior);
  const { nodes, weights } =
    prior.kind === "uniform"
      ? panels(low, high, Math.ceil((high - low) / (5 * spacing)))
      : lattice(low, high, spacing);
  return { theta: nodes, logMass: nodes.map((x, k) => logPriorDensity(prior, x) + Math.log(weights[k])) };
}

/** @throws RangeError for a prior that is none. */
export function requirePrior(prior: CrmPrior): void {
  const fine =
    prior.kind === "log-normal"
      ? prior.variance > 0
      : prior.kind === "gamma"
        ? prior.shape > 0 && prior.scale > 0
        : prior.low >= 0 && prior.high > prior.low;
  if (!fine) {
    throw new RangeError(
      `a ${prior.kind} prior has ${JSON.stringify(prior)}; it needs a variance, shape and scale above 0, or 0 ≤ low < high`,
    );
  }
}
