import { solveLinear } from "../math/index.ts";

/** Earlier rounds that are combined. */
const window = 6;
/** Rounds are combined once each of so many brought less than this part of the one before. */
const calm = { rounds: 3, part: 0.95 } as const;
/** Keeps the small normal equations solvable where rounds become parallel. */
const ridge = 1e-14;

/** A round: x, and what the map adds to it. */
interface Round {
  readonly x: Float64Array;
  readonly added: Float64Array;
}

/** What a search for a fixed point came to. */
export interface Found {
  readonly x: Float64Array;
  readonly found: boolean;
  /** The largest that the map adds to x, by the scale of each number. */
  readonly residual: number;
}

/**
 * A fixed point of a map by Anderson's acceleration: with r = P(x) − x, the next x is that combination of x + r of the last
 * rounds, weights summing to 1, whose r is least (`walker2011`). Rounds are combined only while the map contracts; before, it
 * is followed as it is. Every sum that the map keeps is kept. Found when two steps in a row are within the tolerance.
 *
 * @param scale what a change of number k is compared with at a value of it.
 */
export function anderson(
  start: Float64Array,
  map: (x: Float64Array) => Float64Array | undefined,
  scale: (k: number, value: number) => number,
  { tolerance, mostRounds }: { readonly tolerance: number; readonly mostRounds: number },
): Found {
  let rounds: Round[] = [];
  let x = start;
  let [small, shrunk] = [0, 0];
  let residual = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds; round++) {
    const after = map(x);
    if (!after) return { x, found: false, residual };
    const scales = x.map((value, k) => scale(k, Math.max(Math.abs(value), Math.abs(after[k]!))));
    const before = residual;
    residual = largest(after, x, scales);
    shrunk = residual < calm.part * before ? shrunk + 1 : 0;
    rounds = [...(shrunk >= calm.rounds ? rounds : []), { x, added: after.map((value, k) => value - x[k]!) }];
    if (rounds.length > window) rounds.shift();
    const combined = combine(rounds, scales);
    const next = combined.map((value, k) => (value < 0 && x[k]! >= 0 && after[k]! >= 0 ? after[k]! : value));
    small = largest(next, x, scales) <= tolerance && residual <= tolerance ? small + 1 : 0;
    x = next;
    if (small === 2) return { x, found: true, residual };
  }
  return { x, found: false, residual };
}

const largest = (a: Float64Array, b: Float64Array, scales: Float64Array): number =>
  a.reduce((most, value, k) => Math.max(most, Math.abs(value - b[k]!) / scales[k]!), 0);

function combine(rounds: readonly Round[], scales: Float64Array): Float64Array {
  const { x, added } = rounds.at(-1)!;
  const steps = rounds.slice(1).map((round, j) => ({
    x: round.x.map((value, k) => value - rounds[j]!.x[k]!),
    added: round.added.map((value, k) => value - rounds[j]!.added[k]!),
  }));
  const next = x.map((value, k) => value + added[k]!);
  if (steps.length === 0) return next;
  const weights = weightsOf(
    steps.map((step) => step.added.map((value, k) => value / scales[k]!)),
    added.map((value, k) => value / scales[k]!),
  );
  if (!weights.every(Number.isFinite)) return next;
  return next.map((value, k) =>
    steps.reduce((sum, step, j) => sum - weights[j]! * (step.x[k]! + step.added[k]!), value),
  );
}

/** Least squares of Σ wⱼ columnⱼ = b by the normal equations. */
function weightsOf(columns: readonly Float64Array[], b: Float64Array): Float64Array {
  const dot = (u: Float64Array, v: Float64Array) => u.reduce((sum, value, k) => sum + value * v[k]!, 0);
  const n = columns.length;
  const cells = columns.flatMap((u, i) => columns.map((v, j) => dot(u, v) * (i === j ? 1 + ridge : 1)));
  return n === 0
    ? new Float64Array(0)
    : solveLinear(
        cells,
        columns.map((u) => dot(u, b)),
      );
}
