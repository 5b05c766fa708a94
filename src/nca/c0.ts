import type { Curve } from "./types.ts";

/** A concentration at the time of a dose, and how it was found. */
export interface Start {
  readonly value: number;
  readonly how: string;
}

/**
 * The concentration just after an intravenous bolus, by the first of these that applies: the value measured at time
 * 0 when above zero; the log-linear line through the first two samples after it, when they fall; the first
 * sample above zero. Sources: `noncompart2018`, `pknca2015`.
 */
export function backExtrapolate({ times, concentrations }: Curve): Start | undefined {
  const after = times.flatMap((time, k) => (time > 0 ? [k] : []));
  const atZero = concentrations[times.lastIndexOf(0)] ?? 0;
  if (atZero > 0) return { value: atZero, how: "measured at time 0" };
  const [k1, k2] = after;
  if (k1 === undefined) return undefined;
  const c1 = concentrations[k1]!;
  const c2 = k2 === undefined ? 0 : concentrations[k2]!;
  if (c2 > 0 && c1 > c2) {
    const rate = Math.log(c1 / c2) / (times[k2!]! - times[k1]!);
    return { value: c1 * Math.exp(rate * times[k1]!), how: "log-linear line through the first two samples" };
  }
  const first = after.map((k) => concentrations[k]!).find((c) => c > 0);
  return first === undefined
    ? undefined
    : { value: first, how: "first measurable sample, because the first two do not fall" };
}
