import { type GridSize, pairAt } from "./pairs.ts";

type Compare = (a: readonly [number, number], b: readonly [number, number]) => number;

const sum = ([j, k]: readonly [number, number]): number => j + k;

const byDiagonal =
  (within: (diagonal: number) => 1 | -1): Compare =>
  (a, b) =>
    sum(a) - sum(b) || within(sum(a)) * (a[0] - b[0]);

/** By rows, by columns, up the diagonals, down them, and alternating either way. */
const six: readonly Compare[] = [
  (a, b) => a[0] - b[0] || a[1] - b[1],
  (a, b) => a[1] - b[1] || a[0] - b[0],
  byDiagonal(() => -1),
  byDiagonal(() => 1),
  byDiagonal((diagonal) => (diagonal % 2 === 0 ? 1 : -1)),
  byDiagonal((diagonal) => (diagonal % 2 === 0 ? -1 : 1)),
];

/**
 * The six usual orderings of a grid of pairs by toxicity, each from the least toxic to the most; those that are the same are given once.
 * @see wages2013
 */
export function usualOrderings(grid: GridSize): number[][] {
  const places = Array.from({ length: grid[0] * grid[1] }, (_, place) => place);
  const all = six.map((compare) => [...places].sort((a, b) => compare(pairAt(grid, a), pairAt(grid, b))));
  return all.filter((one, k) => all.findIndex((other) => other.join() === one.join()) === k);
}
