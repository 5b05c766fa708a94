import { mean, normalQuantile, sd, studentTQuantile } from "../../math/index.ts";

/** Share of antibodies by number of drugs. Plain data. */
export interface DarDistribution {
  /** Share with 0, 1, 2 … drugs; adds up to 1. */
  readonly fractions: readonly number[];
  /** Average number of drugs per antibody: Σ n·fraction(n). */
  readonly average: number;
}

/** An estimate with its interval and how that was found. */
export interface DarInterval {
  readonly average: number;
  readonly low: number;
  readonly high: number;
  readonly method: string;
}

/**
 * The distribution from signals that are proportional to the number of antibodies.
 * @param signals by number of drugs from 0 on; at least one above 0, none below.
 * @throws RangeError otherwise.
 */
export function darDistribution(signals: readonly number[]): DarDistribution {
  const total = signals.reduce((sum, signal) => sum + signal, 0);
  if (!(total > 0) || signals.some((signal) => !(signal >= 0)))
    throw new RangeError("a drug-load distribution needs signals from 0 on, at least one above 0");
  const fractions = signals.map((signal) => signal / total);
  return { fractions, average: fractions.reduce((sum, fraction, n) => sum + n * fraction, 0) };
}

/** Share of antibodies without a drug. */
export const unconjugatedFraction = ({ fractions }: DarDistribution): number => fractions[0] ?? 0;

/**
 * Interval of the average from one injection, by propagating a relative error that every signal has, independently
 * (first order): var = Σ ((n − average)·fraction(n)·cv)². Holds what scatters between signals; a bias of the method, such as
 * ionisation that falls with drug load, is not in it.
 *
 * @param cv relative standard deviation of one signal, from the method's validation; above 0.
 */
export function intervalFromSignalError(
  { fractions, average }: DarDistribution,
  cv: number,
  level = 0.95,
): DarInterval {
  if (!(cv > 0)) throw new RangeError(`the relative error of a signal is ${cv}; needed: a number above 0`);
  const error = Math.hypot(...fractions.map((fraction, n) => (n - average) * fraction * cv));
  const half = normalQuantile((1 + level) / 2) * error;
  const method = `normal interval, ${percent(cv)} relative error of each signal propagated to first order`;
  return { average, low: Math.max(0, average - half), high: average + half, method };
}

/**
 * Interval of the mean over replicates by Student's t.
 * @param averages at least two.
 * @throws RangeError with fewer.
 */
export function intervalFromReplicates(averages: readonly number[], level = 0.95): DarInterval {
  const n = averages.length;
  if (n < 2)
    throw new RangeError(
      `an interval from replicates needs at least 2; there ${n === 1 ? "is 1" : "are none"}`,
    );
  const average = mean(averages);
  const half = (studentTQuantile((1 + level) / 2, n - 1) * sd(averages)) / Math.sqrt(n);
  const method = `Student's t interval of the mean of ${n} replicates`;
  return { average, low: average - half, high: average + half, method };
}

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`;
