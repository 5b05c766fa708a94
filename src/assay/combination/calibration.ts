import { verdict } from "./analyse.ts";
import { nullModel } from "./nulls/nulls.ts";
import { doseLadder, type MatrixDesign, simulateMatrix } from "./simulated.ts";
import type { SingleAgents } from "./types.ts";

/** A true surface of responses. */
export type Surface = (dose1: number, dose2: number) => number;

/** Pairs of drugs whose verdicts are calibrated. Doses run from 0.003 to 3 and from 0.03 to 100. */
export const pairs = {
  usual: {
    control: 1,
    drug1: { limit: 0.15, ec50: 0.05, slope: 1.1 },
    drug2: { limit: 0.3, ec50: 2, slope: 0.9 },
  },
  killing: {
    control: 1,
    drug1: { limit: 0.05, ec50: 0.1, slope: 1.4 },
    drug2: { limit: 0.1, ec50: 1, slope: 1.2 },
  },
  steep: {
    control: 1,
    drug1: { limit: 0.1, ec50: 0.1, slope: 3 },
    drug2: { limit: 0.1, ec50: 2, slope: 4 },
  },
  "weak plateau": {
    control: 1,
    drug1: { limit: 0.15, ec50: 0.05, slope: 1.1 },
    drug2: { limit: 0.6, ec50: 2, slope: 0.9 },
  },
  "not reached": {
    control: 1,
    drug1: { limit: 0.1, ec50: 0.1, slope: 1.2 },
    drug2: { limit: 0.1, ec50: 60, slope: 1 },
  },
  shallow: {
    control: 1,
    drug1: { limit: 0.1, ec50: 0.1, slope: 0.6 },
    drug2: { limit: 0.2, ec50: 2, slope: 0.6 },
  },
} as const satisfies Readonly<Record<string, SingleAgents>>;

/** The surface of a pair that a null model holds to be additive. */
export const additiveSurface =
  (pair: keyof typeof pairs, name: string): Surface =>
  (d1, d2) =>
    nullModel(name).response(pairs[pair], d1, d2);

/** A matrix of n × n doses with its edges. */
export const matrixDesign = (
  n: number,
  nReplicates: number,
  noise: number,
  more: Partial<MatrixDesign> = {},
): MatrixDesign => ({
  doses1: doseLadder(0.003, 3, n - 1),
  doses2: doseLadder(0.03, 100, n - 1),
  nReplicates,
  noise,
  platesKnown: false,
  ...more,
});

/** Shares of verdicts in percent. */
export interface CallRates {
  readonly synergy: number;
  readonly antagonism: number;
  readonly none: number;
  /** Synergy and antagonism together. */
  readonly either: number;
}

/** How often each verdict falls on simulated matrices, seeds 0 to n − 1. */
export function callRates(surface: Surface, name: string, design: MatrixDesign, n: number): CallRates {
  const counts = { synergy: 0, additive: 0, antagonism: 0, "not assessable": 0 };
  for (let seed = 0; seed < n; seed++) counts[verdict(simulateMatrix(surface, design, seed), name).call] += 1;
  const share = (count: number) => (100 * count) / n;
  return {
    synergy: share(counts.synergy),
    antagonism: share(counts.antagonism),
    none: share(counts["not assessable"]),
    either: share(counts.synergy + counts.antagonism),
  };
}
