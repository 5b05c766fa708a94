import { nullModel } from "./nulls/nulls.ts";
import type { NullModel } from "./nulls/types.ts";
import type { Saturated } from "./saturated.ts";
import { singleAgentsOf } from "./single-agents.ts";

/** How far the means of the combined cells lie from a null model, with what is known of the error. */
export interface Excess {
  readonly model: NullModel;
  /** Responses that the null gives, cell by cell of `combined`. */
  readonly expected: Float64Array;
  /** Expected less measured viability: above 0 is synergy. */
  readonly values: Float64Array;
  /** Covariance of the values over the variance of a response, row by row; from the cells' own wells and from the curves. */
  readonly spread: Float64Array;
  /** ∂ expected / ∂ searched values of the curves, cells × parameters, row by row. */
  readonly slopes: Float64Array;
}

const step = 1e-5;

/** The excess over a null model at every combined cell; NaN values where the model gives no response. */
export function excessOver(saturated: Saturated, model: NullModel | string): Excess {
  const over = typeof model === "string" ? nullModel(model) : model;
  const { cells, combined, means, parameters } = saturated;
  const at = (p: ArrayLike<number>) => {
    const alone = singleAgentsOf(p);
    return Float64Array.from(combined, (c) => over.response(alone, cells[c]!.dose1, cells[c]!.dose2));
  };
  const expected = at(parameters);
  const slopes = slopesOf(saturated, at);
  return {
    model: over,
    slopes,
    expected,
    values: expected.map((y, k) => y - means[k]!),
    spread: spreadOf(saturated, slopes),
  };
}

/** ∂ expected / ∂ searched values of the curves, cells × nCurve. */
function slopesOf(
  { parameters, singles, nCurve, combined }: Saturated,
  at: (p: Float64Array) => Float64Array,
) {
  const slopes = new Float64Array(combined.length * nCurve);
  const { free } = singles;
  for (let j = 0; j < nCurve; j++) {
    const moved = (by: number) =>
      at(parameters.map((value, k) => (free[k] === j ? value + by * (1 + Math.abs(value)) : value)));
    const width = Array.from(parameters).reduce(
      (sum, value, k) => (free[k] === j ? Math.max(sum, 2 * step * (1 + Math.abs(value))) : sum),
      0,
    );
    const [above, below] = [moved(step), moved(-step)];
    for (let k = 0; k < combined.length; k++) slopes[k * nCurve + j] = (above[k]! - below[k]!) / width;
  }
  return slopes;
}

/** M C Mᵀ with M = [slopes, 0, −1]: rows are cells, columns the searched values. */
function spreadOf({ inverse, nSearched, nCurve, combined }: Saturated, slopes: Float64Array): Float64Array {
  const n = combined.length;
  const first = nSearched - n;
  const half = new Float64Array(n * nSearched);
  for (let k = 0; k < n; k++) {
    const own = (first + k) * nSearched;
    for (let m = 0; m < nSearched; m++) half[k * nSearched + m] = -inverse[own + m]!;
    for (let j = 0; j < nCurve; j++) {
      const slope = slopes[k * nCurve + j]!;
      if (slope === 0) continue;
      for (let m = 0; m < nSearched; m++) half[k * nSearched + m]! += slope * inverse[j * nSearched + m]!;
    }
  }
  const spread = new Float64Array(n * n);
  for (let k = 0; k < n; k++)
    for (let l = 0; l <= k; l++) {
      let sum = -half[k * nSearched + first + l]!;
      for (let j = 0; j < nCurve; j++) sum += half[k * nSearched + j]! * slopes[l * nCurve + j]!;
      spread[k * n + l] = sum;
      spread[l * n + k] = sum;
    }
  return spread;
}
