import { normalQuantile } from "../../math/index.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import type { Duration } from "./types.ts";

/** A restricted mean time. */
export interface RestrictedMean {
  /** Up to when it counts. */
  readonly tau: number;
  readonly mean: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Restricted mean time without the event, the area under the Kaplan–Meier curve from 0 to τ. Unlike a median it exists
 * where fewer than half had the event.
 *
 *   RMST = ∫ S(t) dt from 0 to τ,   variance Σ dᵢ/(nᵢ(nᵢ − dᵢ)) [∫ S(t) dt from tᵢ to τ]²
 *
 * Beyond the last time of a curve its last S is carried on: choose τ within what every group was observed.
 * @see royston2013
 */
export function restrictedMean(durations: readonly Duration[], tau: number, level = 0.95): RestrictedMean {
  const curve = kaplanMeier(durations).filter(({ time }) => time < tau);
  const corners = [0, ...curve.map(({ time }) => time), tau];
  const heights = [1, ...curve.map(({ survival }) => survival)];
  const areas = heights.map((height, k) => height * (corners[k + 1]! - corners[k]!));
  let beyond = 0;
  let variance = 0;
  for (let k = curve.length - 1; k >= 0; k--) {
    beyond += areas[k + 1]!;
    const { events, atRisk } = curve[k]!;
    if (events > 0 && atRisk > events) variance += (beyond * beyond * events) / (atRisk * (atRisk - events));
  }
  const mean = areas.reduce((sum, area) => sum + area, 0);
  const se = Math.sqrt(variance);
  const half = normalQuantile((1 + level) / 2) * se;
  return { tau, mean, se, lower: mean - half, upper: mean + half };
}
