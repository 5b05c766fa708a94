import { randomStream } from "../../math/index.ts";
import {
  requireSimulable,
  type SimulatedCharacteristics,
  type Tally,
  tallied,
  trialsPerBlock,
  wordsOf,
} from "../simulated/simulate.ts";
import type { Design, Rule } from "../types.ts";
import { trialSimulator } from "./one-trial.ts";
import type { CalendarOptions } from "./options.ts";
import { isWalk, waitingTally } from "./waiting.ts";

/** Characteristics in calendar time. */
export interface CalendarCharacteristics extends SimulatedCharacteristics {
  /** Days from the beginning of accrual to the last outcome. */
  readonly duration: {
    readonly mean: number;
    readonly sd: number;
    readonly standardError: number;
    /** Percentiles 5, 50 and 95 over trials. */
    readonly percentiles: readonly [number, number, number];
  };
  /** Mean patients who came and could not be treated; of designs that wait, the mean that accrual gives for the time waited. */
  readonly turnedAway: number;
  /** Mean patients who were backfilled. */
  readonly backfilled: number;
}

/** Sums over the trials of a block. */
export interface CalendarTally extends Tally {
  readonly days: Float64Array;
  turnedAway: number;
  backfilled: number;
}

/** Trials of one block of a design that decides with pending patients: what a job simulates, and what one random stream serves. */
export const calendarBlock = 100;

/**
 * Operating characteristics in calendar time, by simulation: patients come, wait for nobody, are followed; the design is asked when a
 * patient comes and no cohort is open, with the pending patients of that day. A patient who comes while the trial waits is lost to
 * it, or backfilled. The same seed gives the same numbers however the blocks are spread over workers.
 * @param truth probability of a toxicity inside the window at each dose; replaced by the shares of `onset.days` where given.
 * @throws RangeError for a design without a largest size, a scenario that it cannot take, and accrual or a window that is not above 0.
 */
export function simulateCalendar(
  design: Design,
  truth: readonly number[],
  options: CalendarOptions,
): CalendarCharacteristics {
  const size = blockSize(design, options);
  const nBlocks = Math.max(1, Math.ceil(options.nTrials / size));
  const tallies = Array.from({ length: nBlocks }, (_, block) => calendarTally(design, truth, options, block));
  return calendarSummary(truth, options, tallies);
}

/** Trials in a block: 1000 of a design that waits for every outcome, otherwise 100. */
const blockSize = (design: Design, options: CalendarOptions): number =>
  isWalk(design, options) ? trialsPerBlock : calendarBlock;

/** Block number `block`, from a random stream of its own. */
export function calendarTally(
  design: Design,
  truth: readonly number[],
  options: CalendarOptions,
  block: number,
): CalendarTally {
  requireCalendar(design, truth, options);
  if (isWalk(design, options)) return { ...waitingTally(design, truth, options, block), backfilled: 0 };
  const simulate = trialSimulator(design, truth, options);
  const word = wordsOf(randomStream(options.seed, "calendar", block));
  const tally = emptyTally(design, options);
  for (let k = 0; k < calendarBlock; k++) {
    const { n, mtd, rule, days, turnedAway, backfilled } = simulate(word);
    let total = 0;
    for (let dose = 0; dose < n.length; dose++) {
      tally.patients[dose] += n[dose];
      tally.patientsSquared[dose] += n[dose] * n[dose];
      total += n[dose];
    }
    tally.select[(mtd ?? -1) + 1] += 1;
    tally.sizes[total] += 1;
    tally.stops.set(rule, (tally.stops.get(rule) ?? 0) + 1);
    tally.days[k] = days;
    tally.turnedAway += turnedAway;
    tally.backfilled += backfilled;
  }
  return tally;
}

function emptyTally({ nDoses, maxN }: Design, { backfill }: CalendarOptions): CalendarTally {
  const most = maxN + (backfill ? (backfill.cap ?? 12) * nDoses : 0);
  return {
    nTrials: calendarBlock,
    select: new Float64Array(nDoses + 1),
    patients: new Float64Array(nDoses),
    patientsSquared: new Float64Array(nDoses),
    sizes: new Float64Array(most + 1),
    stops: new Map<Rule, number>(),
    days: new Float64Array(calendarBlock),
    turnedAway: 0,
    backfilled: 0,
  };
}

function requireCalendar(design: Design, truth: readonly number[], options: CalendarOptions): void {
  const { accrual, windowDays, responses, association } = options;
  requireSimulable(design, {
    tox: truth,
    ...(responses ? { eff: responses } : {}),
    ...(association === undefined ? {} : { association }),
  });
  if (!(accrual.perDay > 0 && windowDays > 0)) {
    throw new RangeError(
      `accrual and window are above 0, not ${accrual.perDay} patients a day and ${windowDays} days`,
    );
  }
}

/** Characteristics from the tallies of all blocks, in any order. */
export function calendarSummary(
  truth: readonly number[],
  { responses, onset, windowDays }: CalendarOptions,
  tallies: readonly CalendarTally[],
): CalendarCharacteristics {
  const tox = onset?.kind === "times" ? onset.days.map((days) => shareWithin(days, windowDays)) : truth;
  const base = tallied({ tox, ...(responses ? { eff: responses } : {}) }, tallies);
  const days = sortedDays(tallies);
  const mean = days.reduce((a, b) => a + b, 0) / days.length;
  const sd = Math.sqrt(days.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(1, days.length - 1));
  const percentile = (share: number) => {
    const at = share * (days.length - 1);
    const below = Math.floor(at);
    return days[below]! + (at - below) * (days[Math.min(below + 1, days.length - 1)]! - days[below]!);
  };
  const meanOf = (of: (tally: CalendarTally) => number) =>
    tallies.reduce((sum, tally) => sum + of(tally), 0) / base.nTrials;
  return {
    ...base,
    duration: {
      mean,
      sd,
      standardError: sd / Math.sqrt(days.length),
      percentiles: [percentile(0.05), percentile(0.5), percentile(0.95)],
    },
    turnedAway: meanOf((tally) => tally.turnedAway),
    backfilled: meanOf((tally) => tally.backfilled),
  };
}

/** Durations of all trials, increasing. */
function sortedDays(tallies: readonly CalendarTally[]): Float64Array {
  const days = new Float64Array(tallies.reduce((sum, tally) => sum + tally.days.length, 0));
  let at = 0;
  for (const tally of tallies) {
    days.set(tally.days, at);
    at += tally.days.length;
  }
  return days.sort();
}

const shareWithin = (days: readonly number[], window: number): number =>
  days.filter((day) => day < window).length / days.length;
