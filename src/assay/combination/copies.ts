import { cellsOf, isCombined } from "./cells.ts";
import type { Wells } from "./types.ts";

/**
 * Single-agent wells that were written down several times to fill the replicates of a matrix carry no information twice. Where all
 * replicated cells of single agents hold one number only, to the last digit, one well of each is kept.
 */
export function withoutCopies(wells: Wells): { readonly wells: Wells; readonly nRemoved: number } {
  const alone = cellsOf(wells).filter((cell) => !isCombined(cell) && cell.wells.length > 1);
  const copied = alone.filter((cell) =>
    cell.wells.every((i) => wells.viability[i] === wells.viability[cell.wells[0]!]),
  );
  // Normalised controls may all be 1; three cells of equal replicates are no accident.
  if (copied.length < 3 || copied.length < alone.length) return { wells, nRemoved: 0 };
  const removed = new Set(copied.flatMap((cell) => cell.wells.slice(1)));
  const viability = wells.viability.map((y, i) => (removed.has(i) ? Number.NaN : y));
  return { wells: { ...wells, viability }, nRemoved: removed.size };
}
