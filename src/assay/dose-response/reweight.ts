import type { Shape } from "./curves/types.ts";
import { type Fit, type FitRules, fitObservations, responsesOf } from "./fit.ts";
import { reweighted } from "./observations.ts";
import type { Observations } from "./types.ts";
import type { NoFit } from "./why-not.ts";

/**
 * Fits again and again with weights that follow from the last fit, until no fitted response moves by more than 1e-9 of
 * their range.
 * @param first the fit to begin with.
 * @param factorsOf what the weights are multiplied with, given a fit; length n.
 */
export function fitReweighted(
  data: Observations,
  shape: Shape,
  rules: FitRules,
  first: Fit,
  factorsOf: (fit: Fit) => Float64Array,
): Fit | NoFit {
  let fit = first;
  for (let k = 0; k < 100; k++) {
    const next = fitObservations(reweighted(data, factorsOf(fit)), shape, { ...rules, from: fit.parameters });
    if (next.status === "not fitted") return next;
    const moved = largestMove(responsesOf(fit), responsesOf(next));
    fit = next;
    if (moved < 1e-9) return fit;
  }
  return { ...fit, converged: false };
}

function largestMove(before: Float64Array, after: Float64Array): number {
  const range = Math.max(...after) - Math.min(...after);
  return after.reduce((most, value, i) => Math.max(most, Math.abs(value - before[i]!)), 0) / (range || 1);
}

/**
 * Weights by a power of the fitted response, w = 1/|f|^power: 2 for an error proportional to the response, 1 for counts. The
 * fitted response, not the measured one, gives the weight, so that a low reading by chance does not gain weight from it; it
 * counts as no less than a thousandth of the largest, so that a curve that reaches zero stays defined.
 * @see carroll1988
 */
export function powerFactors(power: number): (fit: Fit) => Float64Array {
  return (fit) => {
    const fitted = responsesOf(fit).map(Math.abs);
    const least = 1e-3 * Math.max(...fitted);
    return fitted.map((f) => Math.max(f, least) ** -power);
  };
}
