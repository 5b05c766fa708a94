import type { Counts } from "../types.ts";
import { type BlrmPosterior, blrmPosteriorOf, logisticModel } from "./posterior.ts";
import { type BlrmComponent, componentsOf } from "./prior.ts";

/** What {@link mapPrior} needs of an earlier trial. */
export interface EarlierTrial {
  readonly doses: readonly number[];
  /** The reference dose of both trials. */
  readonly reference: number;
  readonly counts: Counts;
  /** Prior of the mean over trials, one component; `weakPrior(0.33)` is usual. */
  readonly prior: BlrmComponent;
  readonly between?: BetweenTrials;
}

/** How trials of one agent differ. */
export interface BetweenTrials {
  /** Standard deviations of ln α and ln β: ln τ is normal around ln median. Defaults 0.25 and 0.125, spread ln 4 / 1.96. */
  readonly medians: readonly [number, number];
  readonly spread: readonly [number, number];
}

/** Of a standard normal: five points of Gauss–Hermite quadrature (probabilists') and their weights. */
const hermite = [
  [-2.8569700138728056, 0.011257411327720693],
  [-1.3556261799742659, 0.22207592200561266],
  [0, 0.5333333333333333],
  [1.3556261799742659, 0.22207592200561266],
  [2.8569700138728056, 0.011257411327720693],
] as const;

/** Moderate differences between trials; a factor of four either way at two standard deviations. */
const usual: BetweenTrials = {
  medians: [0.25, 0.125],
  spread: [Math.log(4) / 1.96, Math.log(4) / 1.96],
};

/**
 * The meta-analytic-predictive prior: what an earlier trial of the same agent says about the parameters of a new one, when both are
 * drawn from one population of trials.
 *
 *   θ_trial ~ N(μ, diag τ²),  μ ~ prior,  ln τ normal
 *
 * For each τ of a five by five Gauss–Hermite rule the new trial's parameters are normal given the earlier one's, and the earlier one's
 * posterior is a sum over a lattice. The normals of all lattice points are gathered in cells three quarters of a standard deviation
 * wide, each cell one normal of the same mean and covariance: a mixture of some thirty.
 * @throws RangeError as `componentsOf` and `logisticModel`.
 * @see neuenschwander2016
 */
export function mapPrior({
  doses,
  reference,
  counts,
  prior,
  between = usual,
}: EarlierTrial): BlrmComponent[] {
  const [{ mean, sd, correlation }] = componentsOf(prior);
  const shared = covariance(sd, correlation);
  const parts = differences(between).map(({ weight, difference }): Part => {
    const inTrial = sumOf(shared, difference);
    const posterior = blrmPosteriorOf(logisticModel(doses, reference, normal(mean, inTrial)))(counts);
    return { log: Math.log(weight) + posterior.logMarginal, posterior, ...regression(shared, inTrial) };
  });
  return gathered(mean, parts);
}

/** The points of the rule over τ: covariances between trials, with their weights. */
function differences({ medians, spread }: BetweenTrials) {
  const tau = (z: number, k: 0 | 1) => medians[k] * Math.exp(spread[k] * z);
  return hermite.flatMap(([z1, w1]) =>
    hermite.map(([z2, w2]) => ({
      weight: w1 * w2,
      difference: covariance([tau(z1, 0), tau(z2, 1)], 0),
    })),
  );
}

const sumOf = (a: Matrix, b: Matrix): Matrix => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** A symmetric matrix: first variance, covariance, second variance. */
type Matrix = readonly [number, number, number];
type Vector = readonly [number, number];

/** One τ: the new trial's parameters are N(m + slope (θ − m), spread) given the earlier one's θ. */
interface Part {
  readonly log: number;
  readonly posterior: BlrmPosterior;
  /** Row by row. */
  readonly slope: readonly [number, number, number, number];
  readonly spread: Matrix;
}

const covariance = (sd: Vector, correlation: number): Matrix => [
  sd[0] ** 2,
  correlation * sd[0] * sd[1],
  sd[1] ** 2,
];

const normal = (mean: Vector, [a, b, c]: Matrix): BlrmComponent => ({
  mean,
  sd: [Math.sqrt(a), Math.sqrt(c)],
  correlation: b / Math.sqrt(a * c),
});

/** Slope S (S + T)⁻¹ and spread (S + T) − S (S + T)⁻¹ S. */
function regression([s11, s12, s22]: Matrix, [t11, t12, t22]: Matrix): Pick<Part, "slope" | "spread"> {
  const det = t11 * t22 - t12 * t12;
  const slope = [
    (s11 * t22 - s12 * t12) / det,
    (s12 * t11 - s11 * t12) / det,
    (s12 * t22 - s22 * t12) / det,
    (s22 * t11 - s12 * t12) / det,
  ] as const;
  const [b11, b12, b21, b22] = slope;
  const spread: Matrix = [
    t11 - (b11 * s11 + b12 * s12),
    t12 - (b11 * s12 + b12 * s22),
    t22 - (b21 * s12 + b22 * s22),
  ];
  return { slope, spread };
}

/** Weight, first and second moments of what fell into a cell. */
interface Cell {
  weight: number;
  readonly first: [number, number];
  readonly second: [number, number, number];
}

const cellWidth = 0.75;
/** Cells of less weight than this are left out. */
const leastWeight = 1e-4;

function gathered(mean: Vector, parts: readonly Part[]): BlrmComponent[] {
  const total = emptyCell();
  forEachAtom(mean, parts, (weight, x, y, spread) => addTo(total, weight, x, y, spread));
  const all = componentOf(total);
  const cells = new Map<number, Cell>();
  const place = (value: number, k: 0 | 1) => Math.round((value - all.mean[k]) / (cellWidth * all.sd[k]));
  forEachAtom(mean, parts, (weight, x, y, spread) => {
    const key = 4096 * place(x, 0) + place(y, 1);
    let cell = cells.get(key);
    if (!cell) {
      cell = emptyCell();
      cells.set(key, cell);
    }
    addTo(cell, weight, x, y, spread);
  });
  return [...cells.values()].filter(({ weight }) => weight > leastWeight * total.weight).map(componentOf);
}

function forEachAtom(
  mean: Vector,
  parts: readonly Part[],
  visit: (weight: number, x: number, y: number, spread: Matrix) => void,
): void {
  const top = Math.max(...parts.map(({ log }) => log));
  for (const { log, posterior, slope, spread } of parts) {
    const { grid, points, mass } = posterior;
    const share = Math.exp(log - top);
    for (let k = 0; k < points.length; k++) {
      const d1 = grid.theta1[points[k]] - mean[0];
      const d2 = grid.theta2[points[k]] - mean[1];
      const x = mean[0] + slope[0] * d1 + slope[1] * d2;
      visit(share * mass[k], x, mean[1] + slope[2] * d1 + slope[3] * d2, spread);
    }
  }
}

const emptyCell = (): Cell => ({ weight: 0, first: [0, 0], second: [0, 0, 0] });

function addTo(cell: Cell, weight: number, x: number, y: number, [a, b, c]: Matrix): void {
  cell.weight += weight;
  cell.first[0] += weight * x;
  cell.first[1] += weight * y;
  cell.second[0] += weight * (x * x + a);
  cell.second[1] += weight * (x * y + b);
  cell.second[2] += weight * (y * y + c);
}

function componentOf({ weight, first, second }: Cell): BlrmComponent {
  const [x, y] = [first[0] / weight, first[1] / weight];
  const [a, b, c] = [second[0] / weight - x * x, second[1] / weight - x * y, second[2] / weight - y * y];
  return { weight, ...normal([x, y], [a, b, c]) };
}
