import { studentTQuantile } from "../../math/index.ts";

/** The samples of one animal: hours after the dose and concentrations, of the same length, no value missing. */
export interface SparseAnimal {
  readonly times: readonly number[];
  readonly concentrations: readonly number[];
}

/** The mean profile of animals that gave one or a few samples each. */
export interface MeanProfile {
  readonly times: readonly number[];
  readonly means: readonly number[];
  /** Animals at each time, and those of them without a measurable value. */
  readonly counts: readonly number[];
  readonly nBelow: readonly number[];
}

/** The area under a mean profile with its error. */
export interface SparseArea {
  readonly auc: number;
  /** NaN with `why` where a batch of one animal leaves it unknown. */
  readonly se: number;
  readonly df: number;
  readonly low: number;
  readonly high: number;
  readonly why: string;
}

/**
 * Means at each time. A value of 0 stands for one below the limit of quantification; where more than half of the animals are
 * below it, the mean counts as 0.
 */
export function meanProfile(animals: readonly SparseAnimal[]): MeanProfile {
  const times = [...new Set(animals.flatMap((animal) => animal.times))].sort((a, b) => a - b);
  const values = times.map((time) =>
    animals.flatMap((animal) => animal.concentrations.filter((_, k) => animal.times[k] === time)),
  );
  const below = values.map((own) => own.filter((c) => c === 0).length);
  return {
    times,
    means: values.map((own, k) =>
      below[k]! > own.length / 2 ? 0 : own.reduce((sum, c) => sum + c, 0) / own.length,
    ),
    counts: values.map(({ length }) => length),
    nBelow: below,
  };
}

/**
 * AUClast of a mean profile by the linear trapezoid with its standard error, for animals that were sampled once (destructive
 * sampling) or in batches, the animals of a batch at the same times. With weights w of the trapezoid and n_i animals at time i,
 *
 *   AUC = Σ_i w_i c̄_i = Σ_animals a,   a = Σ_i (w_i/n_i) c_i over the animal's own times
 *   Var AUC = Σ_batches n_b s_b²,      s_b the standard deviation of a within the batch
 *
 * and Satterthwaite's degrees of freedom (Σ v_b)²/Σ v_b²/(n_b − 1), v_b = n_b s_b². With one sample per animal this is Bailer's
 * variance, in batches it holds the covariance of an animal's samples (Nedelman and Jia).
 *
 * @see bailer1988, nedelman1998, holder2001
 */
export function sparseArea(animals: readonly SparseAnimal[], level = 0.95): SparseArea {
  const profile = meanProfile(animals);
  const last = profile.means.findLastIndex((c) => c > 0);
  const none = { se: Number.NaN, df: Number.NaN, low: Number.NaN, high: Number.NaN };
  if (last < 1) return { auc: Number.NaN, ...none, why: "no two times with a measurable mean" };
  const weights = trapezoidWeights(profile.times.slice(0, last + 1));
  const auc = weights.reduce((sum, w, k) => sum + w * profile.means[k]!, 0);
  const batches = batchSums(animals, profile, weights);
  const alone = batches.find(({ sums }) => sums.length < 2);
  if (alone) {
    const why = `one animal alone was sampled at ${alone.times} h; its error is unknown without a second one`;
    return { auc, ...none, why };
  }
  const parts = batches.map(({ sums }) => ({
    variance: sums.length * varianceOf(sums),
    df: sums.length - 1,
  }));
  const total = parts.reduce((sum, { variance }) => sum + variance, 0);
  const df = total ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0);
  const se = Math.sqrt(total);
  const half = total === 0 ? 0 : studentTQuantile(0.5 + level / 2, df) * se;
  return { auc, se, df, low: auc - half, high: auc + half, why: "" };
}

/** Weights of the linear trapezoid: half the distance between the neighbours of each time. */
const trapezoidWeights = (times: readonly number[]): readonly number[] =>
  times.map((_, k) => ((times[k + 1] ?? times[k]!) - (times[k - 1] ?? times[k]!)) / 2);

/** What each animal adds to the area, by batch: animals with the same times. */
function batchSums(
  animals: readonly SparseAnimal[],
  { times, means, counts }: MeanProfile,
  weights: readonly number[],
) {
  const share = new Map(times.map((time, k) => [time, means[k] === 0 ? 0 : (weights[k] ?? 0) / counts[k]!]));
  const batches = new Map<string, number[]>();
  for (const animal of animals) {
    const key = animal.times.join(", ");
    const sum = animal.concentrations.reduce((total, c, k) => total + c * share.get(animal.times[k]!)!, 0);
    batches.set(key, [...(batches.get(key) ?? []), sum]);
  }
  return [...batches].map(([key, sums]) => ({ times: key, sums }));
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
}
