import { largestTUpperTail } from "../math/index.ts";
import type { Course } from "./baseline.ts";
import { type GrowthModel, growthModel, type RandomEffects, usualGrowthRules } from "./mixed/growth.ts";
import { type Inference, inferenceOf } from "./mixed/inference.ts";
import type { DegreesOfFreedom, Estimate, JointTest } from "./mixed/types.ts";

/** A growth rate against that of the control. */
export interface RateDifference {
  readonly arm: string;
  /** k − k_control, 1/d. */
  readonly difference: Estimate;
  /** Dunnett's p, corrected for all comparisons with the control. */
  readonly adjustedP: number;
}

/** Growth rates of the arms by the mixed model. */
export interface GrowthComparison {
  readonly model: GrowthModel;
  /** ln V on day 0 per arm. */
  readonly starts: readonly { readonly arm: string; readonly estimate: Estimate }[];
  /** Growth rates per arm, 1/d. */
  readonly rates: readonly { readonly arm: string; readonly estimate: Estimate }[];
  readonly differences: readonly RateDifference[];
  /** All growth rates are equal; undefined with one arm. */
  readonly equalRates: JointTest | undefined;
  readonly notes: readonly string[];
}

/**
 * Growth rates of all arms, each against the control. Arms measured on fewer than two days have none and are left out.
 * @param arms the control first. @throws RangeError where the control has no growth rate.
 */
export function compareGrowth(
  courses: readonly Course[],
  arms: readonly string[],
  rules: {
    readonly random: RandomEffects;
    readonly zeroAs: number;
    readonly degreesOfFreedom: DegreesOfFreedom;
  },
): GrowthComparison {
  const usable = arms.filter((arm) => nDays(courses, arm) >= 2);
  const control = arms[0]!;
  if (usable[0] !== control)
    throw new RangeError(
      `the control "${control}" was measured on fewer than two days: no growth rate to compare with`,
    );
  const model = growthModel(courses, usable, {
    ...usualGrowthRules,
    random: rules.random,
    zeroAs: rules.zeroAs,
  });
  const inference = inferenceOf(model.fit, rules.degreesOfFreedom);
  const treated = usable.slice(1);
  const minusControl = (arm: string) => model.slope(arm).map((value, k) => value - model.slope(control)[k]!);
  const left = arms.filter((arm) => !usable.includes(arm));
  return {
    model,
    starts: usable.map((arm) => ({ arm, estimate: inference.estimate(model.mean(arm, 0)) })),
    rates: usable.map((arm) => ({ arm, estimate: inference.estimate(model.slope(arm)) })),
    differences: dunnett(treated, model, inference, minusControl, control),
    equalRates: treated.length > 0 ? inference.joint(treated.map(minusControl)) : undefined,
    notes: [...model.notes, ...left.map((arm) => `${arm}: measured on fewer than two days, no growth rate`)],
  };
}

const nDays = (courses: readonly Course[], arm: string): number =>
  new Set(courses.filter(({ mouse }) => mouse.arm === arm).flatMap(({ days }) => days)).size;

/** Differences from one control share its estimate: their correlations are products of λ = √(v₀/(v₀ + v)). */
function dunnett(
  treated: readonly string[],
  model: GrowthModel,
  inference: Inference,
  minusControl: (arm: string) => Float64Array,
  control: string,
): readonly RateDifference[] {
  const variance = (arm: string) => inference.covariance(model.slope(arm), model.slope(arm));
  const shared = variance(control);
  const loadings = treated.map((arm) => Math.sqrt(shared / (shared + variance(arm))));
  return treated.map((arm) => {
    const difference = inference.estimate(minusControl(arm));
    const t = difference.value / difference.se;
    const adjustedP = Number.isNaN(difference.p) ? Number.NaN : largestTUpperTail(t, loadings, difference.df);
    return { arm, difference, adjustedP };
  });
}
