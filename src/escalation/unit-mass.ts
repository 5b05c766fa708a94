import { shareBelow, tailAbove } from "./beta.ts";
import { type Action, type IntervalDesign, intervalDesign } from "./interval-design.ts";

/** Options of the designs that compare the posterior's probability mass over intervals. */
export interface UnitMassOptions {
  readonly target: number;
  readonly nDoses: number;
  /** Width of the target interval below the target; default 0.05. */
  readonly below?: number;
  /** Width of the target interval above the target; default 0.05. */
  readonly above?: number;
  /** Exclude a dose when P(p > target) exceeds this; default 0.95. */
  readonly cutoff?: number;
  /** Patients from which a dose can be excluded; default 3. */
  readonly excludeFromN?: number;
}

/**
 * What wins when an interval below and one above the target hold equal mass per length: Keyboard 0.1.3 takes the
 * highest interval, FIND 0.1.1 and escalation 0.2.3 the lowest.
 */
export type Ties = "highest" | "lowest";

/**
 * Modified toxicity probability interval design. With Beta(1+y, 1+n−y) the posterior, the interval among
 * (0, φ−ε₁), (φ−ε₁, φ+ε₂), (φ+ε₂, 1) that holds most probability per length decides: escalate, stay, de-escalate.
 * @throws RangeError unless the target interval lies inside (0, 1).
 * @see ji2010
 */
export const mtpi = (options: UnitMassOptions & { readonly ties?: Ties }): IntervalDesign =>
  unitMassDesign("mtpi", "mTPI", ["ji2010"], options, options.ties ?? "highest", ([low, high]) => [
    [0, low],
    [low, high],
    [high, 1],
  ]);

/**
 * mTPI-2: as mTPI, with the two outer intervals cut into keys as long as the target interval; the last key at each
 * end is what is left, and is divided by its own length.
 * @throws RangeError unless the target interval lies inside (0, 1).
 * @see guo2017
 */
export const mtpi2 = (options: UnitMassOptions & { readonly ties?: Ties }): IntervalDesign =>
  unitMassDesign("mtpi2", "mTPI-2", ["guo2017"], options, options.ties ?? "lowest", keys);

/**
 * Keyboard: the strongest key against the target key. With end keys scaled to the density of a full key it decides
 * as mTPI-2 does; they differ in ties.
 * @throws RangeError unless the target interval lies inside (0, 1).
 * @see yan2017
 */
export const keyboard = (options: UnitMassOptions & { readonly ties?: Ties }): IntervalDesign =>
  unitMassDesign("keyboard", "Keyboard", ["yan2017"], options, options.ties ?? "highest", keys);

type Interval = readonly [number, number];

function unitMassDesign(
  id: string,
  name: string,
  cite: readonly string[],
  options: UnitMassOptions,
  ties: Ties,
  cut: (target: Interval) => readonly Interval[],
): IntervalDesign {
  const { target, nDoses, below = 0.05, above = 0.05, cutoff = 0.95, excludeFromN = 3 } = options;
  const interval = [target - below, target + above] as const;
  if (!(below >= 0 && above >= 0 && below + above > 0 && interval[0] > 0 && interval[1] < 1)) {
    throw new RangeError(
      `${name} needs a target interval inside (0, 1), not ${interval[0]} to ${interval[1]}`,
    );
  }
  const intervals = cut(interval);
  return intervalDesign({
    id,
    name,
    cite,
    nDoses,
    target,
    interval,
    action: (n, tox) => strongest(intervals, interval, ties, n, tox),
    exclude: { target, cutoff, fromN: excludeFromN },
    rules: [
      `Escalate, stay or de-escalate as the interval with most posterior probability per length lies below, in or above ${interval.map((x) => Number(x.toPrecision(6))).join(" to ")} (${name}; Beta(1, 1) prior).`,
    ],
  });
}

/** Keys of one length, outwards from the target key, with what is left at both ends; in increasing order. */
function keys([low, high]: Interval): readonly Interval[] {
  const width = high - low;
  const nothing = 1e-9 * width;
  const down: Interval[] = [];
  for (let to = low; to > nothing; to -= width) down.unshift([Math.max(0, to - width), to]);
  const up: Interval[] = [];
  for (let from = high; from < 1 - nothing; from += width) up.push([from, Math.min(1, from + width)]);
  return [...down.map(([a, b]): Interval => [a < nothing ? 0 : a, b]), [low, high], ...up];
}

function strongest(
  intervals: readonly Interval[],
  [low, high]: Interval,
  ties: Ties,
  n: number,
  tox: number,
): Action {
  let best = -1;
  let mass = 0;
  intervals.forEach(([from, to], k) => {
    const here = massBetween(from, to, n, tox) / (to - from);
    const tied = Math.abs(here - mass) <= 1e-10 * mass;
    if (best < 0 || (tied ? ties === "highest" : here > mass)) {
      best = k;
      mass = here;
    }
  });
  const middle = (intervals[best][0] + intervals[best][1]) / 2;
  return middle < low ? "escalate" : middle > high ? "de-escalate" : "stay";
}

const massBetween = (from: number, to: number, n: number, tox: number): number =>
  (tox + 1) / (n + 2) > from
    ? shareBelow(to, n, tox) - shareBelow(from, n, tox)
    : tailAbove(from, n, tox) - tailAbove(to, n, tox);
