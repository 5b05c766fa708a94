import { mean } from "../../math/index.ts";
import { shapes } from "./curves/curves.ts";
import { type Fit, fitCurve, parametersOf } from "./fit.ts";
import { type FTest, fTest, rSquared } from "./goodness.ts";
import type { NoFit } from "./why-not.ts";

/**
 * Growth-rate inhibition value of one well: the growth rate under treatment over that of the control, as a doubling.
 *
 *   GR = 2^( log₂(x/x₀) / log₂(x_ctrl/x₀) ) − 1
 *
 * 1 without effect, 0 for no growth, below 0 where cells are lost.
 * @param count cells, or a signal in proportion to them, after treatment. @param control without drug, at the same time.
 * @param start when treatment began.
 * @see hafner2016
 */
export const growthRateValue = (count: number, control: number, start: number): number =>
  2 ** (Math.log2(count / start) / Math.log2(control / start)) - 1;

/** The same from the doubling time Td of untreated cells over a treatment of length T: 2^(1 + log₂(x/x_ctrl)/(T/Td)) − 1. */
export const growthRateFromDoubling = (count: number, control: number, doublings: number): number =>
  2 ** (1 + Math.log2(count / control) / doublings) - 1;

/** Mean of the middle half: a quarter of the values is left out at each end. */
export function middleMean(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const cut = Math.floor(sorted.length * 0.25);
  return mean(sorted.slice(cut, sorted.length - cut));
}

/** Growth-rate metrics of one curve. */
export interface GrowthRateMetrics {
  readonly status: "fitted";
  readonly shape: "sigmoid" | "flat";
  /** Concentration with GR = 0.5; ∞ where the curve stays above, 0 where it lies below. */
  readonly gr50: number;
  /** The smaller mean GR at the two highest concentrations. */
  readonly grMax: number;
  /** GR at endless concentration. */
  readonly grInf: number;
  /** Concentration at half the effect; NaN for a flat curve. */
  readonly gec50: number;
  readonly hill: number;
  /** Area over the curve, (1 − GR) on the log axis over its range. */
  readonly aoc: number;
  readonly rSquared: number;
  /** Curve against a flat line, with 2 and n − 3 degrees of freedom. */
  readonly test: FTest;
  readonly fit: Fit;
}

/**
 * Fits GR = GRinf + (1 − GRinf)/(1 + (c/GEC50)^h) with h in 0.1 to 5, GRinf in −1 to 1 and GEC50 from a hundredth of the lowest to a
 * hundred times the highest concentration. Where that is no better than one mean (F test at 0.05) the curve is flat.
 *
 * The test has n − 3 degrees of freedom, since three parameters were fitted; GRmetrics uses n − 2.
 * @param doses concentrations above 0.
 * @see hafner2016
 * @see clark2017
 */
export function growthRateMetrics(
  doses: ArrayLike<number>,
  values: ArrayLike<number>,
): GrowthRateMetrics | NoFit {
  const given = Array.from(doses).filter((dose) => dose > 0);
  const [lowest, highest] = [Math.min(...given), Math.max(...given)];
  const fit = fitCurve({ doses, responses: values }, shapes["log-logistic"]!, {
    held: { control: 1 },
    bounds: { limit: [-1, 1], hill: [0.1, 5], ec50: [lowest / 100, highest * 100] },
  });
  if (fit.status === "not fitted") return fit;
  const test = flatTest(fit);
  const means = meansByDose(fit);
  const flat = !(test.p < 0.05);
  const [, grInf = Number.NaN, lnEc50 = Number.NaN, hill = Number.NaN] = parametersOf(fit, 0);
  const level = mean(fit.data.responses);
  return {
    status: "fitted",
    shape: flat ? "flat" : "sigmoid",
    gr50: flat ? (level > 0.5 ? Number.POSITIVE_INFINITY : 0) : halfRate(grInf, Math.exp(lnEc50), hill),
    grMax: Math.min(...means.slice(-2).map(({ value }) => value)),
    grInf: flat ? level : grInf,
    gec50: flat ? Number.NaN : Math.exp(lnEc50),
    hill: flat ? Number.NaN : hill,
    aoc: areaOver(means),
    rSquared: flat ? 0 : rSquared(fit),
    test,
    fit,
  };
}

const halfRate = (grInf: number, gec50: number, hill: number): number =>
  grInf >= 0.5 ? Number.POSITIVE_INFINITY : gec50 * ((1 - grInf) / (0.5 - grInf) - 1) ** (1 / hill);

function flatTest(fit: Fit): FTest {
  const { responses } = fit.data;
  const level = mean(responses);
  const flat = responses.reduce((sum, y) => sum + (y - level) ** 2, 0);
  const [df1, df2] = [2, responses.length - 3];
  return fTest((flat - fit.sumOfSquares) / df1 / (fit.sumOfSquares / df2), df1, df2);
}

interface DoseMean {
  readonly lnDose: number;
  readonly value: number;
}

function meansByDose({ pooled }: Fit): readonly DoseMean[] {
  const { lnDoses, responses } = pooled.data;
  return Array.from(lnDoses, (lnDose, k) => ({ lnDose, value: responses[k]! })).filter(({ lnDose }) =>
    Number.isFinite(lnDose),
  );
}

/** Trapezoids of 1 − GR over ln concentration, over its range. */
function areaOver(means: readonly DoseMean[]): number {
  let area = 0;
  for (let k = 1; k < means.length; k++) {
    const [a, b] = [means[k - 1]!, means[k]!];
    area += (b.lnDose - a.lnDose) * (1 - (a.value + b.value) / 2);
  }
  return area / (means.at(-1)!.lnDose - means[0]!.lnDose);
}
