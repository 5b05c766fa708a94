import { randomStream } from "../../math/index.ts";
import type { Wells } from "./types.ts";

/** A matrix experiment to simulate. */
export interface MatrixDesign {
  /** Doses above 0. */
  readonly doses1: readonly number[];
  readonly doses2: readonly number[];
  /** Copies of the whole matrix, each on a plate of its own. */
  readonly nReplicates: number;
  /** Standard deviation of a response. */
  readonly noise: number;
  /** A further deviation, as a share of the mean response; default 0. */
  readonly proportional?: number;
  /** Standard deviations of the shift and of the gain of a plate. */
  readonly plateShift?: number;
  readonly plateGain?: number;
  /** Whether the wells say which plate they stood on; default true. */
  readonly platesKnown?: boolean;
}

/** Doses from `low` to `high` in equal ratios. */
export const doseLadder = (low: number, high: number, n: number): readonly number[] =>
  Array.from({ length: n }, (_, k) => low * (high / low) ** (k / (n - 1)));

/** A matrix with its edges drawn from a surface of responses; the same for the same seed. */
export function simulateMatrix(
  surface: (dose1: number, dose2: number) => number,
  design: MatrixDesign,
  seed: number,
): Wells {
  const { nReplicates, noise, proportional = 0, plateShift = 0, plateGain = 0, platesKnown = true } = design;
  const all1 = [0, ...design.doses1];
  const all2 = [0, ...design.doses2];
  const stream = randomStream(seed, "combination");
  const n = nReplicates * all1.length * all2.length;
  const wells = {
    doses1: new Float64Array(n),
    doses2: new Float64Array(n),
    viability: new Float64Array(n),
    plates: new Uint32Array(n),
    nPlates: platesKnown ? nReplicates : 1,
  };
  let i = 0;
  for (let plate = 0; plate < nReplicates; plate++) {
    const shift = plateShift * stream.normal();
    const gain = 1 + plateGain * stream.normal();
    for (const d1 of all1) {
      for (const d2 of all2) {
        wells.doses1[i] = d1;
        wells.doses2[i] = d2;
        const mean = surface(d1, d2);
        const deviation = Math.hypot(noise, proportional * mean);
        wells.viability[i] = shift + gain * mean + deviation * stream.normal();
        wells.plates[i] = platesKnown ? plate : 0;
        i += 1;
      }
    }
  }
  return wells;
}
