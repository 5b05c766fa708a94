import type { BoundSystem } from "../model/index.ts";
import { closeness } from "./schedule.ts";
import type { Firing } from "./types.ts";

/** What the events of a system do to one integration. */
export interface EventWatch {
  /** Notes which conditions hold, without anything happening: at the start. */
  readonly look: (t: number, y: Float64Array) => void;
  /** The first moment within an accepted step at which a condition becomes true. */
  readonly within: (from: number, end: number, stateAt: (t: number) => Float64Array) => number | undefined;
  /** Lets happen, at a moment, whatever has become true since conditions were last looked at. */
  readonly settle: (t: number, y: Float64Array) => Settled;
  readonly fired: () => readonly Firing[];
}

/** How integration goes on after a moment: on, to an end with a reason, or not, because an event comes again at once. */
export type Settled =
  | { readonly kind: "on" }
  | { readonly kind: "stopped"; readonly reason: string }
  | { readonly kind: "endless"; readonly event: string };

const on: Settled = { kind: "on" };

/** Conditions are looked at this many times within a step, so that what is true for a part of it only is seen. */
export const looksPerStep = 4;

/** An event that comes again this often, each time within this part of the time, would never end. */
export const endless = { times: 10, within: 1e-9 } as const;

/**
 * Watches over the events of a system. A condition acts when it becomes true, not while it is true; what
 * happens at one moment happens in the order written, one event after another, until no condition becomes true anew.
 */
export function eventWatch({ events }: BoundSystem): EventWatch | undefined {
  if (!events) return undefined;
  const { rules } = events;
  const gaps = new Float64Array(rules.length);
  const held = rules.map(() => false);
  const last = rules.map(() => Number.NEGATIVE_INFINITY);
  const again = rules.map(() => 0);
  const fired: Firing[] = [];
  const measureAt = (t: number, y: Float64Array) => events.gaps(t, y, gaps);
  const holds = (k: number): boolean => gaps[k]! > 0 || (gaps[k] === 0 && !rules[k]!.strict);
  const forget = () =>
    rules.forEach((_, k) => {
      held[k] &&= holds(k);
    });

  const become = (event: number, before: number, after: number, stateAt: (t: number) => Float64Array) =>
    firstTrue(before, after, (t) => {
      measureAt(t, stateAt(t));
      return { gap: gaps[event]!, holds: holds(event) };
    });

  return {
    look(t, y) {
      measureAt(t, y);
      rules.forEach((_, k) => {
        held[k] = holds(k);
      });
    },
    within(from, end, stateAt) {
      for (let part = 1, before = from; part <= looksPerStep; part++) {
        const t = part === looksPerStep ? end : from + ((end - from) * part) / looksPerStep;
        measureAt(t, stateAt(t));
        const rising = rules.flatMap((_, k) => (holds(k) && !held[k] ? [k] : []));
        if (rising.length > 0) {
          const first = Math.min(...rising.map((event) => become(event, before, t, stateAt)));
          return end - first <= closeness * Math.max(1, end) ? end : first;
        }
        forget();
        before = t;
      }
      return undefined;
    },
    settle(t, y) {
      for (;;) {
        measureAt(t, y);
        forget();
        const event = rules.findIndex((_, k) => holds(k) && !held[k]);
        if (event < 0) return on;
        const { name, stop } = rules[event]!;
        fired.push({ event: name, timeH: t });
        held[event] = true;
        events.apply(event, t, y);
        if (stop !== undefined) return { kind: "stopped", reason: stop };
        const soon = t - last[event]! <= endless.within * Math.max(t, 1e-3);
        again[event] = soon ? again[event]! + 1 : 0;
        last[event] = t;
        if (again[event] >= endless.times) return { kind: "endless", event: name };
      }
    },
    fired: () => fired,
  };
}

/**
 * The moment at which a condition becomes true between one where it does not hold and one where it does, on the side
 * where it holds, within 1e-12 of the time: regula falsi on the gap, an end that stays counting half (`dowell1971`), and a bisection
 * wherever three steps have not halved the bracket.
 */
function firstTrue(
  before: number,
  after: number,
  at: (t: number) => { readonly gap: number; readonly holds: boolean },
): number {
  let [low, high] = [before, after];
  let [below, above] = [at(low).gap, at(high).gap];
  const tolerance = closeness * Math.max(1e-3, Math.abs(after));
  let width = high - low;
  let moved: "low" | "high" | undefined;
  for (let round = 1; high - low > tolerance; round++) {
    const bisect = round % 4 === 0 && high - low > width / 2;
    if (round % 4 === 0) width = high - low;
    const guess =
      bisect || !(above > below) ? (low + high) / 2 : low + ((high - low) * -below) / (above - below);
    // A little beyond the guess, so that the bracket closes from both sides.
    const edge = tolerance / 4;
    const t = Math.min(high - edge, Math.max(low + edge, guess));
    if (!(t > low && t < high)) break;
    const { gap, holds } = at(t);
    if (holds) {
      [high, above] = [t, gap];
      if (moved === "high") below /= 2;
      moved = "high";
    } else {
      [low, below] = [t, gap];
      if (moved === "low") above /= 2;
      moved = "low";
    }
  }
  return high;
}
