import { inverseNormal, leastSquares, studentTCdf } from "../../math/index.ts";
import type { GrowthLaw } from "./types.ts";

/** A fitted law. */
export interface LawFit {
  readonly law: GrowthLaw;
  readonly theta: Float64Array;
  /** NaN for a parameter at its bound, and where the data do not determine all. */
  readonly se: Float64Array;
  /** Two-sided p of 0, by t with n − p degrees of freedom. */
  readonly p: Float64Array;
  readonly sumOfSquares: number;
  /** n ln(2π S/n) + n + 2(p + 1). */
  readonly aic: number;
  readonly n: number;
}

/**
 * Fits a law by least squares of its response, from each of its starts, and keeps the best. A parameter that would leave its bounds is set on them and
 * the rest fitted again. Undefined with fewer points than parameters and one, or where no start leads anywhere.
 * @param times days from the first visit. @param responses of the kind that the law gives.
 */
export function fitLaw(
  law: GrowthLaw,
  times: ArrayLike<number>,
  responses: ArrayLike<number>,
): LawFit | undefined {
  const p = law.parameters.length;
  const n = times.length;
  if (n <= p) return undefined;
  const fits = law
    .starts(times, responses)
    .flatMap((start) => boundedFit(law, times, responses, start) ?? []);
  const [best] = fits.sort((a, b) => a.sumOfSquares - b.sumOfSquares);
  if (!best) return undefined;
  const { theta, sumOfSquares, free, normal } = best;
  const inverse = inverseNormal(normal, free.length);
  const se = new Float64Array(p).fill(Number.NaN);
  free.forEach((j, k) => {
    if (inverse) se[j] = Math.sqrt((inverse[k * free.length + k]! * sumOfSquares) / (n - p));
  });
  return {
    law,
    theta,
    se,
    p: theta.map((value, j) => 2 * studentTCdf(-Math.abs(value / se[j]!), n - p)),
    sumOfSquares,
    aic: n * Math.log((2 * Math.PI * sumOfSquares) / n) + n + 2 * (p + 1),
    n,
  };
}

interface Bounded {
  readonly theta: Float64Array;
  readonly sumOfSquares: number;
  readonly free: readonly number[];
  readonly normal: Float64Array;
}

function boundedFit(
  law: GrowthLaw,
  times: ArrayLike<number>,
  responses: ArrayLike<number>,
  start: readonly number[],
): Bounded | undefined {
  const p = law.parameters.length;
  const theta = Float64Array.from(start);
  let free = Array.from({ length: p }, (_, j) => j);
  for (;;) {
    const fit = fitFree(law, times, responses, theta, free);
    if (!fit) return undefined;
    free.forEach((j, k) => {
      theta[j] = fit.theta[k]!;
    });
    const outside = free.filter((j) => theta[j] !== inBounds(law, j, theta[j]!));
    if (outside.length === 0) return { theta, sumOfSquares: fit.sumOfSquares, free, normal: fit.normal };
    for (const j of outside) theta[j] = inBounds(law, j, theta[j]!);
    free = free.filter((j) => !outside.includes(j));
  }
}

const inBounds = ({ parameters }: GrowthLaw, j: number, value: number): number => {
  const [low, high] = parameters[j]!.bounds ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return Math.min(high, Math.max(low, value));
};

function fitFree(
  law: GrowthLaw,
  times: ArrayLike<number>,
  responses: ArrayLike<number>,
  all: Float64Array,
  free: readonly number[],
) {
  const m = times.length;
  const theta = all.slice();
  const gradient = new Float64Array(law.parameters.length);
  const fit = leastSquares(
    {
      nResiduals: m,
      nParameters: free.length,
      evaluate: (values, residuals, jacobian) => {
        free.forEach((j, k) => {
          theta[j] = values[k]!;
        });
        for (let i = 0; i < m; i++) {
          residuals[i] = law.evaluate(times[i]!, theta, gradient) - responses[i]!;
          if (jacobian)
            jacobian.set(
              free.map((j) => gradient[j]!),
              i * free.length,
            );
        }
        return residuals.every(Number.isFinite);
      },
    },
    Float64Array.from(free, (j) => all[j]!),
  );
  return fit.status === "undefined" ? undefined : fit;
}
