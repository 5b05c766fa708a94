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
 * Starts for one curve, best first: over a grid of locations and shape parameters the two ends follow by linear least squares,
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
  const groups = doseGroups(data);
  const weightOf = (i: number) => data.rootWeights[i]! ** 2 * (data.totals?.[i] ?? 1);
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
function withEnds(layout: Layout, { lnDoses, means, weights }: Means, shape: Float64Array): Start {
  const { free, held } = layout;
  const [heldControl, heldLimit] = [free[0]! < 0, free[1]! < 0];
  let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
  const remaining = new Float64Array(lnDoses.length);
  for (let i = 0; i < lnDoses.length; i++) {
    const x = lnDoses[i]!;
    const r = x === Number.NEGATIVE_INFINITY ? 1 : layout.shape.remaining(x, shape, 2);
    remaining[i] = r;
    const w = weights[i]!;
    const y = means[i]! - (heldControl ? held[0]! * r : 0) - (heldLimit ? held[1]! * (1 - r) : 0);
    aa += w * r * r;
    ab += w * r * (1 - r);
    bb += w * (1 - r) * (1 - r);
    ay += w * r * y;
    by += w * (1 - r) * y;
  }
  const determinant = aa * bb - ab * ab;
  const both = !heldControl && !heldLimit && determinant > 1e-9 * aa * bb;
  const control = both ? (ay * bb - by * ab) / determinant : ay / aa;
  const limit = both ? (by * aa - ay * ab) / determinant : by / bb;
  const parameters = shape.slice();
  parameters[0] = heldControl ? held[0]! : clamped(layout, 0, Number.isFinite(control) ? control : means[0]!);
  parameters[1] = heldLimit ? held[1]! : clamped(layout, 1, Number.isFinite(limit) ? limit : means.at(-1)!);
  let misfit = 0;
  for (let i = 0; i < lnDoses.length; i++) {
    const r = remaining[i]!;
    misfit += weights[i]! * (means[i]! - parameters[0]! * r - parameters[1]! * (1 - r)) ** 2;
  }
  return { parameters, misfit, steepness: shape[3] ?? 0 };
}

function clamped({ scales }: Layout, k: number, value: number): number {
  const scale = scales[k]!;
  if (scale.kind !== "logit") return value;
  const margin = 0.01 * (scale.high - scale.low);
  return Math.min(Math.max(value, scale.low + margin), scale.high - margin);
}
