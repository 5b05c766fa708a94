import { inverseNormal, type LeastSquaresProblem, leastSquares } from "../../math/index.ts";
import type { NoFit } from "../dose-response/why-not.ts";
import { cellsOf, isCombined } from "./cells.ts";
import {
  fitSingleAgents,
  type SingleAgentFit,
  singleAgentResponse,
  singleAgentsOf,
} from "./single-agents.ts";
import type { Cell, SingleAgents, Wells } from "./types.ts";

/**
 * All wells under the largest model that a test needs: curves for the single agents, a mean of its own for every pair of doses, and
 * plates that shift and stretch the responses.
 *
 *   y_w = u_p + g_p μ_c + error,  μ_c = Hill curve for single agents, free for combinations;  Σ u = 0, Σ g = number of plates
 *
 * It says nothing about how the drugs interact; null models are compared with its means.
 */
export interface Saturated {
  readonly status: "fitted";
  readonly singles: SingleAgentFit;
  /** Whether the drugs were given limits of their own or one for both. */
  readonly maxima: "own" | "common";
  /** The constant part of the variance: 1 the same everywhere, near 0 a deviation proportional to the response. */
  readonly constant: number;
  readonly alone: SingleAgents;
  /** [control, limit1, limit2, ln ec50₁, ln ec50₂, ln slope₁, ln slope₂]. */
  readonly parameters: Float64Array;
  readonly cells: readonly Cell[];
  /** Indices of the cells with both drugs. */
  readonly combined: readonly number[];
  /** Means of the combined cells with the plates taken out. */
  readonly means: Float64Array;
  /** (JᵀJ)⁻¹ of the searched values: those of the curves, then the plates, then the means; row by row. */
  readonly inverse: Float64Array;
  readonly nCurve: number;
  readonly nSearched: number;
  readonly sumOfSquares: number;
  readonly degreesOfFreedom: number;
  /** Estimated shifts of the plates, u; empty on one plate. */
  readonly shifts: Float64Array;
  /** The wells with shifts and gains of the plates taken out and the weights that this leaves. */
  readonly plain: Wells;
  /** How plates entered. */
  readonly plates: "one" | "shift and gain" | "shift";
}

/**
 * The wells with the weights that they carry.
 * @param maxima whether the drugs have one limit.
 * @param constant what the weights say of the variance.
 */
export function saturateWeighted(
  wells: Wells,
  maxima: "own" | "common",
  constant: number,
): Saturated | NoFit {
  const singles = fitSingleAgents(wells, maxima);
  if (singles.status !== "fitted") return singles;
  const cells = cellsOf(wells);
  const combined = [...cells.keys()].filter((c) => isCombined(cells[c]!));
  if (combined.length === 0)
    return { status: "not fitted", reason: "no well got both drugs", advice: "wells with both drugs" };
  const plates = new Set(cells.flatMap((cell) => cell.wells.map((i) => wells.plates[i]!)));
  if (plates.size < 2) return onOnePlate(wells, singles, cells, combined, maxima, constant);
  return (
    onPlates(wells, singles, cells, combined, [...plates], true, maxima, constant) ??
    onPlates(wells, singles, cells, combined, [...plates], false, maxima, constant) ?? {
      status: "not fitted",
      reason:
        "some plates have nothing in common with the others, so that a shift between plates and an interaction look alike",
      advice: "controls or single agents on every plate that has combinations",
    }
  );
}

/** On one plate the curves and the means of the combinations are independent. */
function onOnePlate(
  wells: Wells,
  singles: SingleAgentFit,
  cells: readonly Cell[],
  combined: readonly number[],
  maxima: Saturated["maxima"],
  constant: number,
): Saturated {
  const { nFree } = singles;
  const n = nFree + combined.length;
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < nFree; i++)
    for (let j = 0; j < nFree; j++) inverse[i * n + j] = singles.inverse[i * nFree + j]!;
  let [within, nCombined] = [0, 0];
  combined.forEach((c, k) => {
    const { wells: own, mean } = cells[c]!;
    inverse[(nFree + k) * (n + 1)] = 1 / own.reduce((sum, i) => sum + weightOf(wells, i), 0);
    within += own.reduce((sum, i) => sum + weightOf(wells, i) * (wells.viability[i]! - mean) ** 2, 0);
    nCombined += own.length;
  });
  return {
    status: "fitted",
    singles,
    maxima,
    constant,
    alone: singles.alone,
    parameters: singles.parameters,
    cells,
    combined,
    means: Float64Array.from(combined, (c) => cells[c]!.mean),
    inverse,
    nCurve: nFree,
    nSearched: n,
    sumOfSquares: singles.sumOfSquares + within,
    degreesOfFreedom: singles.nWells - nFree + nCombined - combined.length,
    shifts: new Float64Array(),
    plain: wells,
    plates: "one",
  };
}

const weightOf = ({ weights }: Wells, i: number): number => weights?.[i] ?? 1;

/** Curves, plates and means together; undefined where the wells do not determine all of them. */
function onPlates(
  wells: Wells,
  singles: SingleAgentFit,
  cells: readonly Cell[],
  combined: readonly number[],
  plates: readonly number[],
  withGain: boolean,
  maxima: Saturated["maxima"],
  constant: number,
): Saturated | undefined {
  const nCurve = singles.nFree;
  const nPlate = (plates.length - 1) * (withGain ? 2 : 1);
  const layout: PlateLayout = { nCurve, nPlate, withGain, plates, n: nCurve + nPlate + combined.length };
  const { problem, parameters } = plateProblem(wells, singles, cells, combined, layout);
  const start = new Float64Array(layout.n);
  start.set(singles.theta);
  combined.forEach((c, k) => {
    start[nCurve + nPlate + k] = cells[c]!.mean;
  });
  const found = leastSquares(problem, start, { tolerance: 1e-14, maxIterations: 100 });
  const inverse = inverseNormal(found.normal, layout.n);
  if (!inverse || found.status === "undefined") return undefined;
  problem.evaluate(found.theta, new Float64Array(problem.nResiduals));
  const others = plates.length - 1;
  const shifts = plateValues(found.theta.subarray(nCurve, nCurve + others), 0);
  const gains = withGain
    ? plateValues(found.theta.subarray(nCurve + others, nCurve + nPlate), 1)
    : shifts.map(() => 1);
  return {
    status: "fitted",
    singles,
    maxima,
    constant,
    alone: singleAgentsOf(parameters),
    parameters: parameters.slice(),
    cells,
    combined,
    means: found.theta.slice(nCurve + nPlate),
    inverse,
    nCurve,
    nSearched: layout.n,
    sumOfSquares: found.sumOfSquares,
    degreesOfFreedom: problem.nResiduals - layout.n,
    shifts,
    plain: withoutPlates(wells, plates, shifts, gains),
    plates: withGain ? "shift and gain" : "shift",
  };
}

/** (y − u)/g, whose variance is that of y over g². */
function withoutPlates(
  wells: Wells,
  plates: readonly number[],
  shifts: Float64Array,
  gains: Float64Array,
): Wells {
  const place = Array.from(wells.plates, (plate) => plates.indexOf(plate));
  return {
    ...wells,
    viability: wells.viability.map((y, i) => (y - (shifts[place[i]!] ?? 0)) / (gains[place[i]!] ?? 1)),
    weights: wells.viability.map((_, i) => weightOf(wells, i) * (gains[place[i]!] ?? 1) ** 2),
  };
}

/** The searched values: curves, then shifts, then gains of all plates but the last, then means of combined cells. */
interface PlateLayout {
  readonly nCurve: number;
  readonly nPlate: number;
  readonly withGain: boolean;
  readonly plates: readonly number[];
  readonly n: number;
}

function plateProblem(
  wells: Wells,
  singles: SingleAgentFit,
  cells: readonly Cell[],
  combined: readonly number[],
  { nCurve, nPlate, withGain, plates, n }: PlateLayout,
): { readonly problem: LeastSquaresProblem; readonly parameters: Float64Array } {
  const { viability, plates: plateOf } = wells;
  const parameters = singles.parameters.slice();
  const { free } = singles;
  const nOthers = plates.length - 1;
  const order = cells.flatMap((cell, c) => cell.wells.map((i) => ({ i, c })));
  const place = new Map(combined.map((c, k) => [c, nCurve + nPlate + k]));
  const index = new Map(plates.map((plate, k) => [plate, k]));
  const gradient = new Float64Array(7);
  const evaluate = (theta: Float64Array, residuals: Float64Array, jacobian?: Float64Array): boolean => {
    for (let k = 0; k < 7; k++) if (free[k]! >= 0) parameters[k] = theta[free[k]!]!;
    const shift = plateValues(theta.subarray(nCurve, nCurve + nOthers), 0);
    const gain = withGain ? plateValues(theta.subarray(nCurve + nOthers, nCurve + nPlate), 1) : undefined;
    if (jacobian) jacobian.fill(0);
    for (let row = 0; row < order.length; row++) {
      const { i, c } = order[row]!;
      const p = index.get(plateOf[i]!)!;
      const own = place.get(c);
      const mu =
        own === undefined
          ? singleAgentResponse(parameters, cells[c]!.dose1, cells[c]!.dose2, gradient)
          : theta[own]!;
      const root = Math.sqrt(weightOf(wells, i));
      const g = root * (gain?.[p] ?? 1);
      residuals[row] = root * ((shift[p] ?? 0) - viability[i]!) + g * mu;
      if (!jacobian) continue;
      const at = row * n;
      if (own !== undefined) jacobian[at + own] = g;
      else for (let k = 0; k < 7; k++) if (free[k]! >= 0) jacobian[at + free[k]!]! += g * gradient[k]!;
      spreadPlate(jacobian, at + nCurve, nOthers, p, root);
      if (withGain) spreadPlate(jacobian, at + nCurve + nOthers, nOthers, p, root * mu);
    }
    return true;
  };
  return { problem: { nResiduals: order.length, nParameters: n, evaluate }, parameters };
}

/** Values of all plates from those of all but the last, so that their mean is `mean`. */
function plateValues(others: Float64Array, mean: number): Float64Array {
  const values = new Float64Array(others.length + 1).fill(mean);
  for (let k = 0; k < others.length; k++) {
    values[k]! += others[k]!;
    values[others.length]! -= others[k]!;
  }
  return values;
}

function spreadPlate(
  jacobian: Float64Array,
  at: number,
  nOthers: number,
  plate: number,
  slope: number,
): void {
  if (plate < nOthers) jacobian[at + plate] = slope;
  else for (let k = 0; k < nOthers; k++) jacobian[at + k] = -slope;
}
