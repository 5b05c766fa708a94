import { type RandomStream, randomStream } from "../../math/index.ts";
import { type Characteristics, requireTruth, summary } from "../exact/characteristics.ts";
import type { Decision, Design, Rule } from "../types.ts";

/** Sums over simulated trials; tallies of different blocks add up, in any order. */
export interface Tally {
  readonly nTrials: number;
  /** Trials that selected no dose, then each dose. */
  readonly select: Float64Array;
  /** Patients at each dose, and their squares, summed over trials. */
  readonly patients: Float64Array;
  readonly patientsSquared: Float64Array;
  /** Trials by patients in all. */
  readonly sizes: Float64Array;
  readonly stops: Map<Rule, number>;
}

/** Characteristics by simulation, with their standard errors. */
export interface SimulatedCharacteristics extends Characteristics {
  readonly nTrials: number;
  readonly standardErrors: {
    readonly select: Float64Array;
    readonly none: number;
    readonly patients: Float64Array;
    readonly totalPatients: number;
  };
}

/** Trials of one block: what a job simulates, and what one random stream serves. */
export const trialsPerBlock = 1000;

/** Options of {@link simulate}. */
export interface SimulateOptions {
  /** Rounded up to whole blocks of 1000. */
  readonly nTrials: number;
  readonly seed: number;
}

/**
 * Operating characteristics by simulation: for designs with too many states to enumerate. The same seed gives the same
 * numbers however the blocks are spread over workers.
 * @throws RangeError for a design without a largest size, or a scenario that is not one probability a dose.
 */
export function simulate(
  design: Design,
  truth: readonly number[],
  { nTrials, seed }: SimulateOptions,
): SimulatedCharacteristics {
  const nBlocks = Math.max(1, Math.ceil(nTrials / trialsPerBlock));
  return tallied(
    truth,
    Array.from({ length: nBlocks }, (_, block) => simulateBlock(design, truth, seed, block)),
  );
}

/** Block number `block` of a simulation: 1000 trials from the random stream of (seed, "escalation", block). */
export function simulateBlock(design: Design, truth: readonly number[], seed: number, block: number): Tally {
  requireTruth(truth, design.nDoses);
  if (!Number.isFinite(design.maxN)) {
    throw new RangeError(`${design.name} has no largest size; add stopAfter(36), say`);
  }
  const tally = emptyTally(design);
  const run = runner(design, truth, randomStream(seed, "escalation", block));
  for (let k = 0; k < trialsPerBlock; k++) run(tally);
  return tally;
}

function emptyTally({ nDoses, maxN }: Design): Tally {
  return {
    nTrials: trialsPerBlock,
    select: new Float64Array(nDoses + 1),
    patients: new Float64Array(nDoses),
    patientsSquared: new Float64Array(nDoses),
    sizes: new Float64Array(maxN + 1),
    stops: new Map(),
  };
}

function runner(design: Design, truth: readonly number[], random: RandomStream): (tally: Tally) => void {
  const { nDoses } = design;
  const n = new Int32Array(nDoses);
  const tox = new Int32Array(nDoses);
  const state = { n, tox, dose: 0, cohort: 0, cohortTox: 0, phase: 0 };
  const draws = truth.map((p) => binomialDraws(p));
  return (tally) => {
    n.fill(0);
    tox.fill(0);
    let next: Decision = design.first;
    while (next.kind === "treat") {
      const { dose, size } = next;
      state.dose = dose;
      state.cohort = size;
      state.phase = next.phase;
      state.cohortTox = draws[dose](size, random.uniform());
      n[dose] += size;
      tox[dose] += state.cohortTox;
      next = design.decide(state);
    }
    if (next.kind === "wait") throw new RangeError(`${design.name} waits although no outcome is pending`);
    count(tally, n, design.selectMtd({ n, tox, stop: next }), next.rule);
  };
}

function count(tally: Tally, n: Int32Array, mtd: number | null, rule: Rule): void {
  let total = 0;
  for (let dose = 0; dose < n.length; dose++) {
    tally.patients[dose] += n[dose];
    tally.patientsSquared[dose] += n[dose] ** 2;
    total += n[dose];
  }
  tally.select[(mtd ?? -1) + 1] += 1;
  tally.sizes[total] += 1;
  tally.stops.set(rule, (tally.stops.get(rule) ?? 0) + 1);
}

/** Toxicities among `size` patients by inversion of the binomial distribution, from one uniform draw. */
function binomialDraws(p: number): (size: number, u: number) => number {
  const known: Float64Array[] = [];
  return (size, u) => {
    let below = known[size];
    if (below === undefined) {
      below = binomialBelow(size, p);
      known[size] = below;
    }
    let k = 0;
    while (k < size && u >= below[k]) k += 1;
    return k;
  };
}

/** P(Y ≤ k) for k = 0 … n. */
function binomialBelow(n: number, p: number): Float64Array {
  let ways = 1;
  let sum = 0;
  return Float64Array.from({ length: n + 1 }, (_, k) => {
    sum += ways * p ** k * (1 - p) ** (n - k);
    ways = (ways * (n - k)) / (k + 1);
    return sum;
  });
}

/** Characteristics from the tallies of all blocks. */
export function tallied(truth: readonly number[], tallies: readonly Tally[]): SimulatedCharacteristics {
  const nTrials = tallies.reduce((sum, tally) => sum + tally.nTrials, 0);
  const average = (of: (tally: Tally) => Float64Array) => {
    const sum = new Float64Array(of(tallies[0]).length);
    for (const tally of tallies) {
      of(tally).forEach((x, k) => {
        sum[k] += x / nTrials;
      });
    }
    return sum;
  };
  const select = average((tally) => tally.select);
  const patients = average((tally) => tally.patients);
  const stops = new Map<Rule, number>();
  for (const tally of tallies) {
    for (const [rule, times] of tally.stops) stops.set(rule, (stops.get(rule) ?? 0) + times / nTrials);
  }
  const squares = average((tally) => tally.patientsSquared);
  const base = summary(
    "simulated",
    truth,
    select,
    patients,
    average((tally) => tally.sizes),
    stops,
  );
  const ofShare = (p: number) => Math.sqrt((p * (1 - p)) / nTrials);
  return {
    ...base,
    nTrials,
    standardErrors: {
      select: base.select.map(ofShare),
      none: ofShare(base.none),
      patients: patients.map((mean, dose) => Math.sqrt(Math.max(0, squares[dose] - mean ** 2) / nTrials)),
      totalPatients: base.totalPatientsSd / Math.sqrt(nTrials),
    },
  };
}
