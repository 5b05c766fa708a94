import { shareBelow } from "../beta.ts";
import { boinBoundaries } from "../boin.ts";
import { exclusion } from "../exclusion.ts";
import { isotonic2d } from "./isotonic-2d.ts";

/** Two agents: a row for each dose of the first, a column for each dose of the second; indices from 0. */
export type Pair = readonly [number, number];

/** Patients and toxicities of each pair of doses. */
export interface PairCounts {
  readonly n: readonly (readonly number[])[];
  readonly tox: readonly (readonly number[])[];
}

/** Options of {@link boinCombination}. */
export interface BoinCombinationOptions {
  readonly target: number;
  /** φ₁ and φ₂; defaults 0.6 and 1.4 × target. */
  readonly low?: number;
  readonly high?: number;
  /** Exclude a pair, and every pair with both doses as high, when P(p > target) exceeds this; default 0.95. */
  readonly cutoff?: number;
}

/** What comes next. Equally good pairs are all given, the one with the lower dose of the first agent first; none: stop. */
export interface PairDecision {
  readonly pairs: readonly Pair[];
  readonly rule:
    | "escalate"
    | "stay"
    | "de-escalate"
    | "top"
    | "bottom"
    | "eliminated"
    | "lowest pair too toxic";
}

/**
 * Two-agent BOIN. At pair (j, k) with share p̂: p̂ ≤ λe goes up in one agent, to whichever of (j+1, k) and (j, k+1) has the
 * larger P(λe < p < λd) with p ~ Beta(½ + y, ½ + n − y), plus 0.0005 n to settle ties; p̂ ≥ λd goes down in one agent, chosen
 * alike; otherwise stay. A pair is not gone up to when it, or a pair below it, has a share of λd or more.
 * @param current the pair treated last.
 * @see linyin2017
 */
export function boinCombination(
  options: BoinCombinationOptions,
  counts: PairCounts,
  current: Pair,
): PairDecision {
  const { target, low, high } = options;
  const boundaries = boinBoundaries(target, low, high);
  const { n, tox } = counts;
  const out = excludedPairs(options, counts);
  if (out([0, 0])) return { pairs: [], rule: "lowest pair too toxic" };
  const [j, k] = current;
  const inside = ([a, b]: Pair) =>
    shareBelow(boundaries.deescalate, n[a][b], tox[a][b], 0.5, 0.5) -
    shareBelow(boundaries.escalate, n[a][b], tox[a][b], 0.5, 0.5) +
    0.0005 * n[a][b];
  const toxic = atOrAbove(counts, (size, y) => size > 0 && y >= boundaries.deescalate * size);
  const onGrid = ([a, b]: Pair) => a >= 0 && b >= 0 && a < n.length && b < n[0].length;
  const best = (pairs: readonly Pair[]) =>
    mostProbable(
      pairs.filter((pair) => onGrid(pair) && !out(pair)),
      inside,
    );
  const share = tox[j][k] / n[j][k];
  if (share >= boundaries.deescalate || out(current)) {
    const pairs = best([
      [j - 1, k],
      [j, k - 1],
    ]);
    if (pairs.length === 0) return { pairs: [current], rule: "bottom" };
    return { pairs, rule: out(current) ? "eliminated" : "de-escalate" };
  }
  if (share > boundaries.escalate) return { pairs: [current], rule: "stay" };
  const up: readonly Pair[] = [
    [j, k + 1],
    [j + 1, k],
  ];
  const pairs = best(up.filter((pair) => !toxic(pair)));
  return pairs.length === 0 ? { pairs: [current], rule: "top" } : { pairs, rule: "escalate" };
}

const excludedPairs = ({ target, cutoff = 0.95 }: BoinCombinationOptions, counts: PairCounts) =>
  atOrAbove(counts, exclusion({ target, cutoff, fromN: 3 }));

/** Whether a pair lies at, or in both agents at or above, one whose counts fulfil a condition. */
function atOrAbove(
  { n, tox }: PairCounts,
  condition: (n: number, tox: number) => boolean,
): (pair: Pair) => boolean {
  const found = n.flatMap((row, a) =>
    row.flatMap((size, b) => (condition(size, tox[a][b]) ? [[a, b] as const] : [])),
  );
  return ([j, k]) => found.some(([a, b]) => a <= j && b <= k);
}

function mostProbable(pairs: readonly Pair[], value: (pair: Pair) => number): Pair[] {
  const most = Math.max(...pairs.map(value));
  // Equal counts give equal probabilities to the last bit; other ties within rounding are ties too.
  return pairs.filter((pair) => value(pair) > most - 1e-12);
}

/**
 * The pair whose estimate, by isotonic regression in both directions of (y + 0.05)/(n + 0.1), is closest to the target, among
 * treated pairs that are not excluded; null when there is none.
 * @see linyin2017
 */
export function boinCombinationSelect(options: BoinCombinationOptions, counts: PairCounts): Pair | null {
  const { n, tox } = counts;
  const out = excludedPairs(options, counts);
  if (out([0, 0])) return null;
  const fitted = isotonic2d(
    n.map((row, j) => row.map((size, k) => (out([j, k]) ? 1.1 : (tox[j][k] + 0.05) / (size + 0.1)))),
    n.map((row) => row.map((size) => size + 0.1)),
  );
  let best: Pair | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < n[0].length; k++) {
    for (let j = 0; j < n.length; j++) {
      if (n[j][k] === 0 || out([j, k])) continue;
      // The small slope settles ties: below the target upwards, above it downwards.
      const away = Math.abs(fitted[j][k] + 1e-5 * (j + k + 2) - options.target);
      if (away < least - 1e-12) [best, least] = [[j, k], away];
    }
  }
  return best;
}
