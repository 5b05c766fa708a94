import { type LeastSquaresFit, type LeastSquaresProblem, leastSquares } from "../../math/index.ts";
import type { NullModel } from "./nulls/types.ts";
import type { Saturated } from "./saturated.ts";
import { singleAgentResponse, singleAgentsOf, wellsAlone } from "./single-agents.ts";
import type { Wells } from "./types.ts";

/**
 * How much worse the wells are described when the score is forced to a value, as a signed root
 *
 *   r(s) = ± √(min_θ [S(θ) + (ψ(θ) − s)²/V] − min_θ S(θ)),  ψ(θ) = Σ w_c (expected_c(θ) − mean_c)
 *
 * with S the weighted sum of squares of the single agents, θ their curves and σ² V the variance that the means of the combinations give
 * the score. Where the curves are close to straight in θ this is (score − s) over its standard error; where they are not, as with steep
 * slopes between two doses or a plateau beyond the doses, the profile follows the data and the standard error does not.
 * @see venzon1988
 */
export interface ScoreProfile {
  /** r(s) in units of the response; divide by σ for a t statistic. Looks from every start. */
  readonly root: (s: number) => number;
  /** The same, going on from where the last such search ended: for a walk along the profile from the estimate outwards. */
  readonly walk: () => (s: number) => number;
}

/** The root that decides is searched closely; the ends of an interval are met to a fiftieth anyway. */
const rules = { tolerance: 1e-9, maxIterations: 15, damping: 1e-3 };
const walkRules = { ...rules, tolerance: 1e-6 };

/**
 * @param weights of the combined cells.
 * @param extra V: the variance of the score over σ² with the curves known.
 */
export function scoreProfile(
  saturated: Saturated,
  model: NullModel,
  weights: Float64Array,
  extra: number,
): ScoreProfile {
  const search = profileProblem(saturated, model, weights, 1 / Math.sqrt(extra));
  const { problem, target, score } = search;
  const starts = startsOf(saturated, search);
  let least = Number.POSITIVE_INFINITY;
  let best: Float64Array = starts[0]!;
  target.scale = 0;
  for (const start of starts) {
    const found = leastSquares(problem, start, rules);
    if (found.sumOfSquares < least) [least, best] = [found.sumOfSquares, found.theta];
  }
  const centre = score(best);
  target.scale = 1 / Math.sqrt(extra);
  const also = starts.length > 1 ? starts : [];
  const root = (s: number, found: readonly LeastSquaresFit[]) => {
    const sum = Math.min(...found.map(({ sumOfSquares }) => sumOfSquares));
    return Math.sign(centre - s) * Math.sqrt(Math.max(0, sum - least));
  };
  return {
    root: (s) => {
      target.value = s;
      return root(
        s,
        [best, ...also].map((start) => leastSquares(problem, start, rules)),
      );
    },
    walk: () => {
      let last = best;
      return (s) => {
        target.value = s;
        const found = leastSquares(problem, last, walkRules);
        last = found.theta;
        return root(s, [found]);
      };
    },
  };
}

/**
 * The scores whose root is no larger than `bound` either way. Close to straight profiles are met in two or three searches; a side that
 * the wells leave open is ±∞.
 */
export function profileInterval(
  { walk }: ScoreProfile,
  { score, standardError }: { readonly score: number; readonly standardError: number },
  bound: number,
  control: number,
): { readonly low: number; readonly high: number } {
  const end = (side: 1 | -1) => {
    const last = farthest * Math.abs(control);
    let distance = Math.min(2 * standardError, last / 4);
    let inner = 0;
    const root = walk();
    for (let k = 0; k < 6; k++) {
      const reached = Math.abs(root(score + side * distance)) / bound;
      if (Math.abs(reached - 1) < 0.02) break;
      if (reached < 1) inner = distance;
      const next = distance / Math.min(4, Math.max(0.25, reached));
      distance = reached > 1 && next < inner ? (distance + inner) / 2 : next;
      if (distance > last) return side * Number.POSITIVE_INFINITY;
    }
    return score + side * distance;
  };
  return { low: end(-1), high: end(1) };
}

/** In controls: a score so far from its estimate says nothing. */
const farthest = 2;

interface Search {
  readonly problem: LeastSquaresProblem;
  readonly target: { value: number; scale: number };
  readonly bounds: readonly (readonly [number, number])[];
  readonly group: readonly number[];
  readonly score: (theta: Float64Array) => number;
}

/** Slopes beyond which curves cannot be told apart, and places beyond which they are guesses. */
const slopes = [Math.log(0.1), Math.log(16)] as const;
const beyond = Math.log(30);

function boundsOf({ doses1, doses2, viability }: Wells, used: readonly number[]) {
  const y = used.map((i) => viability[i]!);
  const [low, high] = [Math.min(...y), Math.max(...y)];
  const limit = [low - 0.25 * (high - low), high + 0.25 * (high - low)] as const;
  const place = (doses: Float64Array) => {
    const x = used.map((i) => Math.log(doses[i]!)).filter(Number.isFinite);
    return [Math.min(...x) - beyond, Math.max(...x) + beyond] as const;
  };
  const control = [low - (high - low), high + (high - low)] as const;
  return [control, limit, limit, place(doses1), place(doses2), slopes, slopes];
}

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

function profileProblem(
  { parameters, plain, cells, combined, means, maxima }: Saturated,
  model: NullModel,
  weights: Float64Array,
  scale: number,
): Search {
  const used = wellsAlone(plain);
  const bounds = boundsOf(plain, used);
  const group = maxima === "common" ? [0, 1, 1, 2, 3, 4, 5] : [0, 1, 2, 3, 4, 5, 6];
  const nFree = maxima === "common" ? 6 : 7;
  const roots = Float64Array.from(used, (i) => Math.sqrt(plain.weights?.[i] ?? 1));
  const moved = parameters.slice();
  const chain = new Float64Array(7);
  const gradient = new Float64Array(7);
  const n = used.length;
  const target = { value: 0, scale };
  const place = (theta: Float64Array) => {
    for (let k = 0; k < 7; k++) {
      const [low, high] = bounds[k]!;
      const s = sigmoid(theta[group[k]!]!);
      moved[k] = low + (high - low) * s;
      chain[k] = (high - low) * s * (1 - s);
    }
  };
  const scoreHere = () => {
    const alone = singleAgentsOf(moved);
    let sum = 0;
    for (let k = 0; k < combined.length; k++) {
      const { dose1, dose2 } = cells[combined[k]!]!;
      sum += weights[k]! * (model.response(alone, dose1, dose2) - means[k]!);
    }
    return sum;
  };
  const score = (theta: Float64Array) => {
    place(theta);
    return scoreHere();
  };
  const evaluate = (theta: Float64Array, residuals: Float64Array, jacobian?: Float64Array) => {
    place(theta);
    if (jacobian) jacobian.fill(0);
    for (let row = 0; row < n; row++) {
      const i = used[row]!;
      const response = singleAgentResponse(moved, plain.doses1[i]!, plain.doses2[i]!, gradient);
      residuals[row] = roots[row]! * (response - plain.viability[i]!);
      if (!jacobian) continue;
      for (let k = 0; k < 7; k++)
        jacobian[row * nFree + group[k]!]! += roots[row]! * gradient[k]! * chain[k]!;
    }
    residuals[n] = 0;
    if (target.scale === 0) return true;
    const here = scoreHere();
    if (!Number.isFinite(here)) return false;
    residuals[n] = target.scale * (here - target.value);
    if (!jacobian) return true;
    for (let j = 0; j < nFree; j++) {
      const own = theta[j]!;
      theta[j] = own + 1e-5;
      jacobian[n * nFree + j] = (target.scale * (score(theta) - here)) / 1e-5;
      theta[j] = own;
    }
    return true;
  };
  return { problem: { nResiduals: n + 1, nParameters: nFree, evaluate }, target, bounds, group, score };
}

/** The fitted curves, and where something was held, curves with usual slopes too. */
function startsOf({ parameters, singles }: Saturated, { bounds, group, problem }: Search) {
  const at = (p: ArrayLike<number>) => {
    const theta = new Float64Array(problem.nParameters);
    for (let k = 6; k >= 0; k--) {
      const [low, high] = bounds[k]!;
      const share = Math.min(0.98, Math.max(0.02, (p[k]! - low) / (high - low)));
      theta[group[k]!] = Math.log(share / (1 - share));
    }
    return theta;
  };
  const usual = parameters.slice();
  usual[5] = Math.min(usual[5]!, Math.log(2));
  usual[6] = Math.min(usual[6]!, Math.log(2));
  const moved = singles.notes.length > 0 || usual.some((x, k) => x !== parameters[k]);
  return moved ? [at(parameters), at(usual)] : [at(parameters)];
}
