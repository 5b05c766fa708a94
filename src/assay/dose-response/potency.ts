import type { Shape } from "./curves/types.ts";
import { doseGradient, quadratic } from "./doses.ts";
import { type Fit, type FitRules, fitObservations, parametersOf } from "./fit.ts";
import { type FTest, nestedTest } from "./goodness.ts";
import { quantileFor } from "./intervals.ts";
import type { DoseTarget, Interval, Observations } from "./types.ts";
import type { NoFit } from "./why-not.ts";

/** The doses of two curves with one effect, compared. */
export interface PotencyRatio {
  /** Dose of the first curve over dose of the second: below 1 where the first is the more potent. */
  readonly ratio: number;
  /** Symmetric on the logarithm of the ratio, by the delta method. */
  readonly interval: Interval;
  /** Fieller's set for the ratio of two doses that are taken for normal; open where the second dose is not apart from zero. */
  readonly fieller: Interval;
}

/**
 * The ratio of the doses at which two curves of one fit reach a target, with its intervals.
 *
 *   ln ratio ± t √(gᵀCg)
 *
 * @see fieller1954
 */
export function potencyRatio(
  fit: Fit,
  first: number,
  second: number,
  target: DoseTarget = { kind: "relative", effect: 0.5 },
  level = 0.95,
): PotencyRatio {
  const [a, b] = [lnDose(fit, target, first), lnDose(fit, target, second)];
  const [ga, gb] = [doseGradient(fit, target, first), doseGradient(fit, target, second)];
  const difference = ga.map((value, k) => value - gb[k]!);
  const t = quantileFor(fit, level);
  const half = t * Math.sqrt(quadratic(fit.covariance, difference));
  const [doseA, doseB] = [Math.exp(a), Math.exp(b)];
  const variances = {
    aa: doseA ** 2 * quadratic(fit.covariance, ga),
    ab: doseA * doseB * quadratic(fit.covariance, ga, gb),
    bb: doseB ** 2 * quadratic(fit.covariance, gb),
  };
  return {
    ratio: Math.exp(a - b),
    interval: { low: Math.exp(a - b - half), high: Math.exp(a - b + half) },
    fieller: fieller(doseA, doseB, variances, t),
  };
}

function lnDose({ layout, ...fit }: Fit, target: DoseTarget, curve: number): number {
  const p = parametersOf({ layout, ...fit }, curve);
  const r = target.kind === "relative" ? 1 - target.effect : (target.response - p[1]!) / (p[0]! - p[1]!);
  return r > 0 && r < 1 ? layout.shape.lnDoseAt(r, p, 2) : Number.NaN;
}

/**
 * Fieller's confidence set of a/b, the ρ with (a − ρb)² ≤ t² (vaa − 2ρ vab + ρ² vbb). Where b is not apart from zero at that
 * level the set is not an interval: both ends are given as open.
 */
export function fieller(
  a: number,
  b: number,
  { aa, ab, bb }: { readonly aa: number; readonly ab: number; readonly bb: number },
  t: number,
): Interval {
  const square = t * t;
  const lead = b * b - square * bb;
  const half = a * b - square * ab;
  const last = a * a - square * aa;
  const discriminant = half * half - lead * last;
  if (!(lead > 0) || !(discriminant >= 0)) {
    return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  }
  const root = Math.sqrt(discriminant);
  return { low: (half - root) / lead, high: (half + root) / lead };
}

/** Several curves, fitted apart and as parallel. */
export interface Parallelism {
  readonly separate: Fit;
  /** All but the location shared. */
  readonly parallel: Fit;
  /** The extra sum of squares of parallel curves: a small p says that no single ratio describes the curves. */
  readonly test: FTest;
}

/**
 * Whether curves differ only in where they stand on the dose axis, which is what a potency ratio assumes. On ln dose that is a
 * shift; every other parameter is shared in the parallel fit.
 */
export function parallelism(data: Observations, shape: Shape, rules: FitRules = {}): Parallelism | NoFit {
  const separate = fitObservations(data, shape, rules);
  if (separate.status === "not fitted") return separate;
  const location = shape.parameters[0]!.name;
  const shared = separate.layout.names.filter((name) => name !== location && !(name in (rules.held ?? {})));
  const parallel = fitObservations(data, shape, { ...rules, shared });
  if (parallel.status === "not fitted") return parallel;
  return { separate, parallel, test: nestedTest(parallel, separate) };
}
