import type { Counts } from "../types.ts";
import type { Pair, PairCounts } from "./boin-combination.ts";

/** Numbers of doses of the two agents. */
export type GridSize = readonly [number, number];

/** A pair's place when the grid is read row by row: what two-agent designs call a dose. */
export const placeOf = ([, columns]: GridSize, [j, k]: Pair): number => j * columns + k;

/** The pair at a place. */
export const pairAt = ([, columns]: GridSize, place: number): Pair => [
  Math.floor(place / columns),
  place % columns,
];

/** Counts by place as counts by pair. */
export function pairCounts([rows, columns]: GridSize, { n, tox }: Counts): PairCounts {
  const rowsOf = (counts: ArrayLike<number>) =>
    Array.from({ length: rows }, (_, j) =>
      Array.from({ length: columns }, (_, k) => counts[j * columns + k]),
    );
  return { n: rowsOf(n), tox: rowsOf(tox) };
}

/**
 * Whether a pair may follow the last one: at most one level up in one agent, none up in the other; untried pairs are reached by
 * way of a tried neighbour. Downwards any pair may follow.
 */
export function mayFollow([j, k]: Pair, [fromJ, fromK]: Pair): boolean {
  const [upJ, upK] = [Math.max(0, j - fromJ), Math.max(0, k - fromK)];
  return upJ + upK <= 1;
}
