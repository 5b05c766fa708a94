import {
  inverseNormal,
  type LeastSquaresFit,
  type LeastSquaresProblem,
  leastSquares,
} from "../../../math/index.ts";
import { cellsOf } from "../cells.ts";
import type { SingleAgents, Wells } from "../types.ts";
import type { SurfaceModel, SurfaceStart } from "./types.ts";

/** A surface fitted to all wells. */
export interface SurfaceFit {
  readonly model: SurfaceModel;
  /** As they are searched: doses and slopes as logarithms. */
  readonly theta: Float64Array;
  /** Sum of squared residuals over wells. */
  readonly sumOfSquares: number;
  readonly nWells: number;
  readonly converged: boolean;
  /** Whether the wells determine every parameter; the residual sum of squares stands either way. */
  readonly determined: boolean;
  /** Fitted responses of the cells, in the order of {@link cellsOf}. */
  readonly fitted: Float64Array;
}

/** The mean response per cell with the number of wells, which is all that a fit needs of replicates. */
export interface PooledCells {
  readonly x1: Float64Array;
  readonly x2: Float64Array;
  readonly means: Float64Array;
  readonly counts: Float64Array;
  /** Sum of squares within cells. */
  readonly within: number;
}

/** Wells with the replicates of each cell pooled; Σ(y − f)² over wells is Σ n(ȳ − f)² over cells and the part within them. */
export function pooledCells(wells: Wells): PooledCells {
  const cells = cellsOf(wells);
  const within = cells.reduce(
    (sum, cell) => cell.wells.reduce((s, i) => s + (wells.viability[i]! - cell.mean) ** 2, sum),
    0,
  );
  return {
    x1: Float64Array.from(cells, (cell) => Math.log(cell.dose1)),
    x2: Float64Array.from(cells, (cell) => Math.log(cell.dose2)),
    means: Float64Array.from(cells, (cell) => cell.mean),
    counts: Float64Array.from(cells, (cell) => cell.wells.length),
    within,
  };
}

/** The weighted least-squares problem of a surface over cells. */
export function surfaceProblem(model: SurfaceModel, cells: PooledCells): LeastSquaresProblem {
  const n = model.parameters.length;
  const gradient = new Float64Array(n);
  const { x1, x2, means, counts } = cells;
  const roots = counts.map(Math.sqrt);
  return {
    nResiduals: means.length,
    nParameters: n,
    evaluate: (theta, residuals, jacobian) => {
      for (let i = 0; i < means.length; i++) {
        const fitted = model.response(theta, x1[i]!, x2[i]!, jacobian ? gradient : undefined);
        if (!Number.isFinite(fitted)) return false;
        residuals[i] = (fitted - means[i]!) * roots[i]!;
        if (jacobian) for (let k = 0; k < n; k++) jacobian[i * n + k] = gradient[k]! * roots[i]!;
      }
      return true;
    },
  };
}

/** How hard a search looks. */
export interface SurfaceRules {
  /** Searches taken to the end out of the short ones; default 6. */
  readonly nFinal?: number;
}

/** A first, short search from the better starts. */
const shortSearch = { maxIterations: 15, tolerance: 1e-7 };
const nShort = 30;
/** The search to the end; flat valleys of cooperativity need the many steps. */
const longSearch = { maxIterations: 500, tolerance: 1e-11 };

/**
 * Fits a surface by least squares over all wells. Surfaces have several local minima, so short searches begin at many starts, which
 * follow from the single agents and the data, and the best go on. The answer depends neither on units nor on the order of the wells.
 * @param alone fitted single agents, where there are any; starts over the range of the doses stand beside them.
 */
export function fitSurface(
  wells: Wells,
  model: SurfaceModel,
  alone?: SingleAgents,
  { nFinal = 6 }: SurfaceRules = {},
): SurfaceFit {
  const cells = pooledCells(wells);
  const problem = surfaceProblem(model, cells);
  const searches = bestStarts(
    problem,
    startsOf(cells, alone).flatMap((start) => model.starts(start)),
  )
    .map((start) => leastSquares(problem, start, shortSearch))
    .filter((found) => found.status !== "undefined")
    .sort((a, b) => a.sumOfSquares - b.sumOfSquares);
  const finals = distinct(searches, nFinal).map((found) => leastSquares(problem, found.theta, longSearch));
  const best = finals.reduce((a, b) => (b.sumOfSquares < a.sumOfSquares ? b : a));
  return surfaceFit(model, cells, best);
}

/** The starts with the smallest sums of squares. */
function bestStarts(
  problem: LeastSquaresProblem,
  starts: readonly (readonly number[])[],
): readonly (readonly number[])[] {
  const residuals = new Float64Array(problem.nResiduals);
  return starts
    .map((start) => ({ start, misfit: misfitAt(problem, start, residuals) }))
    .sort((a, b) => a.misfit - b.misfit)
    .slice(0, nShort)
    .map(({ start }) => start);
}

const misfitAt = (
  { evaluate }: LeastSquaresProblem,
  start: readonly number[],
  residuals: Float64Array,
): number =>
  evaluate(Float64Array.from(start), residuals)
    ? residuals.reduce((sum, r) => sum + r * r, 0)
    : Number.POSITIVE_INFINITY;

/** The best searches that ended at different sums of squares. */
function distinct(sorted: readonly LeastSquaresFit[], n: number): readonly LeastSquaresFit[] {
  const kept: LeastSquaresFit[] = [];
  for (const found of sorted) {
    const last = kept.at(-1);
    if (kept.length < n && !(last && found.sumOfSquares < last.sumOfSquares * (1 + 1e-6))) kept.push(found);
  }
  return kept;
}

/** Puts a search's result into a fit. */
export function surfaceFit(model: SurfaceModel, cells: PooledCells, found: LeastSquaresFit): SurfaceFit {
  return {
    model,
    theta: found.theta,
    sumOfSquares: found.sumOfSquares + cells.within,
    nWells: cells.counts.reduce((sum, count) => sum + count, 0),
    converged: found.status === "converged",
    determined: isDetermined(model, found),
    fitted: cells.means.map((_, i) => model.response(found.theta, cells.x1[i]!, cells.x2[i]!)),
  };
}

/** A logarithm beyond this is a parameter on its way to 0 or ∞. */
const farthest = 35;

function isDetermined({ parameters }: SurfaceModel, { theta, normal }: LeastSquaresFit): boolean {
  const finite = parameters.every(({ scale }, k) => scale === "linear" || Math.abs(theta[k]!) < farthest);
  return finite && inverseNormal(normal, theta.length) !== undefined;
}

/** Starts: the single agents as fitted, and middles of the dose ranges with several slopes. */
function startsOf({ x1, x2, means }: PooledCells, alone: SingleAgents | undefined): readonly SurfaceStart[] {
  const finite = (xs: Float64Array) => [...new Set(xs)].filter(Number.isFinite).sort((a, b) => a - b);
  const [doses1, doses2] = [finite(x1), finite(x2)];
  const at = (xs: readonly number[], share: number) =>
    Math.exp(xs[Math.min(xs.length - 1, Math.floor(share * xs.length))]!);
  const mean = (keep: (i: number) => boolean, otherwise: number) => {
    const kept = Array.from(means).filter((_, i) => keep(i));
    return kept.length > 0 ? kept.reduce((sum, y) => sum + y, 0) / kept.length : otherwise;
  };
  const none = Number.NEGATIVE_INFINITY;
  const [top1, top2] = [doses1.at(-1)!, doses2.at(-1)!];
  const control = mean((i) => x1[i] === none && x2[i] === none, Math.max(...means));
  const crude = {
    control,
    limit1: mean((i) => x1[i] === top1 && x2[i] === none, control),
    limit2: mean((i) => x2[i] === top2 && x1[i] === none, control),
    limit12: mean((i) => x1[i] === top1 && x2[i] === top2, means.at(-1)!),
  };
  const grid = [
    [0.25, 0.25],
    [0.5, 0.5],
    [0.75, 0.75],
    [0.25, 0.75],
    [0.75, 0.25],
  ].flatMap(([s1, s2]) =>
    [0.7, 1.5, 4].map((h) => ({
      ...crude,
      ec50: [at(doses1, s1!), at(doses2, s2!)] as const,
      slope: [h, h] as const,
    })),
  );
  if (!alone) return grid;
  const { drug1, drug2 } = alone;
  const slopes = [drug1, drug2].map(({ slope }) => Math.min(Math.max(slope, 0.3), 8));
  const own = {
    control: alone.control,
    limit1: drug1.limit,
    limit2: drug2.limit,
    limit12: crude.limit12,
    ec50: [drug1.ec50, drug2.ec50] as const,
    slope: [slopes[0]!, slopes[1]!] as const,
  };
  return [own, ...grid];
}
