import type { NoFit } from "../dose-response/why-not.ts";
import { type Excess, excessOver } from "./excess.ts";
import { offAxisNoise } from "./noise.ts";
import { type Saturated, saturateWeighted } from "./saturated.ts";
import { singleAgentResponse, wellsAlone } from "./single-agents.ts";
import type { Wells } from "./types.ts";

/**
 * How the variance of a response depends on its mean, up to a factor,
 *
 *   v(μ) = constant + (1 − constant) (μ/control)²
 *
 * 1: the same everywhere; near 0: the deviation is proportional to the response.
 */
export const relativeVariance = (constant: number, share: number): number =>
  constant + (1 - constant) * share * share;

/**
 * All wells under the largest model ({@link Saturated}), each weighted by the inverse of its variance. The variance may be constant or
 * grow with the response; the constant one is kept unless the data speak against it.
 */
export function saturate(wells: Wells, maxima: "own" | "common" = "own"): Saturated | NoFit {
  let fitted = saturateWeighted(wells, maxima, 1);
  for (let round = 0; round < nRounds && fitted.status === "fitted"; round++) {
    const nearest = nearestNull(fitted);
    const constant = constantShare(deviationsOf(fitted, nearest));
    if (constant === fitted.constant) return fitted;
    const weighted = saturateWeighted(withWeights(wells, fitted, nearest, constant), maxima, constant);
    if (weighted.status !== "fitted") return fitted;
    fitted = weighted;
  }
  return fitted;
}

/** Weights settle in two rounds; a third changes the score by less than a hundredth of its error. */
const nRounds = 2;

/** The wells with a weight each, from the curves for single agents and the null that lies closest for combinations. */
function withWeights(wells: Wells, fitted: Saturated, { expected }: Excess, constant: number): Wells {
  const { cells, combined, alone, parameters } = fitted;
  const weights = new Float64Array(wells.viability.length).fill(1);
  const gradient = new Float64Array(7);
  const place = new Map(combined.map((c, k) => [c, k]));
  cells.forEach((cell, c) => {
    const k = place.get(c);
    const mean =
      k === undefined ? singleAgentResponse(parameters, cell.dose1, cell.dose2, gradient) : expected[k]!;
    for (const i of cell.wells) weights[i] = 1 / relativeVariance(constant, mean / alone.control);
  });
  return { ...wells, weights };
}

/** Loewe or Bliss, whichever lies closer to the means: a smooth stand-in for what the combinations do. */
function nearestNull(saturated: Saturated): Excess {
  const both = ["loewe", "bliss"].map((name) => excessOver(saturated, name));
  const distance = ({ values }: Excess) =>
    values.reduce((sum, x) => sum + (Number.isNaN(x) ? Number.POSITIVE_INFINITY : x * x), 0);
  return distance(both[0]!) < distance(both[1]!) ? both[0]! : both[1]!;
}

/** A sum of squares about a mean, with its degrees of freedom. */
interface Deviation {
  /** The mean as a share of the control. */
  readonly share: number;
  readonly squares: number;
  readonly freedom: number;
}

/** What the wells say of their scatter: curves of single agents, replicates, and where there are none the rough part of the combinations. */
function deviationsOf(saturated: Saturated, nearest: Excess): readonly Deviation[] {
  const alone = ofSingleAgents(saturated);
  const within = ofReplicates(saturated);
  return within.length > 0 ? [...alone, ...within] : [...alone, ...ofRoughness(saturated, nearest)];
}

function ofSingleAgents({ plain, parameters, singles, alone }: Saturated): readonly Deviation[] {
  const gradient = new Float64Array(7);
  const { free, nFree, inverse } = singles;
  return wellsAlone(plain).map((i) => {
    const mean = singleAgentResponse(parameters, plain.doses1[i]!, plain.doses2[i]!, gradient);
    const slope = new Float64Array(nFree);
    for (let k = 0; k < 7; k++) if (free[k]! >= 0) slope[free[k]!]! += gradient[k]!;
    let leverage = 0;
    for (let a = 0; a < nFree; a++)
      for (let b = 0; b < nFree; b++) leverage += slope[a]! * slope[b]! * inverse[a * nFree + b]!;
    leverage *= plain.weights?.[i] ?? 1;
    return {
      share: mean / alone.control,
      squares: (plain.viability[i]! - mean) ** 2,
      freedom: Math.max(0, 1 - leverage),
    };
  });
}

function ofReplicates({ plain, cells, combined, means, alone }: Saturated): readonly Deviation[] {
  return combined.flatMap((c, k) => {
    const { wells } = cells[c]!;
    if (wells.length < 2) return [];
    const values = wells.map((i) => plain.viability[i]!);
    const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
    return [
      {
        share: means[k]! / alone.control,
        squares: values.reduce((sum, y) => sum + (y - mean) ** 2, 0),
        freedom: wells.length - 1,
      },
    ];
  });
}

function ofRoughness(
  { plain, cells, combined, alone, nCurve }: Saturated,
  { values, slopes, expected }: Excess,
): readonly Deviation[] {
  const own = combined.map((c) => cells[c]!);
  const weights = Float64Array.from(own, ({ wells }) =>
    wells.reduce((sum, i) => sum + (plain.weights?.[i] ?? 1), 0),
  );
  const perParameter = Array.from({ length: nCurve }, (_, j) =>
    Float64Array.from(own, (_, k) => slopes[k * nCurve + j]!),
  );
  const { residuals, freedom } = offAxisNoise(own, values, perParameter, weights);
  return own.map((_, k) => ({
    share: expected[k]! / alone.control,
    squares: residuals[k]! ** 2 / weights[k]!,
    freedom: freedom[k]!,
  }));
}

/** Constant parts that are tried, each about half of the one before; the likelihood is flat between them. */
const tried = [1, 0.5, 0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.0025, 0.001, 4e-4, 1e-4];

/** Twice the log likelihood that a growing variance must gain: χ² with one degree of freedom at 5 %. */
const leastGain = 3.84;

/**
 * The constant part by pseudo-likelihood, −2 ln L = Σ freedom ln(σ² v), σ² = Σ squares/v / Σ freedom.
 * @see carroll1988
 */
function constantShare(deviations: readonly Deviation[]): number {
  const total = deviations.reduce((sum, d) => sum + d.freedom, 0);
  const loss = (constant: number) => {
    const v = deviations.map((d) => relativeVariance(constant, d.share));
    const variance = deviations.reduce((sum, d, k) => sum + d.squares / v[k]!, 0) / total;
    return (
      total * Math.log(variance) + deviations.reduce((sum, d, k) => sum + d.freedom * Math.log(v[k]!), 0)
    );
  };
  const losses = tried.map(loss);
  const best = losses.indexOf(Math.min(...losses));
  return best > 0 && losses[0]! - losses[best]! > leastGain ? tried[best]! : 1;
}
