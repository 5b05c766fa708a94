import type { BoundSystem } from "../model/index.ts";
import type { DoseEvent } from "./types.ts";

/** The moments at which doses enter or infusions begin and end. */
export interface Schedule {
  /** Ascending, each once. */
  readonly timesH: readonly number[];
  /** The moment that a time coincides with up to rounding, or the time itself. */
  readonly moment: (timeH: number) => number;
  /** Adds to the states what is given at once at this moment. */
  readonly give: (timeH: number, y: Float64Array) => void;
  /** Writes what infusions bring per hour from this moment on; false when none runs. */
  readonly rates: (timeH: number, out: Float64Array) => boolean;
}

/** Moments closer than this part of the time are one. */
export const closeness = 1e-12;

/** The moments of a list of doses, and which of them a time is. */
export interface Moments {
  readonly timesH: readonly number[];
  /** The moment at which a dose time of the list lies. */
  readonly snap: (timeH: number) => number;
  readonly moment: Schedule["moment"];
}

/** The moments of a list of doses, in any order. @throws RangeError for a dose before time 0, or one that is not a number. */
export function moments(doses: readonly DoseEvent[]): Moments {
  for (const dose of doses) check(dose);
  const raw = doses.flatMap(({ timeH, durationH }) => [timeH, timeH + durationH]).sort((a, b) => a - b);
  const timesH: number[] = [];
  for (const time of raw) {
    const last = timesH.at(-1);
    if (last === undefined || time - last > closeness * Math.max(1, time)) timesH.push(time);
  }
  return {
    timesH,
    snap: (time) => timesH[lastAtOrBefore(timesH, time)]!,
    moment(timeH) {
      const near = (k: number) => Math.abs(timesH[k]! - timeH) <= closeness * Math.max(1, timeH);
      const k = lastAtOrBefore(timesH, timeH);
      return timesH[near(k) ? k : near(k + 1) ? k + 1 : -1] ?? timeH;
    },
  };
}

/** The schedule of a list of doses, in any order. @throws RangeError for a dose before time 0, or one that is not a number. */
export function schedule(doses: readonly DoseEvent[], system: BoundSystem): Schedule {
  const { timesH, snap, moment } = moments(doses);
  const sharesOf = new Map<number, Float64Array>();
  for (const { port } of doses) if (!sharesOf.has(port)) sharesOf.set(port, system.doseShares(port));
  const planned = doses.map(({ timeH, durationH, amount, port }) => ({
    from: snap(timeH),
    to: snap(timeH + durationH),
    amount,
    shares: sharesOf.get(port)!,
  }));
  return {
    timesH,
    moment,
    give(timeH, y) {
      for (const { from, to, amount, shares } of planned) {
        if (from === timeH && to === from)
          for (let k = 0; k < y.length; k++) y[k] = y[k]! + amount * shares[k]!;
      }
    },
    rates(timeH, out) {
      out.fill(0);
      let running = false;
      for (const { from, to, amount, shares } of planned) {
        if (!(from <= timeH && timeH < to)) continue;
        running = true;
        const rate = amount / (to - from);
        for (let k = 0; k < out.length; k++) out[k] = out[k]! + rate * shares[k]!;
      }
      return running;
    },
  };
}

function lastAtOrBefore(times: readonly number[], time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (times[middle]! <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

function check({ timeH, amount, durationH }: DoseEvent): void {
  if (!(timeH >= 0 && Number.isFinite(timeH)))
    throw new RangeError(`a dose at ${timeH} h; needed: a time from 0 on`);
  if (!(durationH >= 0 && Number.isFinite(durationH))) throw new RangeError(`a dose over ${durationH} h`);
  if (!Number.isFinite(amount)) throw new RangeError(`a dose of ${amount}`);
}
