import type { Ends } from "../reading/response.ts";
import type { Fit } from "./fit.ts";
import type { Observations } from "./types.ts";

type Range = readonly [low: number, high: number];

/**
 * Where the two ends of a curve may lie, so that a curve that does not level off within the doses does not run away: for a response
 * with ends by definition a quarter of its range beyond them or beyond the data, for a signal two ranges of the data beyond the data.
 * Wide enough not to touch a curve that the data determine.
 */
export function boundsOfEnds(
  { responses, totals }: Observations,
  ends: Ends | undefined,
): { control: Range; limit: Range } {
  if (totals) return { control: [0, 1], limit: [0, 1] };
  const least = responses.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = responses.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const range = ends
    ? rangeBeyond(ends, least, most)
    : ([least - 2 * (most - least), most + 2 * (most - least)] as const);
  return { control: range, limit: range };
}

function rangeBeyond({ control, limit }: Ends, least: number, most: number): Range {
  const margin = Math.abs(control - limit) / 4;
  return [Math.min(control, limit, least) - margin, Math.max(control, limit, most) + margin];
}

/** Names of the ends of a curve that lie at the end of their range, to a thousandth of it: the data do not determine them. */
export function endsAtBounds({ layout, parameters }: Fit): readonly string[] {
  return ["control", "limit"].filter((_, k) => {
    const scale = layout.scales[k]!;
    if (layout.free[k]! < 0 || scale.kind !== "logit") return false;
    const share = (parameters[k]! - scale.low) / (scale.high - scale.low);
    return share < 1e-3 || share > 1 - 1e-3;
  });
}
