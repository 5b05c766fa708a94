import type { Grid } from "./spec.ts";

/** Where in the rows of a grid the interval of a dose stands: [first, last], both included. */
export function intervalOf({ doses }: Grid, dose: number): readonly [number, number] {
  return [doses.indexOf(dose), doses.lastIndexOf(dose)];
}

/** Highest value between two rows, both included; NaN when every value is missing. */
export function peak(values: Float64Array, from: number, to: number): number {
  let highest = Number.NaN;
  for (let k = from; k <= to; k++)
    if (!(values[k]! <= highest) && !Number.isNaN(values[k]!)) highest = values[k]!;
  return highest;
}
