import { type Course, logVolume } from "../baseline.ts";
import { fitMixed } from "./fit.ts";
import type { MixedData, MixedFit } from "./types.ts";

/**
 * What differs from mouse to mouse: how large its tumour is at the start, how fast it grows, or both. `auto` takes both
 * unless the data give one of them no variance; then the intercept alone.
 */
export type RandomEffects = "intercept" | "slope" | "intercept and slope" | "auto";

/** How a growth model is set up. */
export interface GrowthRules {
  /**
   * `ln V`: intercept and slope per arm. `ln RTV`: slopes alone, all lines start at 0 on day 0, whose row is left out.
   */
  readonly response: "ln V" | "ln RTV";
  readonly random: RandomEffects;
  /** mm³ that a volume of 0 counts as. */
  readonly zeroAs: number;
  readonly reml: boolean;
}

export const usualGrowthRules: GrowthRules = { response: "ln V", random: "auto", zeroAs: 1, reml: true };

/** A fitted model of exponential growth with mice as random effects. */
export interface GrowthModel {
  readonly fit: MixedFit;
  readonly arms: readonly string[];
  /** What was fitted, after `auto`. */
  readonly random: Exclude<RandomEffects, "auto">;
  readonly nMice: number;
  readonly nRows: number;
  readonly notes: readonly string[];
  /** The combination of fixed effects that is the growth rate of an arm, 1/d. */
  readonly slope: (arm: string) => Float64Array;
  /** The combination that is the mean of ln V (or ln RTV) of an arm on a day. */
  readonly mean: (arm: string, day: number) => Float64Array;
}

/**
 * Exponential growth per arm with mice as random effects:
 *
 *   ln Vᵢⱼ = a_arm + k_arm tⱼ + u₀ᵢ + u₁ᵢ tⱼ + εᵢⱼ
 *
 * fitted to every measured volume, those just before removal included. That makes it valid where mice are removed because of
 * volumes that were measured (missing at random), unlike arm means after the first removal.
 * @throws RangeError where an arm has measurements on fewer than two days.
 * @see pinheiro2000
 */
export function growthModel(
  courses: readonly Course[],
  arms: readonly string[],
  rules: GrowthRules = usualGrowthRules,
): GrowthModel {
  const rows = rowsOf(courses, arms, rules);
  const fitAs = (random: Exclude<RandomEffects, "auto">) =>
    fitMixed(design(rows, arms.length, rules.response, random), rules);
  const { fit, random, notes } = choose(rules.random, fitAs);
  const p = fit.data.p;
  const perArm = rules.response === "ln V" ? 2 : 1;
  const combination = (arm: string, intercept: number, slope: number) => {
    const l = new Float64Array(p);
    const at = arms.indexOf(arm) * perArm;
    if (at < 0) throw new RangeError(`there is no arm "${arm}"; there are ${arms.join(", ")}`);
    if (perArm === 2) l[at] = intercept;
    l[at + perArm - 1] = slope;
    return l;
  };
  return {
    fit,
    arms,
    random,
    nMice: fit.data.starts.length - 1,
    nRows: fit.data.y.length,
    notes: [
      ...notes,
      ...zeroNotes(courses, rules.zeroAs),
      ...(fit.converged ? [] : ["the search for the variances did not settle: do not rely on the intervals"]),
    ],
    slope: (arm) => combination(arm, 0, 1),
    mean: (arm, day) => combination(arm, 1, day),
  };
}

function zeroNotes(courses: readonly Course[], zeroAs: number): string[] {
  const n = courses.flatMap(({ volumes }) => volumes).filter((volume) => volume === 0).length;
  return n === 0 ? [] : [`${n} volumes of 0 count as ${zeroAs} mm3 in logarithms`];
}

function choose(wanted: RandomEffects, fitAs: (random: Exclude<RandomEffects, "auto">) => MixedFit) {
  if (wanted !== "auto") {
    const fit = fitAs(wanted);
    const notes = fit.singular
      ? [`the variance between mice is zero in one direction (random ${wanted})`]
      : [];
    return { fit, random: wanted, notes };
  }
  const both = fitAs("intercept and slope");
  if (!both.singular) return { fit: both, random: "intercept and slope" as const, notes: [] };
  const notes = ["growth rates of mice within an arm do not differ measurably: random intercepts only"];
  return { fit: fitAs("intercept"), random: "intercept" as const, notes };
}

interface Row {
  readonly mouse: number;
  readonly arm: number;
  readonly day: number;
  readonly y: number;
}

function rowsOf(courses: readonly Course[], arms: readonly string[], rules: GrowthRules): readonly Row[] {
  return courses.flatMap((course, mouse) => {
    const arm = arms.indexOf(course.mouse.arm);
    const relative = rules.response === "ln RTV";
    if (arm < 0 || (relative && !(course.start > 0))) return [];
    const reference = relative ? Math.log(course.start) : 0;
    return course.days.flatMap((day, k) =>
      relative && day === 0
        ? []
        : [{ mouse, arm, day, y: logVolume(course.volumes[k]!, rules.zeroAs) - reference }],
    );
  });
}

function design(
  rows: readonly Row[],
  nArms: number,
  response: GrowthRules["response"],
  random: Exclude<RandomEffects, "auto">,
): MixedData {
  const perArm = response === "ln V" ? 2 : 1;
  const p = nArms * perArm;
  const q = random === "intercept and slope" ? 2 : 1;
  const x = new Float64Array(rows.length * p);
  const z = new Float64Array(rows.length * q);
  const starts: number[] = [];
  rows.forEach(({ mouse, arm, day }, at) => {
    if (at === 0 || rows[at - 1]!.mouse !== mouse) starts.push(at);
    if (perArm === 2) x[at * p + arm * 2] = 1;
    x[at * p + arm * perArm + perArm - 1] = day;
    if (random !== "slope") z[at * q] = 1;
    if (random !== "intercept") z[at * q + q - 1] = day;
  });
  return { y: Float64Array.from(rows, ({ y }) => y), x, p, z, q, starts: [...starts, rows.length] };
}
