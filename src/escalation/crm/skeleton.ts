import { type Curve, powerCurve } from "./curve.ts";
import { requireSkeleton } from "./posterior.ts";

/** What {@link indifferenceSkeleton} needs. */
export interface SkeletonOptions {
  /** δ: half the width of the interval of toxicity probabilities that the CRM may settle in. */
  readonly halfWidth: number;
  /** φ. */
  readonly target: number;
  /** The dose thought to be the MTD, an index from 0. */
  readonly mtd: number;
  readonly nDoses: number;
  /** Default: the power curve. */
  readonly curve?: Curve;
}

/**
 * The skeleton whose indifference interval is φ ± δ at every dose: where two neighbours are equally far from the target,
 * the lower has φ − δ and the upper φ + δ. As `getprior` of the R package dfcrm.
 *
 *   p(labelₖ, aₖ) = φ + δ  and  p(labelₖ₋₁, aₖ) = φ − δ,   starting from p(label of the MTD, 1) = φ
 *
 * @throws RangeError unless 0 < φ − δ and φ + δ < 1 and the MTD is one of the doses.
 * @see leecheung2009
 */
export function indifferenceSkeleton(options: SkeletonOptions): number[] {
  const { halfWidth, target, mtd, nDoses, curve = powerCurve } = options;
  const [low, high] = [target - halfWidth, target + halfWidth];
  if (!(halfWidth > 0 && low > 0 && high < 1)) {
    throw new RangeError(`target ${target} ± ${halfWidth} leaves (0, 1); take a smaller half-width`);
  }
  if (!(Number.isInteger(mtd) && mtd >= 0 && mtd < nDoses)) {
    throw new RangeError(`the prior MTD is a dose index from 0 to ${nDoses - 1}, not ${mtd}`);
  }
  const labels = new Array<number>(nDoses).fill(curve.label(target, 1));
  const neighbour = (label: number, here: number, there: number) =>
    curve.label(there, curve.parameter(here, label));
  for (let k = mtd; k > 0; k--) labels[k - 1] = neighbour(labels[k], high, low);
  for (let k = mtd; k < nDoses - 1; k++) labels[k + 1] = neighbour(labels[k], low, high);
  return labels.map((label) => Math.exp(curve.logP(label, 1)));
}

/** For one dose being the MTD: the toxicity of its neighbours at which the CRM would settle on them instead. */
export interface Indifference {
  /** Of the dose below; null for the lowest dose. */
  readonly lower: number | null;
  /** Of the dose above; null for the highest dose. */
  readonly upper: number | null;
  /** Values of ln a for which this dose is the closest to the target. */
  readonly logA: readonly [number, number];
}

/**
 * Indifference intervals of a skeleton: neighbours are told apart in the long run when the dose below has less than
 * `lower` and the dose above more than `upper`. As `crmsens` of the R package dfcrm.
 * @see cheung2002
 */
export function indifferenceIntervals(
  skeleton: readonly number[],
  target: number,
  curve: Curve = powerCurve,
): Indifference[] {
  requireSkeleton(skeleton);
  const labels = skeleton.map((p) => curve.label(p, 1));
  const at = (label: number, beta: number) => Math.exp(curve.logP(label, Math.exp(beta)));
  const last = labels.length - 1;
  const ends = [
    Math.min(-5, Math.log(curve.parameter((1 + target) / 2, labels[0]))),
    Math.max(5, Math.log(curve.parameter(target / 2, labels[last]))),
  ] as const;
  const borders = labels
    .slice(1)
    .map((label, k) =>
      fallingRoot((beta) => at(labels[k], beta) + at(label, beta) - 2 * target, ends[0], ends[1]),
    );
  return labels.map((_, k) => ({
    lower: k === 0 ? null : at(labels[k - 1], borders[k - 1]),
    upper: k === last ? null : at(labels[k + 1], borders[k]),
    logA: [k === 0 ? ends[0] : borders[k - 1], k === last ? ends[1] : borders[k]],
  }));
}

/** Where a falling function crosses 0, by bisection to the last bit. */
export function fallingRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let round = 0; round < 200; round++) {
    const middle = (a + b) / 2;
    if (middle === a || middle === b) break;
    if (f(middle) > 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
