import { closestDose } from "../crm/crm.ts";
import { powerCurve } from "../crm/curve.ts";
import { maximumLikelihood } from "../crm/likelihood.ts";
import { oneParameterModel, posteriorOf } from "../crm/posterior.ts";
import { type CrmPrior, usualPrior } from "../crm/prior.ts";
import type { Counts } from "../types.ts";

/** Options of {@link pocrm}. */
export interface PocrmOptions {
  readonly target: number;
  /** Increasing guesses; the r-th belongs to whichever combination an ordering puts r-th. */
  readonly skeleton: readonly number[];
  /** Orderings that are thought possible: combinations (indices from 0) from the least toxic to the most. */
  readonly orderings: readonly (readonly number[])[];
  /** Prior weights of the orderings; default equal. */
  readonly weights?: readonly number[];
  /** "likelihood" (default): the maximum within each ordering; "bayes": a posterior with ln a normal within each. */
  readonly estimate?: "likelihood" | "bayes";
  /** Prior of a for "bayes"; default ln a ~ N(0, 1.34). */
  readonly prior?: CrmPrior;
}

/** What a partial-order CRM says. */
export interface PocrmFit {
  /** Posterior weights of the orderings. */
  readonly orderings: readonly number[];
  /** The most probable ordering, of equals the first. */
  readonly ordering: number;
  /** The parameter a in it. */
  readonly a: number;
  /** Probability of toxicity of each combination in it. */
  readonly p: readonly number[];
  /** The combination closest to the target; the next one. */
  readonly next: number;
}

/**
 * Partial-order CRM, for combinations whose toxicities are ordered only in part: a CRM with p = s^a in each ordering, orderings
 * weighted by how well they explain the data; the next combination is the one closest to the target in the best ordering.
 *
 *   P(ordering m | data) ∝ P(m) L_m(â_m)      ("bayes": ∝ P(m) ∫ L_m(a) π(a) da)
 *
 * @param counts by combination.
 * @returns null for "likelihood" until there are patients with and patients without a toxicity.
 * @throws RangeError when an ordering does not name every combination once.
 * @see wages2011
 */
export function pocrm(options: PocrmOptions, counts: Counts): PocrmFit | null {
  const { target, skeleton, orderings, weights = orderings.map(() => 1) } = options;
  orderings.forEach((ordering) => {
    const complete = ordering.length === skeleton.length;
    if (!complete || [...ordering].sort((x, y) => x - y).some((combination, k) => combination !== k)) {
      throw new RangeError(`an ordering names each combination once, from 0, not ${ordering.join(", ")}`);
    }
  });
  const fits = orderings.map((ordering) => fitOrdering(options, counts, ordering));
  const found = fits.flatMap((fit) => (fit ? [fit] : []));
  if (found.length < fits.length) return null;
  const top = Math.max(...found.map(({ log }) => log));
  const masses = found.map(({ log }, k) => weights[k] * Math.exp(log - top));
  const total = masses.reduce((x, y) => x + y, 0);
  const ordering = masses.indexOf(Math.max(...masses));
  const { a } = found[ordering];
  const p = skeleton.map((_, k) => skeleton[orderings[ordering].indexOf(k)] ** a);
  return { orderings: masses.map((mass) => mass / total), ordering, a, p, next: closestDose(p, target) };
}

/** Counts put in an ordering's order, and the CRM for them: a, and the ln of what weighs the ordering. */
function fitOrdering(
  { skeleton, estimate = "likelihood", prior = usualPrior }: PocrmOptions,
  { n, tox }: Counts,
  ordering: readonly number[],
): { readonly a: number; readonly log: number } | null {
  const model = oneParameterModel(powerCurve, skeleton, prior);
  const ordered = { n: ordering.map((k) => n[k]), tox: ordering.map((k) => tox[k]) };
  if (estimate === "bayes") {
    const { mean, logMarginal } = posteriorOf(model)(ordered);
    return { a: Math.exp(mean), log: logMarginal };
  }
  const found = maximumLikelihood(model, ordered);
  return found && { a: Math.exp(found.estimate), log: found.logLikelihood };
}
