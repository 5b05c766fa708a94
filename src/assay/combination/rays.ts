import { cellsOf, isCombined } from "./cells.ts";
import type { Wells } from "./types.ts";

/** Combinations at one ratio of doses. */
export interface Ray {
  /** Dose 2 over dose 1. */
  readonly ratio: number;
  readonly totals: readonly number[];
  readonly viability: readonly number[];
}

/** Ratios that agree to this share are one ray: dilution series are rounded when they are written down. */
const sameRatio = 0.02;

/** The rays of a design with at least `fewest` doses each, by rising ratio. A matrix in equal steps has its diagonals as rays. */
export function raysOf(wells: Wells, fewest = 3): readonly Ray[] {
  const points = cellsOf(wells)
    .filter(isCombined)
    .map(({ dose1, dose2, mean }) => ({ ratio: dose2 / dose1, total: dose1 + dose2, mean }))
    .sort((a, b) => a.ratio - b.ratio);
  const groups: (typeof points)[] = [];
  for (const point of points) {
    const group = groups.at(-1);
    if (group && point.ratio <= group[0]!.ratio * (1 + sameRatio)) group.push(point);
    else groups.push([point]);
  }
  return groups
    .filter((group) => group.length >= fewest)
    .map((group) => {
      const sorted = [...group].sort((a, b) => a.total - b.total);
      return {
        ratio: sorted[Math.floor(sorted.length / 2)]!.ratio,
        totals: sorted.map(({ total }) => total),
        viability: sorted.map(({ mean }) => mean),
      };
    });
}
