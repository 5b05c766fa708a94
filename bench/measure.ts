/** One measurement: a value beside its baseline, measured in the same run. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What `ratio` compares with, in words. */
  readonly baseline: string;
  /** Value over baseline. */
  readonly ratio: number;
  /** Accuracy beside speed: largest relative error against a stated reference; null where nothing is approximated. */
  readonly error: number | null;
  /** What this is meant to reach, in words. */
  readonly aim: string;
}

/** A named group of measurements. */
export interface Bench {
  readonly name: string;
  readonly measure: () => Measurement[];
}

/** The median of `repeats` timings of `work`, in ms, after one warm-up that does not count. */
export function medianMs(work: () => void, repeats: number): number {
  work();
  const times = Array.from({ length: repeats }, () => {
    const begin = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - begin) / 1e6;
  }).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)]!;
}
