import { leastSquares, quantile, randomStream } from "../../../math/index.ts";
import type { Wells } from "../types.ts";
import { pooledCells, type SurfaceFit, surfaceProblem } from "./fit-surface.ts";

/** Percentile intervals of the searched values of a surface. */
export interface SurfaceBootstrap {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Searched values of every draw, draw by draw. */
  readonly draws: readonly Float64Array[];
}

/**
 * Parametric bootstrap: responses are drawn around the fitted surface with its residual standard deviation and fitted again from the
 * estimate. Only means of cells enter a fit, so means are drawn. A draw's numbers depend on the seed and its place alone.
 */
export function bootstrapSurface(
  wells: Wells,
  fit: SurfaceFit,
  {
    nDraws = 100,
    seed = 1,
    level = 0.95,
  }: { readonly nDraws?: number; readonly seed?: number; readonly level?: number } = {},
): SurfaceBootstrap {
  const cells = pooledCells(wells);
  const n = fit.theta.length;
  const sd = Math.sqrt(fit.sumOfSquares / Math.max(1, fit.nWells - n));
  const draws = Array.from({ length: nDraws }, (_, draw) => {
    const stream = randomStream(seed, "surface bootstrap", draw);
    const means = fit.fitted.map((y, i) => y + (sd / Math.sqrt(cells.counts[i]!)) * stream.normal());
    const problem = surfaceProblem(fit.model, { ...cells, means });
    return leastSquares(problem, fit.theta, { maxIterations: 60, tolerance: 1e-7 }).theta;
  });
  const limit = (p: number) =>
    Float64Array.from({ length: n }, (_, k) =>
      quantile(
        Float64Array.from(draws, (theta) => theta[k]!),
        p,
      ),
    );
  return { low: limit((1 - level) / 2), high: limit((1 + level) / 2), draws };
}
