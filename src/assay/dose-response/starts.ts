import type { Layout } from "./layout.ts";
import { asHeld } from "./layout.ts";
import { doseGroups } from "./observations.ts";
import type { Observations } from "./types.ts";

/** Means of the responses at each dose, with their weights: all that a start needs of the data. */
interface Means {
  readonly lnDoses: Float64Array;
  readonly means: Float64Array;
  readonly weights: Float64Array;
}

interface Start {
  readonly parameters: Float64Array;
  readonly misfit: number;
  readonly steepness: number;
}

/**
 * Starts for one curve from its observations (replicates pooled, unless binomial), best first: over a grid of locations and shape parameters the two ends follow by linear least squares,
 * and the best of each steepness stay. The grid depends on the data alone, so the result does too.
 */
export function startsOf(layout: Layout, data: Observations, nStarts: number): readonly Float64Array[] {
  const means = meansOf(data);
  const best = new Map<number, Start>();
  for (const shape of shapeGrid(layout, means)) {
    const start = withEnds(layout, means, shape);
    const known = best.get(start.steepness);
    if (!known || start.misfit < known.misfit) best.set(start.steepness, start);
  }
  return [...best.values()]
    .sort((a, b) => a.misfit - b.misfit)
    .slice(0, nStarts)
    .map((start) => start.parameters);
}

function meansOf(data: Observations): Means {
  if (!data.totals) {
    return {
      lnDoses: data.lnDoses,
      means: data.responses,
      weights: data.rootWeights.map((root) => root * root),
    };
  }
  const groups = doseGroups(data);
  const weightOf = (i: number) => data.rootWeights[i]! ** 2 * data.totals![i]!;
  const weights = groups.map(({ rows }) => rows.reduce((sum, i) => sum + weightOf(i), 0));
  const means = groups.map(
    ({ rows }, k) => rows.reduce((sum, i) => sum + weightOf(i) * data.responses[i]!, 0) / weights[k]!,
  );
  return {
    lnDoses: Float64Array.from(groups, (group) => group.lnDose),
    means: Float64Array.from(means),
    weights: Float64Array.from(weights),
  };
}

const nLocations = 9;

/** Every combination of a location in the range of doses and the starts of the other shape parameters, as held. */
function shapeGrid(layout: Layout, { lnDoses }: Means): readonly Float64Array[] {
  const { shape, free, held } = layout;
  const given = lnDoses.filter((x) => x > Number.NEGATIVE_INFINITY);
  const [low, high] = [given[0] ?? 0, given.at(-1) ?? 0];
  const locations = Array.from(
    { length: nLocations },
    (_, k) => low + ((high - low) * (k + 0.5)) / nLocations,
  );
  let grid: Float64Array[] = [new Float64Array(shape.parameters.length + 2)];
  shape.parameters.forEach((parameter, index) => {
    const k = index + 2;
    const usual = index === 0 ? locations : parameter.starts.map((value) => asHeld(shape, k, value));
    const values = free[k]! < 0 ? [held[k]!] : inRange(layout, k, usual);
    grid = grid.flatMap((row) =>
      values.map((value) => {
        const next = row.slice();
        next[k] = value;
        return next;
      }),
    );
  });
  return grid;
}

/** The starts inside the bounds of a parameter; its middle where none is. */
function inRange({ scales }: Layout, k: number, values: readonly number[]): readonly number[] {
  const scale = scales[k]!;
  if (scale.kind !== "logit") return values;
  const inside = values.filter((value) => value > scale.low && value < scale.high);
  return inside.length > 0 ? inside : [(scale.low + scale.high) / 2];
}

/** Fills in the two ends: of least squares where they are free, inside their bounds. */
function withEnds(layout: Layout, means: Means, shape: Float64Array): Start {
  const { free, held } = layout;
  const [heldControl, heldLimit] = [free[0]! < 0, free[1]! < 0];
  const { aa, ab, bb, ay, by, yy } = momentsOf(layout, means, shape);
  const determinant = aa * bb - ab * ab;
  let control = heldControl ? held[0]! : (ay - ab * (heldLimit ? held[1]! : 0)) / aa;
  let limit = heldLimit ? held[1]! : (by - ab * (heldControl ? held[0]! : 0)) / bb;
  if (!heldControl && !heldLimit && determinant > 1e-9 * aa * bb) {
    control = (ay * bb - by * ab) / determinant;
    limit = (by * aa - ay * ab) / determinant;
  }
  const parameters = shape.slice();
  parameters[0] = heldControl
    ? control
    : clamped(layout, 0, Number.isFinite(control) ? control : means.means[0]!);
  parameters[1] = heldLimit
    ? limit
    : clamped(layout, 1, Number.isFinite(limit) ? limit : means.means.at(-1)!);
  const [c, l] = [parameters[0]!, parameters[1]!];
  const misfit = yy - 2 * (c * ay + l * by) + c * c * aa + 2 * c * l * ab + l * l * bb;
  return { parameters, misfit, steepness: shape[3] ?? 0 };
}

/** Weighted sums of products of R, 1 − R and the response: all that least squares in the two ends needs. */
function momentsOf(
  { shape: { remaining } }: Layout,
  { lnDoses, means, weights }: Means,
  shape: Float64Array,
) {
  let aa = 0;
  let ab = 0;
  let bb = 0;
  let ay = 0;
  let by = 0;
  let yy = 0;
  for (let i = 0; i < lnDoses.length; i++) {
    const x = lnDoses[i]!;
    const r = x === Number.NEGATIVE_INFINITY ? 1 : remaining(x, shape, 2);
    const [w, y, gone] = [weights[i]!, means[i]!, 1 - r];
    aa += w * r * r;
    ab += w * r * gone;
    bb += w * gone * gone;
    ay += w * r * y;
    by += w * gone * y;
    yy += w * y * y;
  }
  return { aa, ab, bb, ay, by, yy };
}

function clamped({ scales }: Layout, k: number, value: number): number {
  const scale = scales[k]!;
  if (scale.kind !== "logit") return value;
  const margin = 0.01 * (scale.high - scale.low);
  return Math.min(Math.max(value, scale.low + margin), scale.high - margin);
}
