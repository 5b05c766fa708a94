import { type BlrmPrior, componentsOf, type FullComponent } from "../blrm/prior.ts";

/** A normal prior of one number. */
export interface Normal {
  readonly mean: number;
  readonly sd: number;
}

/** Patients treated with both agents, or with one (the other dose 0). */
export interface PairData {
  readonly doses: readonly [number, number];
  readonly n: number;
  readonly tox: number;
}

/** What {@link pairModel} needs. */
export interface PairModelOptions {
  /** Reference doses of the two agents, in their units. */
  readonly references: readonly [number, number];
  /** Priors of (ln α, ln β) of the two agents. */
  readonly priors: readonly [BlrmPrior, BlrmPrior];
  /** Prior of η; default normal with mean 0 and standard deviation 1.121, `neuenschwander2015`'s for up to ninefold odds. */
  readonly interaction?: Normal;
}

/**
 * Two logistic models that act independently but for an interaction on the odds:
 *
 *   logit pᵢ = ln αᵢ + βᵢ ln(dᵢ/dᵢ*);   odds = (1/((1−p₁)(1−p₂)) − 1) exp(η d₁/d₁* d₂/d₂*)
 *
 * @see neuenschwander2015
 */
export interface PairModel {
  readonly references: readonly [number, number];
  readonly agents: readonly [readonly FullComponent[], readonly FullComponent[]];
  readonly interaction: Normal;
}

/** Odds of a toxicity nine times as large or small at the reference doses lie at two standard deviations: ln 9 / 1.96. */
const usualInteraction: Normal = { mean: 0, sd: 1.121 };

/** @throws RangeError for reference doses or standard deviations that are not above 0, and as `componentsOf`. */
export function pairModel({
  references,
  priors,
  interaction = usualInteraction,
}: PairModelOptions): PairModel {
  if (!(references[0] > 0 && references[1] > 0 && interaction.sd > 0)) {
    throw new RangeError(
      `reference doses and the standard deviation of the interaction are above 0, not ${references.join(", ")} and ${interaction.sd}`,
    );
  }
  return { references, agents: [componentsOf(priors[0]), componentsOf(priors[1])], interaction };
}

/** A pair of doses as the likelihood sees it: ln of each share of the reference (−∞ for dose 0), and their product. */
export interface PairPoint {
  readonly x: readonly [number, number];
  readonly both: number;
}

/** Places a pair of doses. */
export const pairPoint = ({ references }: PairModel, [a, b]: readonly [number, number]): PairPoint => ({
  x: [Math.log(a / references[0]), Math.log(b / references[1])],
  both: (a / references[0]) * (b / references[1]),
});

/** The parameters in the order of the lattice: ln β₁, ln β₂, η, ln α₂, ln α₁. */
export type PairParameters = Float64Array;

/** ln prior + ln likelihood of the data, up to a constant. */
export function logPosterior(
  { agents, interaction }: PairModel,
  points: readonly PairPoint[],
  data: readonly PairData[],
): (theta: PairParameters) => number {
  return (theta) => {
    const eta = theta[2];
    let log =
      logPrior(agents[0], theta[4], theta[0]) +
      logPrior(agents[1], theta[3], theta[1]) -
      ((eta - interaction.mean) / interaction.sd) ** 2 / 2;
    for (let k = 0; k < points.length; k++) {
      const { x, both } = points[k];
      const first = Math.exp(theta[4] + Math.exp(theta[0]) * x[0]);
      const second = Math.exp(theta[3] + Math.exp(theta[1]) * x[1]);
      const odds = (first + second + first * second) * Math.exp(eta * both);
      log += data[k].tox * Math.log(odds) - data[k].n * Math.log1p(odds);
    }
    return log;
  };
}

/** ln of a mixture of bivariate normals, without the constants that its components share. */
export function logPrior(components: readonly FullComponent[], x: number, y: number): number {
  if (components.length === 1) return logComponent(components[0], x, y);
  let top = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const component of components) {
    const { weight, sd, correlation } = component;
    const log =
      logComponent(component, x, y) +
      Math.log(weight / (sd[0] * sd[1] * Math.sqrt(1 - correlation * correlation)));
    if (log > top) {
      sum = sum * Math.exp(top - log) + 1;
      top = log;
    } else sum += Math.exp(log - top);
  }
  return top + Math.log(sum);
}

function logComponent({ mean, sd, correlation }: FullComponent, x: number, y: number): number {
  const a = (x - mean[0]) / sd[0];
  const b = (y - mean[1]) / sd[1];
  return -(a * a - 2 * correlation * a * b + b * b) / (2 * (1 - correlation * correlation));
}
