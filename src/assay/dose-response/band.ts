import { slopeOfScale } from "./curves/scale.ts";
import { quadratic } from "./doses.ts";
import { type Fit, parametersOf, responseAt } from "./fit.ts";
import { quantileFor } from "./intervals.ts";

/** A fitted response with its confidence limits. */
export interface BandPoint {
  readonly dose: number;
  readonly response: number;
  readonly low: number;
  readonly high: number;
}

/** The fitted curve at doses with a pointwise confidence band, by the delta method. */
export function band(fit: Fit, doses: readonly number[], curve = 0, level = 0.95): readonly BandPoint[] {
  const width = quantileFor(fit, level);
  return doses.map((dose) => {
    const response = responseAt(fit, dose, curve);
    const half = width * Math.sqrt(quadratic(fit.covariance, gradientOfResponse(fit, dose, curve)));
    return { dose, response, low: response - half, high: response + half };
  });
}

function gradientOfResponse({ layout, ...fit }: Fit, dose: number, curve: number): Float64Array {
  const p = parametersOf({ layout, ...fit }, curve);
  const byParameter = new Float64Array(p.length);
  const r = dose === 0 ? 1 : layout.shape.remaining(Math.log(dose), p, 2, byParameter);
  const gradient = new Float64Array(layout.nFree);
  for (let k = 0; k < p.length; k++) {
    const j = layout.free[curve * p.length + k]!;
    const slope = k === 0 ? r : k === 1 ? 1 - r : (p[0]! - p[1]!) * byParameter[k]!;
    if (j >= 0) gradient[j]! += slope * slopeOfScale(layout.scales[k]!, p[k]!);
  }
  return gradient;
}
