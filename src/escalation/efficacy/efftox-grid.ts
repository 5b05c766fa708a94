import { logExpit } from "../crm/curve.ts";
import { step } from "../quadrature/sine-integral.ts";

/** Mean and standard deviation of a normal prior. */
export type NormalPrior = readonly [mean: number, sd: number];

/** Unnormalised sums over a grid: mass, and by dose the mass times p and times 1(p < limit). */
export interface Moments {
  readonly mass: number;
  readonly p: readonly number[];
  readonly below: readonly number[];
}

/** By dose, factors of the likelihood beyond the binomial one: p^up (1−p)^down. */
export interface Powers {
  readonly up: readonly number[];
  readonly down: readonly number[];
}

/** Points of a polynomial logistic model, logit p = Σ θₖ xᵏ with independent normal θ. */
export interface LogitGrid {
  /** Fixes outcomes; the function returned gives moments for further powers, remembered. */
  readonly likelihood: (n: readonly number[], events: readonly number[]) => (powers: Powers) => Moments;
}

/** Prior density below e⁻²⁰ of its peak is left out. */
const reach = 20;

/** A lattice whose spacing is 0.8 of the smallest standard deviation that so many patients can leave, in each direction. */
export function logitGrid(
  priors: readonly NormalPrior[],
  x: readonly number[],
  nPatients: number,
  limit: number,
): LogitGrid {
  const widest = Math.max(...x.map(Math.abs));
  const spacings = priors.map(
    ([, sd], k) => 0.8 / Math.sqrt((nPatients / 4) * Math.min(1, widest ** (2 * k)) + sd ** -2),
  );
  const points = pointsOf(priors, spacings);
  const cut = Math.log(limit / (1 - limit));
  const z = x.map((value) => Float64Array.from(points, ({ theta }) => polynomialAt(theta, value)));
  const log = Float64Array.from(points, (point) => point.log);
  return {
    likelihood: (n, events) => {
      const { kept, mass } = active(log, z, n, events);
      const p = z.map((row) => Float64Array.from(kept, (at) => Math.exp(logExpit(row[at]))));
      const below = z.map((row) => Float64Array.from(kept, (at) => step((cut - row[at]) / spacings[0])));
      return remember((powers) => momentsFor(mass, p, below, powers));
    },
  };
}

const polynomialAt = (theta: readonly number[], x: number): number =>
  theta.reduceRight((sum, coefficient) => sum * x + coefficient, 0);

interface Point {
  readonly theta: readonly number[];
  readonly log: number;
}

function pointsOf(priors: readonly NormalPrior[], spacings: readonly number[]): Point[] {
  return priors.reduce<Point[]>(
    (points, [mean, sd], k) => {
      const steps = Math.ceil((Math.sqrt(2 * reach) * sd) / spacings[k]);
      return points.flatMap(({ theta, log }) =>
        Array.from({ length: 2 * steps + 1 }, (_, j) => {
          const away = (j - steps) * spacings[k];
          return { theta: [...theta, mean + away], log: log - (away / sd) ** 2 / 2 };
        }).filter((point) => point.log > -reach),
      );
    },
    [{ theta: [], log: 0 }],
  );
}

/** Points that matter after the outcomes, with their masses; the largest is 1. */
function active(
  log: Float64Array,
  z: readonly Float64Array[],
  n: readonly number[],
  events: readonly number[],
) {
  const density = log.slice();
  z.forEach((row, dose) => {
    if (n[dose] === 0) return;
    const [yes, no] = [events[dose], n[dose] - events[dose]];
    for (let k = 0; k < density.length; k++) density[k] += yes * logExpit(row[k]) + no * logExpit(-row[k]);
  });
  const top = density.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const kept = Array.from(density.keys()).filter((k) => density[k] > top - reach);
  return { kept, mass: Float64Array.from(kept, (k) => Math.exp(density[k] - top)) };
}

function momentsFor(
  mass: Float64Array,
  p: readonly Float64Array[],
  below: readonly Float64Array[],
  { up, down }: Powers,
): Moments {
  const weighted = mass.slice();
  p.forEach((row, dose) => {
    const [a, b] = [up[dose], down[dose]];
    if (a + b === 0) return;
    for (let k = 0; k < weighted.length; k++) weighted[k] *= row[k] ** a * (1 - row[k]) ** b;
  });
  return {
    mass: weighted.reduce((sum, w) => sum + w, 0),
    p: p.map((row) => dot(weighted, row)),
    below: below.map((row) => dot(weighted, row)),
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}

function remember(compute: (powers: Powers) => Moments): (powers: Powers) => Moments {
  const known = new Map<string, Moments>();
  return (powers) => {
    const key = `${powers.up.join()};${powers.down.join()}`;
    let found = known.get(key);
    if (!found) {
      found = compute(powers);
      known.set(key, found);
    }
    return found;
  };
}
