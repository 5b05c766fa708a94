import { fUpperTail, inverseNormal, type LeastSquaresProblem, leastSquares } from "../../math/index.ts";
import { logLogistic } from "../dose-response/curves/log-logistic.ts";
import { fitCurves, responseAt } from "../dose-response/fit.ts";
import type { NoFit } from "../dose-response/why-not.ts";
import type { Hill, SingleAgents, Wells } from "./types.ts";

/** Both drugs alone, fitted with one control. */
export interface SingleAgentFit {
  readonly status: "fitted";
  readonly alone: SingleAgents;
  /** [control, limit1, limit2, ln ec50₁, ln ec50₂, ln slope₁, ln slope₂]. */
  readonly parameters: Float64Array;
  /** Per parameter which searched value it is; −1 where it is held. */
  readonly free: Int32Array;
  readonly nFree: number;
  readonly theta: Float64Array;
  /** (JᵀJ)⁻¹ of the searched values. */
  readonly inverse: Float64Array;
  /** What the data do not determine and was held or shared, in words. */
  readonly notes: readonly string[];
  /** Drugs (0, 1) whose curve lies somewhere below their lowest dose; what depends on the place is not known. */
  readonly unplaced: readonly number[];
  readonly sumOfSquares: number;
  readonly nWells: number;
}

/** The seven parameters as drugs. */
export function singleAgentsOf(p: ArrayLike<number>): SingleAgents {
  const drug = (j: 0 | 1): Hill => ({
    limit: p[1 + j]!,
    ec50: Math.exp(p[3 + j]!),
    slope: Math.exp(p[5 + j]!),
  });
  return { control: p[0]!, drug1: drug(0), drug2: drug(1) };
}

/** The wells with one drug or none that have a response. */
export const wellsAlone = ({ doses1, doses2, viability }: Wells): readonly number[] =>
  Array.from(viability.keys()).filter(
    (i) => (doses1[i] === 0 || doses2[i] === 0) && Number.isFinite(viability[i]!),
  );

/** Parameters that share a searched value: every one alone, or both limits together. */
const ownLimits = [0, 1, 2, 3, 4, 5, 6];
const oneLimit = [0, 1, 1, 2, 3, 4, 5];

/**
 * Fits Hill curves to the wells that got one drug or none. The control is common to both. What the doses do not determine is held,
 * and a note says so: the place of a drug without effect, or two limits where only one can be told.
 * @param maxima own: each drug has its limit; common: one for both.
 */
export function fitSingleAgents(wells: Wells, maxima: "own" | "common" = "own"): SingleAgentFit | NoFit {
  const used = wellsAlone(wells);
  const reason = whyNot(wells, used);
  if (reason) return reason;
  const start = startOf(wells, used, maxima);
  const flat = ([0, 1] as const).filter((j) => !hasEffect(wells, used, j));
  const notes = flat.map(
    (j) => `drug ${j + 1} alone has no effect that can be told from none; the place of its curve is held`,
  );
  for (const j of flat) placeInMiddle(wells, used, start, j);
  const held = flat.flatMap((j) => [3 + j, 5 + j]);
  const first = search(wells, used, start, without(maxima === "own" ? ownLimits : oneLimit, held), notes);
  if (first && isPlaced(first, wells, used)) return first;
  const steep = ([0, 1] as const).filter((j) => !flat.includes(j) && start[5 + j]! > steepest);
  if (!first && steep.length > 0) {
    for (const j of steep) start[5 + j] = steepest;
    for (const j of steep) notes.push(steepNote(j));
    held.push(...steep.map((j) => 5 + j));
    const fewer = search(wells, used, start, without(maxima === "own" ? ownLimits : oneLimit, held), notes);
    if (fewer && isPlaced(fewer, wells, used)) return fewer;
  }
  const note = "both drugs were given one limit, because the doses do not determine two";
  const common = search(wells, used, start, without(oneLimit, held), [...notes, note]);
  if (maxima === "own" && common && isPlaced(common, wells, used)) return common;
  const below =
    flat.length > 0 ? undefined : placedBelow(wells, used, start, maxima === "own" ? ownLimits : oneLimit);
  if (below) return below;
  return {
    status: "not fitted",
    reason: "the single agents do not determine their curves",
    advice: "each drug alone at four or more doses, from no effect to near its largest",
  };
}

const steepNote = (j: number): string =>
  `drug ${j + 1} alone jumps between two doses; its slope is held at ${Math.exp(steepest).toFixed(0)}`;

/** A curve for a drug that has its whole effect at its lowest dose already: its place is held a hundredfold below. */
function placedBelow(
  wells: Wells,
  used: readonly number[],
  start: Float64Array,
  grouping: readonly number[],
): SingleAgentFit | undefined {
  for (const j of [0, 1] as const) {
    const lowest = Math.min(...lnDosesOf(wells, used, j));
    if (start[3 + j]! > lowest) continue;
    const moved = start.slice();
    moved[3 + j] = lowest - Math.log(100);
    moved[5 + j] = 0;
    const held = [3 + j, 5 + j];
    const steep = moved[6 - j]! >= steepest;
    if (steep) {
      moved[6 - j] = steepest;
      held.push(6 - j);
    }
    const note = `drug ${j + 1} alone has its whole effect at its lowest dose; where its curve lies below is not known`;
    const fit = search(wells, used, moved, without(grouping, held), [
      note,
      ...(steep ? [steepNote(1 - j)] : []),
    ]);
    const other =
      fit &&
      isPlaced(
        { ...fit, parameters: fit.parameters.map((value, k) => (k === 3 + j ? lowest : value)) },
        wells,
        used,
      );
    if (other) return { ...fit, unplaced: [j] };
  }
  return undefined;
}

/** ln of a slope beyond which the doses between no effect and full effect are too close for a usual dose ladder. */
const steepest = Math.log(8);

/** The grouping with some parameters held, its searched values numbered anew. */
function without(grouping: readonly number[], held: readonly number[]): Int32Array {
  const kept = [...new Set(grouping.filter((_, k) => !held.includes(k)))].sort((a, b) => a - b);
  return Int32Array.from(grouping, (group, k) => (held.includes(k) ? -1 : kept.indexOf(group)));
}

/** The curves of a usual fit, or the middle of the doses where there is none. */
function startOf(wells: Wells, used: readonly number[], maxima: "own" | "common"): Float64Array {
  const doses = used.map((i) => wells.doses1[i]! + wells.doses2[i]!);
  const curves = used.map((i) => Number(wells.doses2[i]! > 0));
  const responses = used.map((i) => wells.viability[i]!);
  const fit = fitCurves({ doses, responses }, curves, logLogistic, {
    shared: maxima === "own" ? ["control"] : ["control", "limit"],
  });
  if (fit.status === "fitted") {
    const q = fit.parameters;
    const start = Float64Array.of(q[0]!, q[1]!, q[5]!, q[2]!, q[6]!, Math.log(q[3]!), Math.log(q[7]!));
    for (const j of [0, 1] as const) keepNear(lnDosesOf(wells, used, j), start, j);
    return start;
  }
  const control = responses.find((_, k) => doses[k] === 0) ?? Math.max(...responses);
  const start = Float64Array.of(control, control / 2, control / 2, 0, 0, 0, 0);
  placeInMiddle(wells, used, start, 0);
  placeInMiddle(wells, used, start, 1);
  return start;
}

/** Searches may end at a curve that jumps far outside the doses; a start stays near them. */
function keepNear(x: readonly number[], start: Float64Array, j: 0 | 1): void {
  const [low, high] = [Math.min(...x), Math.max(...x)];
  const margin = Math.log(100);
  start[3 + j] = Math.min(Math.max(start[3 + j]!, low - margin), high + margin);
  start[5 + j] = Math.min(Math.max(start[5 + j]!, -3), 4);
}

const lnDosesOf = ({ doses1, doses2 }: Wells, used: readonly number[], j: 0 | 1): readonly number[] =>
  used.map((i) => Math.log((j === 0 ? doses1 : doses2)[i]!)).filter(Number.isFinite);

function placeInMiddle(wells: Wells, used: readonly number[], start: Float64Array, j: 0 | 1): void {
  const x = lnDosesOf(wells, used, j);
  start[3 + j] = (Math.min(...x) + Math.max(...x)) / 2;
  start[5 + j] = 0;
}

/** A response that falls by this share of its level is an effect, whatever a test on few wells says. */
const plainEffect = 0.25;

/** Whether a drug changes the response: plainly, or by the F test of a curve against a constant. */
function hasEffect(wells: Wells, used: readonly number[], j: 0 | 1): boolean {
  const own = used.filter((i) => (j === 0 ? wells.doses2 : wells.doses1)[i] === 0);
  const doses = own.map((i) => (j === 0 ? wells.doses1 : wells.doses2)[i]!);
  const responses = own.map((i) => wells.viability[i]!);
  const fit = fitCurves({ doses, responses }, new Uint8Array(own.length), logLogistic);
  const mean = responses.reduce((sum, y) => sum + y, 0) / responses.length;
  const flat = responses.reduce((sum, y) => sum + (y - mean) ** 2, 0);
  if (fit.status !== "fitted") return flat > 0;
  const [control, last] = [0, Math.max(...doses)].map((dose) => responseAt(fit, dose));
  if (Math.abs(last! - control!) > plainEffect * Math.abs(control!)) return true;
  const residual = fit.sumOfSquares / fit.degreesOfFreedom;
  return fUpperTail((flat - fit.sumOfSquares) / 3 / residual, 3, fit.degreesOfFreedom) < 0.05;
}

function search(
  wells: Wells,
  used: readonly number[],
  start: Float64Array,
  free: Int32Array,
  notes: readonly string[],
): SingleAgentFit | undefined {
  const nFree = Math.max(...free) + 1;
  if (used.length <= nFree) return undefined;
  const parameters = start.slice();
  const problem = singleAgentProblem(wells, used, parameters, free, nFree);
  const theta = new Float64Array(nFree);
  for (let k = 6; k >= 0; k--) if (free[k]! >= 0) theta[free[k]!] = start[k]!;
  const found = leastSquares(problem, theta);
  const inverse = inverseNormal(found.normal, nFree);
  if (!inverse) return undefined;
  for (let k = 0; k < 7; k++) if (free[k]! >= 0) parameters[k] = found.theta[free[k]!]!;
  return {
    status: "fitted",
    alone: singleAgentsOf(parameters),
    parameters,
    free,
    nFree,
    theta: found.theta,
    inverse,
    notes,
    unplaced: [],
    sumOfSquares: found.sumOfSquares,
    nWells: used.length,
  };
}

function singleAgentProblem(
  { doses1, doses2, viability, weights }: Wells,
  used: readonly number[],
  parameters: Float64Array,
  free: Int32Array,
  nFree: number,
): LeastSquaresProblem {
  const gradient = new Float64Array(7);
  const roots = Float64Array.from(used, (i) => Math.sqrt(weights?.[i] ?? 1));
  return {
    nResiduals: used.length,
    nParameters: nFree,
    evaluate: (theta, residuals, jacobian) => {
      for (let k = 0; k < 7; k++) if (free[k]! >= 0) parameters[k] = theta[free[k]!]!;
      if (jacobian) jacobian.fill(0);
      for (let row = 0; row < used.length; row++) {
        const i = used[row]!;
        const root = roots[row]!;
        residuals[row] =
          root * (singleAgentResponse(parameters, doses1[i]!, doses2[i]!, gradient) - viability[i]!);
        if (!jacobian) continue;
        for (let k = 0; k < 7; k++)
          if (free[k]! >= 0) jacobian[row * nFree + free[k]!]! += root * gradient[k]!;
      }
      return true;
    },
  };
}

/** The response to one drug or none, and its derivatives by the seven parameters. */
export function singleAgentResponse(
  p: Float64Array,
  dose1: number,
  dose2: number,
  gradient: Float64Array,
): number {
  gradient.fill(0);
  gradient[0] = 1;
  const j = dose1 > 0 ? 0 : dose2 > 0 ? 1 : -1;
  if (j < 0) return p[0]!;
  const slope = Math.exp(p[5 + j]!);
  const z = Math.log(j === 0 ? dose1 : dose2) - p[3 + j]!;
  const o = 1 / (1 + Math.exp(-slope * z));
  const span = p[1 + j]! - p[0]!;
  gradient[0] = 1 - o;
  gradient[1 + j] = o;
  gradient[3 + j] = -span * o * (1 - o) * slope;
  gradient[5 + j] = o === 0 || o === 1 ? 0 : span * o * (1 - o) * slope * z;
  return p[0]! + span * o;
}

/** A middle further than this factor outside the doses is a guess. */
const farOutside = Math.log(30);

const isPlaced = ({ parameters }: SingleAgentFit, wells: Wells, used: readonly number[]): boolean =>
  ([0, 1] as const).every((j) => {
    const x = lnDosesOf(wells, used, j);
    const middle = parameters[3 + j]!;
    return middle > Math.min(...x) - farOutside && middle < Math.max(...x) + farOutside;
  });

/** Doses above 0 of each drug alone; with fewer, the shape of a curve rests on one or two points. */
const fewestDoses = 4;

function whyNot({ doses1, doses2, viability }: Wells, used: readonly number[]): NoFit | undefined {
  if (viability.every(Number.isNaN))
    return { status: "not fitted", reason: "no well has a response", advice: "measured responses" };
  if (used.length > 1 && viability.every((y) => y === viability[0] || Number.isNaN(y)))
    return {
      status: "not fitted",
      reason: `the response is ${viability[used[0]!]} in every well`,
      advice: "doses that change the response",
    };
  const distinct = (doses: Float64Array) => new Set(used.map((i) => doses[i]!).filter((d) => d > 0)).size;
  for (const [k, doses] of [doses1, doses2].entries()) {
    const n = distinct(doses);
    if (n >= fewestDoses) continue;
    return {
      status: "not fitted",
      reason:
        n === 0
          ? `drug ${k + 1} was never given alone`
          : `drug ${k + 1} was given alone at ${n} dose${n === 1 ? "" : "s"} only`,
      advice: `wells with drug ${k + 1} alone at four or more doses`,
    };
  }
  return used.some((i) => doses1[i] === 0 && doses2[i] === 0)
    ? undefined
    : { status: "not fitted", reason: "no well is without drug", advice: "wells with neither drug" };
}
