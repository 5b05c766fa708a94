/** Where a search for a minimum ended. */
export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  /** The simplex shrank below the tolerances before the evaluations ran out. */
  readonly converged: boolean;
}

/** Limits of a simplex search. */
export interface SimplexRules {
  /** First step along each coordinate, length n or one for all; default 0.1. */
  readonly step?: number | ArrayLike<number>;
  /** Stop when the values at the corners differ by less than this, relative to 1 + |f|; default 1e-12. */
  readonly tolerance?: number;
  /** Default 400 n. */
  readonly maxEvaluations?: number;
}

/** Shapes of the moves, for n coordinates: reflection 1, expansion, contraction, shrinkage (`gao2012`). */
const moves = (n: number) => ({ expand: 1 + 2 / n, contract: 0.75 - 1 / (2 * n), shrink: 1 - 1 / n });

interface Corner {
  readonly x: Float64Array;
  readonly value: number;
}

/**
 * Minimum of a function of a few variables without derivatives, by the simplex of Nelder and Mead with moves that
 * adapt to the dimension. NaN counts as infinitely bad. Deterministic; finds the minimum in whose basin it starts, to
 * about the square root of the precision of f: polish with {@link newtonPolish} where more is needed.
 * @param start length n ≥ 1; not changed.
 * @see nelder1965
 * @see gao2012
 */
export function nelderMead(
  f: (x: Float64Array) => number,
  start: ArrayLike<number>,
  rules: SimplexRules = {},
): Minimum {
  const n = start.length;
  const { step = 0.1, tolerance = 1e-12, maxEvaluations = 400 * n } = rules;
  const shape = n === 1 ? { expand: 2, contract: 0.5, shrink: 0.5 } : moves(n);
  let evaluations = 0;
  const at = (x: Float64Array): Corner => {
    evaluations += 1;
    const value = f(x);
    return { x, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const along = (from: Float64Array, to: Float64Array, t: number): Corner =>
    at(from.map((a, k) => a + t * (to[k]! - a)));
  let corners = firstSimplex(start, step).map(at).sort(byValue);
  while (evaluations < maxEvaluations && !flat(corners, tolerance)) {
    const [best, worst] = [corners[0]!, corners[n]!];
    const centre = centroid(corners.slice(0, n));
    const next = moved(centre, worst, best.value, corners[n - 1]!.value, shape, along);
    corners = next
      ? [...corners.slice(0, n), next]
      : [best, ...corners.slice(1).map(({ x }) => along(best.x, x, shape.shrink))];
    corners.sort(byValue);
  }
  return { ...corners[0]!, evaluations, converged: flat(corners, tolerance) };
}

/** The corner that replaces the worst, or undefined where the simplex must shrink. */
function moved(
  centre: Float64Array,
  worst: Corner,
  best: number,
  secondWorst: number,
  { expand, contract }: ReturnType<typeof moves>,
  along: (from: Float64Array, to: Float64Array, t: number) => Corner,
): Corner | undefined {
  const reflected = along(centre, worst.x, -1);
  if (reflected.value < best) {
    const expanded = along(centre, worst.x, -expand);
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < secondWorst) return reflected;
  const outside = reflected.value < worst.value;
  const contracted = along(centre, worst.x, outside ? -contract : contract);
  return contracted.value < (outside ? reflected.value : worst.value) ? contracted : undefined;
}

const byValue = (a: Corner, b: Corner): number => a.value - b.value;

const firstSimplex = (start: ArrayLike<number>, step: number | ArrayLike<number>): Float64Array[] => [
  Float64Array.from(start),
  ...Array.from({ length: start.length }, (_, k) => {
    const corner = Float64Array.from(start);
    corner[k]! += typeof step === "number" ? step : step[k]!;
    return corner;
  }),
];

const centroid = (corners: readonly Corner[]): Float64Array =>
  corners[0]!.x.map((_, k) => corners.reduce((sum, { x }) => sum + x[k]!, 0) / corners.length);

const flat = (corners: readonly Corner[], tolerance: number): boolean => {
  const [best, worst] = [corners[0]!.value, corners.at(-1)!.value];
  return worst - best <= tolerance * (1 + Math.abs(best));
};
