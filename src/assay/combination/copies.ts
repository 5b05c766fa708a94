import { cellsOf, isCombined } from "./cells.ts";
import type { Cell, Wells } from "./types.ts";

/**
 * Wells that were written down several times, single agents to fill the replicates of a matrix or the whole table, carry no
 * information twice. Where all replicated cells of single agents, or all those with both drugs, hold one number only, to the last
 * digit, one well of each is kept.
 */
export function withoutCopies(wells: Wells): { readonly wells: Wells; readonly nRemoved: number } {
  const replicated = cellsOf(wells).filter((cell) => cell.wells.length > 1);
  const removed = new Set([
    ...copiesAmong(
      wells,
      replicated.filter((cell) => !isCombined(cell)),
    ),
    ...copiesAmong(wells, replicated.filter(isCombined)),
  ]);
  if (removed.size === 0) return { wells, nRemoved: 0 };
  const viability = wells.viability.map((y, i) => (removed.has(i) ? Number.NaN : y));
  return { wells: { ...wells, viability }, nRemoved: removed.size };
}

function copiesAmong({ viability }: Wells, cells: readonly Cell[]): readonly number[] {
  const copied = cells.filter((cell) => cell.wells.every((i) => viability[i] === viability[cell.wells[0]!]));
  // Normalised controls may all be 1; three cells of equal replicates are no accident.
  if (copied.length < 3 || copied.length < cells.length) return [];
  return copied.flatMap((cell) => cell.wells.slice(1));
}
