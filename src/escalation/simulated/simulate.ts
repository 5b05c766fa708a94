import { type RandomStream, randomStream } from "../../math/index.ts";
import { type Characteristics, requireTruth, summary } from "../exact/characteristics.ts";
import type { Design, Rule } from "../types.ts";
import { binomialBelow, jointBelow, patientOdds, type Truth } from "./outcomes.ts";
import { type TrialGraph, trialGraph } from "./trial-graph.ts";
import { type Words, xoshiro128 } from "./xoshiro.ts";

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
  /** Probability of a response at each dose, and its association with toxicity: for designs that look at responses. */
  readonly responses?: readonly number[];
  readonly association?: number;
}

/**
 * Operating characteristics by simulation: for designs with too many states to enumerate. The same seed gives the same
 * numbers however the blocks are spread over workers.
 * @throws RangeError for a design without a largest size, or a scenario that is not one probability a dose.
 */
export function simulate(
  design: Design,
  truth: readonly number[],
  { nTrials, seed, ...others }: SimulateOptions,
): SimulatedCharacteristics {
  const nBlocks = Math.max(1, Math.ceil(nTrials / trialsPerBlock));
  const truths = truthOf(design, truth, others);
  requireSimulable(design, truths);
  const tallies: Tally[] = [];
  for (let block = 0; block < nBlocks; ) {
    const graph = trialGraph(design);
    const visits = noVisits(graph);
    const from = block;
    do walkBlock(design, graph, truths, seed, block++, visits);
    while (block < nBlocks && trialGraph(design) === graph);
    tallies.push(tallyOf(design, graph, visits, (block - from) * trialsPerBlock));
  }
  return tallied(truths, tallies);
}

/** Block number `block` of a simulation: 1000 trials from the random stream of (seed, "escalation", block). */
export function simulateBlock(design: Design, truth: Truth, seed: number, block: number): Tally {
  requireSimulable(design, truth);
  const graph = trialGraph(design);
  const visits = noVisits(graph);
  walkBlock(design, graph, truth, seed, block, visits);
  return tallyOf(design, graph, visits, trialsPerBlock);
}

const truthOf = (
  design: Design,
  tox: readonly number[],
  { responses, association }: Omit<SimulateOptions, "nTrials" | "seed">,
): Truth => ({
  tox,
  ...(design.efficacy && responses ? { eff: responses } : {}),
  ...(association === undefined ? {} : { association }),
});

/** @throws RangeError for a design without a largest size, or a scenario that it cannot take. */
export function requireSimulable(
  { name, nDoses, maxN, efficacy }: Design,
  { tox, eff, association = 0 }: Truth,
): void {
  requireTruth(tox, nDoses);
  if (efficacy) requireTruth(eff ?? [], nDoses, `${name} looks at responses; they are`);
  if (!(Math.abs(association) <= 1)) {
    throw new RangeError(`the association of toxicity and response lies in [-1, 1], not ${association}`);
  }
  if (!Number.isFinite(maxN)) throw new RangeError(`${name} has no largest size; add stopAfter(36), say`);
}

/** Trials by the end that they reached: numbers of ends, and how often. */
export interface Visits {
  readonly ends: number[];
  times: Int32Array;
}

/** Before the first trial. */
export const noVisits = (graph: TrialGraph): Visits => ({
  ends: [],
  times: new Int32Array(Math.max(1024, 2 * graph.ends.length)),
});

function walkBlock(
  design: Design,
  graph: TrialGraph,
  truth: Truth,
  seed: number,
  block: number,
  visits: Visits,
): void {
  const word = wordsOf(randomStream(seed, "escalation", block));
  let limits = limitsOf(design, truth, graph.mostPatients);
  let { cells } = graph;
  for (let k = 0; k < trialsPerBlock; k++) {
    let at = 1;
    let dose = cells[at];
    while (dose >= 0) {
      const size = cells[at + 1];
      if (size > limits.most) limits = limitsOf(design, truth, size);
      const outcome = outcomeOf(limits, dose, size, word());
      const next = cells[at + 2 + outcome];
      if (next > 0) at = next;
      else {
        at = graph.grow(at, outcome);
        cells = graph.cells;
      }
      dose = cells[at];
    }
    visit(visits, -1 - dose);
  }
}

/** One more trial reached an end. */
export function visit(visits: Visits, end: number): void {
  if (end >= visits.times.length) visits.times = enlarged(visits.times, end);
  if (visits.times[end] === 0) visits.ends.push(end);
  visits.times[end] += 1;
}

function enlarged(times: Int32Array, end: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * (end + 1));
  larger.set(times);
  return larger;
}

/** The sums over trials by the ends that they reached. */
export function tallyOf(
  { nDoses, maxN }: Design,
  graph: TrialGraph,
  { ends, times }: Visits,
  nTrials: number,
): Tally {
  const tally = {
    nTrials,
    select: new Float64Array(nDoses + 1),
    patients: new Float64Array(nDoses),
    patientsSquared: new Float64Array(nDoses),
    sizes: new Float64Array(maxN + 1),
    stops: new Map<Rule, number>(),
  };
  for (const end of ends) {
    const { n, total, mtd, rule } = graph.ends[end];
    const often = times[end];
    for (let dose = 0; dose < nDoses; dose++) {
      tally.patients[dose] += often * n[dose];
      tally.patientsSquared[dose] += often * n[dose] * n[dose];
    }
    tally.select[(mtd ?? -1) + 1] += often;
    tally.sizes[total] += often;
    tally.stops.set(rule, (tally.stops.get(rule) ?? 0) + often);
  }
  return tally;
}

/** What turns a word into the number of an outcome, at every dose and for cohorts of up to `most` patients. */
export interface Limits {
  readonly most: number;
  /** Outcomes of the largest cohort. */
  readonly width: number;
  /** P(outcome ≤ k) in units of 2⁻³². */
  readonly below: Float64Array;
  /** Outcomes by the first ten bits of a word; `unsure` where the other bits decide. */
  readonly first: Uint8Array;
}

const unsure = 255;

/** The limits of a scenario for cohorts of up to `most` patients. */
export function limitsOf({ efficacy }: Design, { tox, eff = [], association }: Truth, most: number): Limits {
  const belowOf = (size: number, dose: number): Float64Array =>
    efficacy
      ? jointBelow(size, patientOdds(tox[dose], eff[dose], association))
      : binomialBelow(size, tox[dose]);
  const width = belowOf(most, 0).length;
  const below = new Float64Array(tox.length * (most + 1) * width);
  const first = new Uint8Array(tox.length * (most + 1) * 1024).fill(unsure);
  tox.forEach((_, dose) => {
    for (let size = 0; size <= most; size++) {
      const row = dose * (most + 1) + size;
      const limits = belowOf(size, dose).map((share) => share * 2 ** 32);
      const last = limits.length - 1;
      // The last limit is 1 up to rounding; no word may pass it.
      limits[last] = Number.POSITIVE_INFINITY;
      below.set(limits, row * width);
      for (let outcome = 0; outcome <= Math.min(last, unsure - 1); outcome++) {
        const from = outcome === 0 ? 0 : Math.ceil(limits[outcome - 1] / 2 ** 22);
        const to = outcome === last ? 1024 : Math.floor(limits[outcome] / 2 ** 22);
        if (to > from) first.fill(outcome, row * 1024 + from, row * 1024 + to);
      }
    }
  });
  return { most, width, below, first };
}

/** The outcome of a cohort by inversion of its distribution, from one word; a probability is met to 2⁻³². */
export function outcomeOf(
  { most, width, below, first }: Limits,
  dose: number,
  size: number,
  word: number,
): number {
  const row = dose * (most + 1) + size;
  const known = first[row * 1024 + (word >>> 22)];
  if (known !== unsure) return known;
  const from = row * width;
  let outcome = 0;
  while (word >= below[from + outcome]) outcome += 1;
  return outcome;
}

/** A sequence of words begun from a numbered stream. */
export function wordsOf(stream: RandomStream): Words {
  const draw = () => Math.floor(stream.uniform() * 2 ** 32);
  return xoshiro128(draw(), draw(), draw(), 1 + Math.floor(stream.uniform() * (2 ** 32 - 1)));
}

/** Characteristics from the tallies of all blocks. */
export function tallied(truth: Truth, tallies: readonly Tally[]): SimulatedCharacteristics {
  const nTrials = tallies.reduce((sum, tally) => sum + tally.nTrials, 0);
  const average = (of: (tally: Tally) => Float64Array) => {
    const sum = new Float64Array(of(tallies[0]).length);
    for (const tally of tallies) {
      of(tally).forEach((x, k) => {
        sum[k] += x;
      });
    }
    return sum.map((x) => x / nTrials);
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
    truth.tox,
    select,
    patients,
    average((tally) => tally.sizes),
    stops,
    truth.eff,
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
