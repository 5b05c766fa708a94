import type { Cell, Wells } from "./types.ts";

/** The wells with a response by pair of doses, by rising dose 1, then dose 2. */
export function cellsOf({ doses1, doses2, viability }: Wells): readonly Cell[] {
  const groups = new Map<string, number[]>();
  for (let i = 0; i < viability.length; i++) {
    if (!Number.isFinite(viability[i]!)) continue;
    const key = `${doses1[i]}/${doses2[i]}`;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  }
  return [...groups.values()]
    .map((wells) => ({
      dose1: doses1[wells[0]!]!,
      dose2: doses2[wells[0]!]!,
      wells,
      mean: wells.reduce((sum, i) => sum + viability[i]!, 0) / wells.length,
    }))
    .sort((a, b) => a.dose1 - b.dose1 || a.dose2 - b.dose2);
}

/** Whether both drugs were given. */
export const isCombined = ({ dose1, dose2 }: Pick<Cell, "dose1" | "dose2">): boolean =>
  dose1 > 0 && dose2 > 0;

/** The same wells with other responses. */
export const withResponses = (wells: Wells, viability: Float64Array): Wells => ({ ...wells, viability });
