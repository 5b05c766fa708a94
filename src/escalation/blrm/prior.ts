/** A bivariate normal distribution of (θ₁, θ₂) = (ln α, ln β), with its weight in a mixture. */
export interface BlrmComponent {
  /** Default 1; weights of a mixture are scaled to sum to 1. */
  readonly weight?: number;
  readonly mean: readonly [number, number];
  readonly sd: readonly [number, number];
  /** Default 0. */
  readonly correlation?: number;
}

/** Prior of a two-parameter logistic model: one bivariate normal, or a mixture of them. */
export type BlrmPrior = BlrmComponent | readonly BlrmComponent[];

const isMixture = (prior: BlrmPrior): prior is readonly BlrmComponent[] => Array.isArray(prior);

/** The components as written, in a list. */
export const listed = (prior: BlrmPrior): readonly BlrmComponent[] => (isMixture(prior) ? prior : [prior]);

/** A component with every default filled in. */
export interface FullComponent {
  readonly weight: number;
  readonly mean: readonly [number, number];
  readonly sd: readonly [number, number];
  readonly correlation: number;
}

/**
 * The components of a prior, weights summing to 1.
 * @throws RangeError unless weights and standard deviations are above 0 and correlations inside (−1, 1).
 */
export function componentsOf(prior: BlrmPrior): FullComponent[] {
  const list = listed(prior);
  const total = list.reduce((sum, { weight = 1 }) => sum + weight, 0);
  return list.map(({ weight = 1, mean, sd, correlation = 0 }) => {
    if (!(weight > 0 && sd[0] > 0 && sd[1] > 0 && Math.abs(correlation) < 1)) {
      throw new RangeError(
        `a prior component needs a weight and standard deviations above 0 and a correlation between −1 and 1, not ${weight}, ${sd.join(", ")}, ${correlation}`,
      );
    }
    return { weight: weight / total, mean, sd, correlation };
  });
}

/**
 * A weakly informative prior: the median probability of toxicity at the reference dose is p; ln α has standard deviation 2,
 * ln β mean 0 and standard deviation 1.
 * @see neuenschwander2008
 */
export const weakPrior = (p: number): BlrmComponent => ({ mean: [Math.log(p / (1 - p)), 0], sd: [2, 1] });

/** ln of a component's density. */
export function logBivariateNormal({ mean, sd, correlation }: FullComponent, x: number, y: number): number {
  const a = (x - mean[0]) / sd[0];
  const b = (y - mean[1]) / sd[1];
  const rest = 1 - correlation * correlation;
  return (
    -(a * a - 2 * correlation * a * b + b * b) / (2 * rest) -
    Math.log(2 * Math.PI * sd[0] * sd[1] * Math.sqrt(rest))
  );
}
