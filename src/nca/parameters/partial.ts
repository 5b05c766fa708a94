import { printNumber } from "../../units/index.ts";
import { partialAuc } from "../auc/area.ts";
import { observedTail } from "../prepare.ts";
import type { Stretch } from "../types.ts";
import { pointsBetween } from "./points.ts";
import type { Parameter } from "./types.ts";

/**
 * The area between two times after the dose: interpolated between samples as the method draws the curve, beyond Tlast on the
 * terminal decline from the last measured value.
 */
export const partialArea = (name: string, { fromH, toH }: Stretch): Parameter => ({
  name,
  printed: `AUC ${printNumber(fromH)}–${printNumber(toH)} h`,
  measures: "auc",
  description: `area under the curve from ${printNumber(fromH)} to ${printNumber(toH)} h after the dose`,
  needs: [],
  of: (it) => {
    const last = it.toLast.times.at(-1);
    if (last === undefined) return { why: "no concentration above the limit of quantification" };
    if (it.curve.times[0]! > fromH)
      return { why: "no sample at or before the beginning of the stretch, so the area has none" };
    const tail = observedTail(it);
    if (last < toH && !tail)
      return { why: `the last measurable sample is at ${printNumber(last)} h, and there is no λz` };
    const value = partialAuc(it.method, it.toLast, fromH, toH, tail);
    const start = fromH === 0 && it.startNote ? [it.startNote] : [];
    const beyond = last < toH ? [`extrapolated with λz from ${printNumber(last)} h`] : [];
    return { value, notes: [...start, ...beyond] };
  },
  from: (it) => pointsBetween(it, fromH, toH),
});
