import { fitLaw, type LawFit } from "./fit-law.ts";
import { decayAlone, growthAlone, growthAndDecay, sharedGrowthAndDecay } from "./growth-and-decay.ts";

/** The law of regression and regrowth that fits one tumour, or why there is none. */
export type ChosenLaw = { readonly fit: LawFit } | { readonly why: string };

/**
 * Rates of regression and regrowth of one tumour under treatment: the law with the smallest AIC among those all of whose
 * parameters differ from 0 (p below 0.1, and not at a bound). One visit, or two that differ by less than 20 %, say nothing.
 * @param times days, rising. @param sizes above 0, the length of `times`. @param firstDay the day that the first visit counts
 *   as: 0; the R package tumgr takes 1, which makes rates about 1/(days observed) smaller.
 * @see stein2008
 * @see wilkerson2017
 */
export function chooseGrowthAndDecay(
  times: readonly number[],
  sizes: readonly number[],
  { significance = 0.1, firstDay = 0 } = {},
): ChosenLaw {
  if (times.length < 2) return { why: "one visit only" };
  const [first, second] = [sizes[0]!, sizes[1]!];
  if (times.length === 2 && Math.abs(second - first) < 0.2 * first)
    return { why: "two visits that differ by less than 20 %" };
  const shifted = times.map((time) => time - times[0]! + firstDay);
  const relative = sizes.map((size) => size / first);
  const admitted = [growthAndDecay, growthAlone, decayAlone, sharedGrowthAndDecay].flatMap((law) => {
    const fit = fitLaw(law, shifted, relative);
    return fit?.p.every((p) => p < significance) ? [fit] : [];
  });
  const [best] = admitted.sort((a, b) => a.aic - b.aic);
  return best ? { fit: best } : { why: "no law whose parameters differ from 0" };
}
