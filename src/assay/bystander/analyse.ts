import { shapes } from "../dose-response/curves/curves.ts";
import { type Fit, type FitRules, fitCurve } from "../dose-response/fit.ts";
import type { DoseResponse } from "../dose-response/types.ts";
import type { NoFit } from "../dose-response/why-not.ts";
import {
  type BystanderIndex,
  bystanderIndex,
  ic50Shift,
  type ReleaseDependent,
  releaseDependent,
  residualShare,
  type Shift,
} from "./co-culture.ts";
import { sameDose } from "./plan.ts";
import type { Arm, BystanderSpec } from "./spec.ts";

/** The index of one drug on one mixture at one dose. */
export interface IndexRow extends BystanderIndex {
  readonly drug: string;
  readonly negative: number;
  readonly dose: number;
  readonly nTogether: number;
}

/** The shift of the IC50 of antigen-negative cells by their neighbours. */
export interface ShiftRow {
  readonly drug: string;
  readonly negative: number;
  readonly shift: Shift | NoFit;
}

/** What a mixed population leaves at high doses beside what was seeded without antigen. */
export interface PlateauRow {
  readonly drug: string;
  readonly negative: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly note: string;
}

/** What a conjugate kills through neighbours beyond a control that releases nothing. */
export interface ReleaseRow extends ReleaseDependent {
  readonly control: string;
  readonly negative: number;
}

/** An arm with its curve. */
export interface FittedArm {
  readonly arm: Arm;
  readonly fit: Fit | NoFit;
}

/** Everything that a step says of its co-cultures. */
export interface BystanderAnalysis {
  readonly indices: readonly IndexRow[];
  readonly shifts: readonly ShiftRow[];
  readonly plateaus: readonly PlateauRow[];
  readonly release: readonly ReleaseRow[];
  readonly curves: readonly FittedArm[];
}

/** Viability is 1 without drug by definition; limits beyond these are noise. */
const rules: FitRules = { held: { control: 1 }, bounds: { limit: [-0.25, 1.25] } };

const at = ({ doses, viability }: Arm, dose: number): readonly number[] =>
  viability.filter((_, i) => sameDose(doses[i]!, dose));

const dataOf = ({ doses, viability }: Arm): DoseResponse => ({ doses, responses: viability });

/** Reads every drug on every mixture. */
export function analyseBystander(spec: BystanderSpec): BystanderAnalysis {
  const negative = spec.arms.filter((arm) => arm.read === "negative");
  const aloneWith = (drug: string) => negative.find((arm) => arm.drug === drug && arm.negative === 1);
  const mixtures = negative.filter((arm) => arm.negative > 0 && arm.negative < 1);
  const payload = at(aloneWith(spec.payload)!, spec.payloadAt);
  const pairs = mixtures.flatMap((together) => {
    const alone = aloneWith(together.drug);
    return alone ? [{ alone, together }] : [];
  });
  return {
    indices: pairs.flatMap((pair) => indicesOf(pair, payload, spec.level)),
    shifts: pairs.map(({ alone, together }) => ({
      drug: together.drug,
      negative: together.negative,
      shift: ic50Shift(dataOf(alone), dataOf(together), undefined, rules, spec.level),
    })),
    plateaus: spec.arms
      .filter((arm) => arm.read === "all" && arm.negative > 0 && arm.negative < 1)
      .map((arm) => plateauOf(arm, spec.level)),
    release: releaseOf(pairs, spec),
    curves: spec.arms.map((arm) => ({ arm, fit: fitCurve(dataOf(arm), shapes["log-logistic"]!, rules) })),
  };
}

interface Pair {
  readonly alone: Arm;
  readonly together: Arm;
}

function indicesOf(
  { alone, together }: Pair,
  payload: readonly number[],
  level: number,
): readonly IndexRow[] {
  const doses = [...new Set(together.doses)]
    .filter((dose) => dose > 0 && at(alone, dose).length > 0)
    .sort((a, b) => a - b);
  return doses.map((dose) => {
    const wells = at(together, dose);
    return {
      ...bystanderIndex({ alone: at(alone, dose), together: wells, payload }, level),
      drug: together.drug,
      negative: together.negative,
      dose,
      nTogether: wells.length,
    };
  });
}

function plateauOf(arm: Arm, level: number): PlateauRow {
  const { drug, negative } = arm;
  const fit = fitCurve(dataOf(arm), shapes["log-logistic"]!, rules);
  if (fit.status !== "fitted")
    return { drug, negative, share: Number.NaN, low: Number.NaN, high: Number.NaN, note: fit.reason };
  const { share, interval } = residualShare(fit, level);
  const note =
    interval.high < negative
      ? "less is left than was seeded without antigen: neighbours were killed"
      : interval.low > negative
        ? "more is left than was seeded without antigen: antigen-positive cells survive"
        : "what is left agrees with the antigen-negative cells seeded";
  return { drug, negative, share, ...interval, note };
}

function releaseOf(pairs: readonly Pair[], spec: BystanderSpec): readonly ReleaseRow[] {
  const wells = ({ alone, together }: Pair) => ({
    alone: at(alone, spec.at),
    together: at(together, spec.at),
  });
  return pairs
    .filter(({ together }) => together.drug === spec.conjugate)
    .flatMap((conjugate) =>
      spec.controls.flatMap((name): readonly ReleaseRow[] => {
        const { negative } = conjugate.together;
        const control = pairs.find(
          ({ together }) => together.drug === name && together.negative === negative,
        );
        if (!control) return [];
        return [
          { control: name, negative, ...releaseDependent(wells(conjugate), wells(control), spec.level) },
        ];
      }),
    );
}
