/**
 * What a combination is expected to do when its drugs do not interact.
 *
 * Bliss: growth rates add, k_AB = k_A + k_B − k_C. HSA: the better drug alone. Response additivity: what the drugs take away from
 * the area under the control's curve of V/V₀ adds.
 */
export type Null = "bliss" | "hsa" | "response-additivity";

export const nulls: readonly Null[] = ["bliss", "hsa", "response-additivity"];

/** The four arms of a combination experiment, by name. */
export type CombinationArms = {
  readonly control: string;
  readonly a: string;
  readonly b: string;
  readonly combination: string;
};

/** ln(observed/expected) as a function of the four growth rates, with its gradient. */
export interface Departure {
  /** Below 0: the combination shrinks tumours more than expected. NaN where nothing positive is expected. */
  readonly value: number;
  /** By the rates of control, a, b, combination. */
  readonly gradient: readonly [number, number, number, number];
}

/**
 * ln of observed over expected on day t under a null, from the growth rates (1/d): of V/V₀ for Bliss and HSA, of its
 * area up to that day, S(k) = (exp(kt) − 1)/k, for response additivity.
 *
 *   Bliss  (k_AB − k_A − k_B + k_C) t
 *   HSA    (k_AB − min(k_A, k_B)) t
 *   RA     ln S(k_AB) − ln(S(k_A) + S(k_B) − S(k_C))
 *
 * @see demidenko2019
 * @see synergylmm2025
 */
export function departure(
  null_: Null,
  day: number,
  [c, a, b, ab]: readonly [number, number, number, number],
): Departure {
  switch (null_) {
    case "bliss":
      return { value: (ab - a - b + c) * day, gradient: [day, -day, -day, day] };
    case "hsa":
      return a <= b
        ? { value: (ab - a) * day, gradient: [0, -day, 0, day] }
        : { value: (ab - b) * day, gradient: [0, 0, -day, day] };
    case "response-additivity": {
      const expected = area(a, day) + area(b, day) - area(c, day);
      if (!(expected > 0))
        return { value: Number.NaN, gradient: [Number.NaN, Number.NaN, Number.NaN, Number.NaN] };
      const slope = (rate: number) => areaSlope(rate, day);
      return {
        value: Math.log(area(ab, day) / expected),
        gradient: [
          slope(c) / expected,
          -slope(a) / expected,
          -slope(b) / expected,
          slope(ab) / area(ab, day),
        ],
      };
    }
  }
}

/** ∫ exp(ks) ds from 0 to t. */
const area = (rate: number, t: number): number =>
  Math.abs(rate * t) < 1e-8 ? t : Math.expm1(rate * t) / rate;

/** Its derivative by k; the series where the difference would lose its digits. */
function areaSlope(rate: number, t: number): number {
  const x = rate * t;
  if (Math.abs(x) < 1e-3) return t * t * (1 / 2 + x / 3 + (x * x) / 8 + (x * x * x) / 30);
  return (t * Math.exp(x) - area(rate, t)) / rate;
}
