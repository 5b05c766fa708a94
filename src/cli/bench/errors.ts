import type { Solution } from "../../solve/index.ts";

/** How far outputs are from those of a reference. */
export interface Errors {
  readonly worst: number;
  /** The root mean square of the output that has the largest. */
  readonly rms: number;
}

/** Values below this part of their profile's peak are measured against it. */
const floor = 1e-6;

/**
 * Relative errors of subjects' outputs: |value − reference| / max(|reference|, 10⁻⁶ of the largest value of that
 * output in that subject). What is missing in the reference is not counted; NaN where there is nothing to count.
 *
 * @param nOutputs outputs in a row; solutions are times × outputs, row by row.
 */
export function errorsOf(
  found: readonly Solution[],
  reference: readonly Solution[],
  nOutputs: number,
): Errors {
  const squares = new Float64Array(nOutputs);
  const counts = new Float64Array(nOutputs);
  let worst = 0;
  found.forEach(({ outputs }, subject) => {
    const wanted = reference[subject]!.outputs;
    for (let output = 0; output < nOutputs; output++) {
      const peak = peakOf(wanted, output, nOutputs);
      for (let k = output; k < wanted.length; k += nOutputs) {
        const size = Math.max(Math.abs(wanted[k]!), floor * peak);
        if (!(size > 0 && Number.isFinite(size))) continue;
        const error = Math.abs(outputs[k]! - wanted[k]!) / size;
        worst = Math.max(worst, error);
        squares[output] = squares[output]! + error * error;
        counts[output] = counts[output]! + 1;
      }
    }
  });
  const means = Array.from(squares, (sum, k) => sum / counts[k]!).filter((mean) => !Number.isNaN(mean));
  return means.length > 0
    ? { worst, rms: Math.sqrt(Math.max(...means)) }
    : { worst: Number.NaN, rms: Number.NaN };
}

function peakOf(values: Float64Array, output: number, nOutputs: number): number {
  let peak = 0;
  for (let k = output; k < values.length; k += nOutputs) {
    const size = Math.abs(values[k]!);
    if (Number.isFinite(size)) peak = Math.max(peak, size);
  }
  return peak;
}
