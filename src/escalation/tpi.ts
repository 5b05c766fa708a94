import { shareBelow, tailAbove } from "./beta.ts";
import { type Action, type IntervalDesign, intervalDesign } from "./interval-design.ts";

/** Options of {@link tpi}. */
export interface TpiOptions {
  readonly target: number;
  readonly nDoses: number;
  /** Posterior standard deviations above the target where "too toxic" begins; default 1. */
  readonly k1?: number;
  /** Posterior standard deviations below the target where "too low" begins; default 1.5. */
  readonly k2?: number;
  /** Both shapes of the beta prior; default 0.005. */
  readonly prior?: number;
  /** Exclude a dose when P(p > target) exceeds this; default 0.95. */
  readonly cutoff?: number;
  readonly excludeFromN?: number;
}

/**
 * Toxicity probability interval design, the ancestor of mTPI. With σ the posterior standard deviation, the most probable
 * of p < φ − K₂σ, between, and p > φ + K₁σ decides: escalate, stay, de-escalate.
 * @see ji2007
 */
export function tpi(options: TpiOptions): IntervalDesign {
  const { target, nDoses, k1 = 1, k2 = 1.5, prior = 0.005, cutoff = 0.95, excludeFromN = 1 } = options;
  return intervalDesign({
    id: "tpi",
    name: "TPI",
    cite: ["ji2007"],
    nDoses,
    target,
    interval: [target, target],
    action: (n, tox) => mostProbable(target, k1, k2, prior, n, tox),
    exclude: { target, cutoff, fromN: excludeFromN, prior },
    rules: [
      `Escalate, stay or de-escalate as the toxicity probability most probably lies below the target less ${k2} posterior standard deviations, between, or above the target plus ${k1} (prior Beta(${prior}, ${prior})).`,
    ],
  });
}

function mostProbable(target: number, k1: number, k2: number, a: number, n: number, tox: number): Action {
  const [shape1, shape2] = [a + tox, a + n - tox];
  const sum = shape1 + shape2;
  const sd = Math.sqrt((shape1 * shape2) / (sum ** 2 * (sum + 1)));
  const low = target - k2 * sd;
  const high = target + k1 * sd;
  const under = low > 0 ? shareBelow(low, n, tox, a, a) : 0;
  const over = high < 1 ? tailAbove(high, n, tox, a, a) : 0;
  const inside = 1 - under - over;
  if (under > inside && under > over) return "escalate";
  return over > inside ? "de-escalate" : "stay";
}
