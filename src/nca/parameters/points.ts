import type { Case } from "../prepare.ts";

/** The last point above zero, as a list. */
export const lastPoint = ({ measured }: Case): readonly number[] => {
  const last = measured.concentrations.findLastIndex((c) => c > 0);
  return last < 0 ? [] : [last];
};

/** The first of the largest concentrations, as a list. */
export function highestPoint({ measured: { concentrations } }: Case): readonly number[] {
  if (concentrations.length === 0) return [];
  return [concentrations.reduce((best, c, k) => (c > concentrations[best]! ? k : best), 0)];
}

/** Every point up to the last one above zero. */
export const pointsToLast = (it: Case): readonly number[] => {
  const [last = -1] = lastPoint(it);
  return Array.from({ length: last + 1 }, (_, k) => k);
};

/** The points of the terminal line. */
export const slopePoints = ({ slope }: Case): readonly number[] => ("why" in slope ? [] : slope.points);

/**
 * The points that a curve between two times stands on: those inside, the neighbours that it is interpolated from, and the
 * terminal line where it goes on beyond the last.
 */
export function pointsBetween(it: Case, fromH: number, toH: number): readonly number[] {
  const { times } = it.measured;
  const own = pointsToLast(it);
  const before = own.findLast((k) => times[k]! <= fromH) ?? 0;
  const after = own.find((k) => times[k]! >= toH);
  const inside = own.filter((k) => k >= before && k <= (after ?? own.length));
  return after === undefined ? [...new Set([...inside, ...slopePoints(it)])] : inside;
}
