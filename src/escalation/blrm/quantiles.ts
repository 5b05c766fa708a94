import { step } from "../quadrature/sine-integral.ts";
import type { LogisticModel } from "./grid.ts";
import { type BlrmPosterior, parameterSummary } from "./posterior.ts";

/**
 * Quantiles of logit p at a dose: roots of the distribution function. To 1e-6 on a lattice refined by 2 (see
 * `blrmPosteriorOf`), far tails included.
 */
export function logitQuantiles(
  posterior: BlrmPosterior,
  model: LogisticModel,
  dose: number,
  probabilities: readonly number[],
): number[] {
  const below = logitDistribution(posterior, model, dose);
  const bracket = rankedLogits(posterior, model.x[dose]);
  return probabilities.map((q) => {
    const [low, high] = bracket(q);
    return risingRoot((value) => below(value) - q, low, high);
  });
}

/**
 * P(logit p < v) at a dose. The boundary logit p = v is crossed along θ₁ near the bulk of θ₁ and along θ₂ far from it,
 * where it is steep in θ₁.
 */
function logitDistribution(
  posterior: BlrmPosterior,
  { x: offsets }: LogisticModel,
  dose: number,
): (value: number) => number {
  const { grid, points, mass } = posterior;
  const x = offsets[dose];
  const [h1, h2] = grid.spacing;
  const theta1 = Float64Array.from(points, (at) => grid.theta1[at]);
  const theta2 = Float64Array.from(points, (at) => grid.theta2[at]);
  const shift = theta2.map((y) => Math.exp(y) * x);
  const { logAlpha } = parameterSummary(posterior);
  const along1 = (v: number, k: number) => step((v - shift[k] - theta1[k]) / h1);
  const along2 = (v: number, k: number) => {
    const ratio = (v - theta1[k]) / x;
    const inside = ratio > 0 ? step((Math.log(ratio) - theta2[k]) / h2) : 0;
    return x > 0 ? inside : 1 - inside;
  };
  return (v) => {
    const far = x !== 0 && (v - logAlpha.mean) / x > 0 && Math.abs(v - logAlpha.mean) > 5.5 * logAlpha.sd;
    const share = far ? along2 : along1;
    let sum = 0;
    for (let k = 0; k < mass.length; k++) sum += mass[k] * share(v, k);
    return sum;
  };
}

/** A bracket of a quantile from the sorted logits of the points, whose masses are a coarse distribution. */
function rankedLogits(
  { grid, points, mass }: BlrmPosterior,
  x: number,
): (q: number) => readonly [number, number] {
  const z = Float64Array.from(points, (at) => grid.theta1[at] + Math.exp(grid.theta2[at]) * x);
  const order = Array.from(z.keys()).sort((a, b) => z[a] - z[b]);
  const sums = new Float64Array(order.length);
  order.forEach((k, rank) => {
    sums[rank] = (rank === 0 ? 0 : sums[rank - 1]) + mass[k];
  });
  const at = (q: number) => {
    const rank = sums.findIndex((sum) => sum >= q);
    return z[order[rank < 0 ? order.length - 1 : rank]];
  };
  return (q) => [at(q / 1.3) - grid.spacing[0], at(1 - (1 - q) / 1.3) + grid.spacing[0]];
}

/** Where a rising function crosses 0: secants (Illinois), with a bisection now and then. */
function risingRoot(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  for (; fa > 0; fa = f(a)) [a, b, fb] = [a - (b - a), a, fa];
  for (; fb < 0; fb = f(b)) [a, b, fa] = [b, b + (b - a), fb];
  for (let round = 0; round < 100 && b - a > 1e-10 * Math.max(1, Math.abs(a)); round++) {
    const secant = (a * fb - b * fa) / (fb - fa);
    const next = round % 6 === 5 || !(secant > a && secant < b) ? (a + b) / 2 : secant;
    const value = f(next);
    if (Math.abs(value) < 1e-13) return next;
    if (value < 0) {
      [a, fa, fb] = [next, value, fb / 2];
    } else {
      [b, fb, fa] = [next, value, fa / 2];
    }
  }
  return (a + b) / 2;
}
