import { present } from "./missing.ts";

/** How many values are not NaN: the number that every other statistic here used. */
export function count(values: ArrayLike<number>): number {
  let n = 0;
  for (let k = 0; k < values.length; k++) if (!Number.isNaN(values[k]!)) n += 1;
  return n;
}

/** Sum of f(x) over the values that are not NaN, with the rounding errors carried along: `neumaier1974`. */
function sumOf(values: ArrayLike<number>, f: (x: number) => number): number {
  let sum = 0;
  let lost = 0;
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!;
    if (Number.isNaN(value)) continue;
    const term = f(value);
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + lost : sum;
}

/** Sum, skipping NaN; no values give 0. */
export const sum = (values: ArrayLike<number>): number => sumOf(values, (x) => x);

/** Arithmetic mean, skipping NaN; no values give NaN. */
export const mean = (values: ArrayLike<number>): number => sum(values) / count(values);

/**
 * Sample variance, Σ(x − x̄)² / (n − 1), in two passes, skipping NaN. Fewer than two values give NaN.
 */
export function variance(values: ArrayLike<number>): number {
  const n = count(values);
  if (n < 2) return Number.NaN;
  const centre = mean(values);
  return sumOf(values, (x) => (x - centre) ** 2) / (n - 1);
}

/** Sample standard deviation, the root of {@link variance}. */
export const sd = (values: ArrayLike<number>): number => Math.sqrt(variance(values));

/** Smallest value, skipping NaN; no values give NaN. */
export function minimum(values: ArrayLike<number>): number {
  let least = Number.NaN;
  for (let k = 0; k < values.length; k++)
    if (!(values[k]! >= least) && !Number.isNaN(values[k]!)) least = values[k]!;
  return least;
}

/** Largest value, skipping NaN; no values give NaN. */
export function maximum(values: ArrayLike<number>): number {
  let most = Number.NaN;
  for (let k = 0; k < values.length; k++)
    if (!(values[k]! <= most) && !Number.isNaN(values[k]!)) most = values[k]!;
  return most;
}

/** Natural logarithms; a value that has none (zero or less) makes every statistic of them NaN. */
function logarithms(values: ArrayLike<number>): Float64Array | undefined {
  const logs = present(values);
  for (let k = 0; k < logs.length; k++) {
    if (!(logs[k]! > 0)) return undefined;
    logs[k] = Math.log(logs[k]!);
  }
  return logs;
}

/** Geometric mean, exp(mean of ln x), skipping NaN. NaN without values and where a value is zero or less. */
export function geometricMean(values: ArrayLike<number>): number {
  const logs = logarithms(values);
  return logs ? Math.exp(mean(logs)) : Number.NaN;
}

/**
 * Geometric coefficient of variation as a fraction, √(exp(s²) − 1) with s the standard deviation of ln x, skipping NaN.
 * NaN with fewer than two values and where a value is zero or less.
 */
export function geometricCv(values: ArrayLike<number>): number {
  const logs = logarithms(values);
  return logs ? Math.sqrt(Math.expm1(variance(logs))) : Number.NaN;
}
