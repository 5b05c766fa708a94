import { normalQuantile } from "../../math/index.ts";
import { step } from "../quadrature/sine-integral.ts";
import { type Frame, frameOf, modeFrame, priorFrame } from "./pair-frame.ts";
import {
  logPosterior,
  logPrior,
  type PairData,
  type PairModel,
  type PairPoint,
  pairPoint,
} from "./pair-model.ts";

/** What a posterior says of one pair of doses. */
export interface PairSummary {
  /** Posterior mean and standard deviation of the probability of toxicity. */
  readonly mean: number;
  readonly sd: number;
  /** P(p < limit) for each limit asked for. */
  readonly below: readonly number[];
}

/** Lines of the rule, a number for which a generator is known. */
export type PairLines = 509 | 1021 | 2039 | 4093;

/** Korobov generators: of all whole numbers below, the one with the smallest error in the usual figure of merit (P₂). */
const generators: Readonly<Record<PairLines, number>> = { 509: 252, 1021: 450, 2039: 1222, 4093: 1238 };

/** Points are drawn a quarter wider than the posterior, so that their weights vanish in the tails. */
const widening = 1.25;

/** Spacing of the points on a line and how far they reach, in standard deviations. */
const alongLine = { spacing: 0.8, reach: 5 };

/**
 * Posterior of a two-agent model at pairs of doses, without sampling. Four of the five parameters follow a rank-1 lattice rule, placed by
 * the posterior's own mean and covariance (from its mode and curvature, then from two coarse passes); at each of its points the
 * fifth, ln α₁, in which p rises, is integrated by the trapezoidal rule, and P(p < limit) by smooth steps as in the one-agent model.
 * Error of means and probabilities about 0.001 with 4,093 lines, 0.002 with 2,039 (`pair-posterior.test.ts`): below that of sampling, and
 * the same counts always give the same answer.
 * @param at pairs to look at; the first agent's doses are above 0.
 * @param limits in (0, 1).
 * @see neuenschwander2015 korobov1959
 */
export function pairPosterior(
  model: PairModel,
  data: readonly PairData[],
  at: readonly (readonly [number, number])[],
  limits: readonly number[],
  lines: PairLines = 4093,
): PairSummary[] {
  const seen = data.filter(({ n }) => n > 0);
  const problem: Problem = { model, data: seen, points: seen.map((one) => pairPoint(model, one.doses)) };
  const density = logPosterior(model, problem.points, seen);
  let frame = modeFrame(density, priorFrame(model));
  for (let pass = 0; pass < 2; pass++) {
    const sums = momentSums();
    walk(problem, frame, 509, density(frame.centre), sums.add);
    frame = sums.frame() ?? frame;
  }
  const points = at.map((pair) => pairPoint(model, pair));
  const sums = pairSums(points, limits);
  walk(problem, frame, lines, density(frame.centre), sums.add);
  return sums.summaries();
}

interface Problem {
  readonly model: PairModel;
  readonly data: readonly PairData[];
  readonly points: readonly PairPoint[];
}

/** One line: the first four parameters fixed, ln α₁ from `first` on in steps of `step`. */
interface Line {
  readonly theta: Float64Array;
  first: number;
  step: number;
  count: number;
  /** Unnormalised densities of its points. */
  readonly mass: Float64Array;
}

/** Visits the lines at the points of the rule. */
function walk(
  problem: Problem,
  { centre, scale }: Frame,
  lines: PairLines,
  top: number,
  visit: (line: Line) => void,
): void {
  const { spacing, reach } = alongLine;
  const most = Math.ceil(reach / spacing);
  const count = 2 * most + 1;
  const line: Line = {
    theta: new Float64Array(5),
    first: 0,
    step: spacing * scale[24],
    count,
    mass: new Float64Array(count),
  };
  const quantiles = quantilesOf(lines);
  const z = new Float64Array(4);
  for (let point = 0; point < lines; point++) {
    let square = 0;
    for (let k = 0, at = point; k < 4; k++) {
      z[k] = widening * quantiles[at];
      square += quantiles[at] * quantiles[at];
      at = (at * generators[lines]) % lines;
    }
    for (let level = 0; level < 5; level++) {
      let value = centre[level];
      for (let k = 0; k <= Math.min(level, 3); k++) value += scale[level * 5 + k] * z[k];
      line.theta[level] = value;
    }
    line.first = line.theta[4] - most * line.step;
    fill(problem, line, top - square / 2);
    visit(line);
  }
}

const quantilesKnown = new Map<PairLines, Float64Array>();

/** Normal quantiles of (k + ½) / lines. */
function quantilesOf(lines: PairLines): Float64Array {
  const known = quantilesKnown.get(lines);
  if (known) return known;
  const made = Float64Array.from({ length: lines }, (_, k) => normalQuantile((k + 0.5) / lines));
  quantilesKnown.set(lines, made);
  return made;
}

function fill({ model, data, points }: Problem, line: Line, top: number): void {
  const { theta, first, step: width, count, mass } = line;
  const { mean, sd } = model.interaction;
  const fixed = logPrior(model.agents[1], theta[3], theta[1]) - ((theta[2] - mean) / sd) ** 2 / 2 - top;
  for (let k = 0; k < count; k++) {
    mass[k] = fixed + logPrior(model.agents[0], first + k * width, theta[0]);
  }
  const slope1 = Math.exp(theta[0]);
  const slope2 = Math.exp(theta[1]);
  const factor = Math.exp(width);
  for (let row = 0; row < points.length; row++) {
    const { x, both } = points[row];
    const { n, tox } = data[row];
    const more = Math.exp(theta[2] * both);
    const second = Math.exp(theta[3] + slope2 * x[1]);
    let odds1 = Math.exp(first + slope1 * x[0]);
    for (let k = 0; k < count; k++) {
      const odds = (odds1 + second + odds1 * second) * more;
      mass[k] -= n * Math.log(1 + odds);
      if (tox > 0) mass[k] += tox * Math.log(odds);
      odds1 *= factor;
    }
  }
  for (let k = 0; k < count; k++) mass[k] = Math.exp(mass[k]);
}

/** Mean and covariance of the density, as a frame. */
function momentSums() {
  let total = 0;
  const first = new Float64Array(5);
  const second = new Float64Array(25);
  const add = ({ theta, first: start, step: width, count, mass }: Line): void => {
    for (let k = 0; k < count; k++) {
      theta[4] = start + k * width;
      total += mass[k];
      for (let row = 0; row < 5; row++) {
        const weighted = mass[k] * theta[row];
        first[row] += weighted;
        for (let col = 0; col <= row; col++) second[row * 5 + col] += weighted * theta[col];
      }
    }
  };
  const frame = (): Frame | null => {
    const centre = first.map((sum) => sum / total);
    const covariance = new Float64Array(25);
    for (let row = 0; row < 5; row++) {
      for (let col = 0; col <= row; col++) {
        covariance[row * 5 + col] = second[row * 5 + col] / total - centre[row] * centre[col];
        covariance[col * 5 + row] = covariance[row * 5 + col];
      }
    }
    return frameOf(centre, covariance);
  };
  return { add, frame };
}

/** Sums of p, p² and of the steps at the limits, for each pair of doses. */
function pairSums(points: readonly PairPoint[], limits: readonly number[]) {
  const odds = limits.map((limit) => limit / (1 - limit));
  const width = limits.length + 2;
  const sums = new Float64Array(points.length * width);
  let total = 0;
  const add = (line: Line): void => {
    const { theta, first, step: size, count, mass } = line;
    for (let k = 0; k < count; k++) total += mass[k];
    const slope1 = Math.exp(theta[0]);
    const slope2 = Math.exp(theta[1]);
    const factor = Math.exp(size);
    points.forEach(({ x, both }, at) => {
      const more = Math.exp(theta[2] * both);
      const second = Math.exp(theta[3] + slope2 * x[1]);
      const shift = slope1 * x[0];
      let odds1 = Math.exp(first + shift);
      let [mean, square] = [0, 0];
      for (let k = 0; k < count; k++) {
        const here = (odds1 + second + odds1 * second) * more;
        const p = here / (1 + here);
        mean += mass[k] * p;
        square += mass[k] * p * p;
        odds1 *= factor;
      }
      sums[at * width] += mean;
      sums[at * width + 1] += square;
      odds.forEach((limit, j) => {
        // p < limit where odds₁ < (limit / more − odds₂) / (1 + odds₂).
        const crossing = (limit / more - second) / (1 + second);
        if (!(crossing > 0)) return;
        sums[at * width + 2 + j] += massBelow((Math.log(crossing) - shift - first) / size, count, mass);
      });
    });
  };
  const summaries = (): PairSummary[] =>
    points.map((_, at) => {
      const own = (k: number) => sums[at * width + k] / total;
      const mean = own(0);
      return {
        mean,
        sd: Math.sqrt(Math.max(0, own(1) - mean * mean)),
        below: limits.map((_, j) => Math.min(1, Math.max(0, own(2 + j)))),
      };
    });
  return { add, summaries };
}

/** Σ mass × smooth step, for a crossing at `u` steps beyond the first point. */
function massBelow(u: number, count: number, mass: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += mass[k] * step(u - k);
  return sum;
}
