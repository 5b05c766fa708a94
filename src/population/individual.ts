import { randomStream } from "../math/index.ts";
import { correlationFactor, type NamedCorrelation } from "./correlation.ts";

/** A typical value and how it spreads between subjects: θᵢ = θ · exp(sdLog · z). */
export interface SpreadParameter {
  readonly typical: number;
  /** Parameters with the same eta share one draw z per subject; without it the value is the same in all. */
  readonly variability?: { readonly sdLog: number; readonly eta: string };
}

/** How the parameters of a model spread between subjects, ready to draw from. */
export interface Spread {
  readonly parameters: readonly SpreadParameter[];
  readonly etas: readonly string[];
  /** Cholesky factor of the correlations of the etas, n × n, row by row. */
  readonly factor: Float64Array;
}

/**
 * Prepares the spread of a model's parameters.
 * @returns undefined when the correlations contradict each other (their matrix is not positive definite).
 */
export function spreadOf(
  parameters: readonly SpreadParameter[],
  correlations: readonly NamedCorrelation[],
): Spread | undefined {
  const named = parameters.flatMap(({ variability }) => (variability ? [variability.eta] : []));
  const etas = [...new Set(named)];
  const factor = correlationFactor(etas, correlations);
  return factor && { parameters, etas, factor };
}

/**
 * The parameters of one subject, θᵢ = θ · exp(sdLog · z), in the order of `spread.parameters`. The z are standard
 * normal with the stated correlations; those of subject k depend on seed, population and k alone.
 */
export function individualParameters(
  spread: Spread,
  seed: number,
  population: string,
  number: number,
): Float64Array {
  const { parameters, etas, factor } = spread;
  const n = etas.length;
  const independent = etas.map((eta) => randomStream(seed, population, number, "eta", eta).normal());
  const draws = new Map(
    etas.map((eta, i) => {
      let z = 0;
      for (let j = 0; j <= i; j++) z += factor[i * n + j]! * independent[j]!;
      return [eta, z];
    }),
  );
  return Float64Array.from(parameters, ({ typical, variability }) =>
    variability ? typical * Math.exp(variability.sdLog * (draws.get(variability.eta) ?? 0)) : typical,
  );
}

/** The parameters of the typical subject: every z is 0. */
export const typicalParameters = ({ parameters }: Spread): Float64Array =>
  Float64Array.from(parameters, ({ typical }) => typical);
