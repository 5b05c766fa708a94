import type { Model } from "./curves/curves.ts";
import { type Fit, type FitRules, fitObservations } from "./fit.ts";
import { aicc } from "./goodness.ts";
import type { Observations } from "./types.ts";
import type { NoFit } from "./why-not.ts";

/** A model beside others on the same data. */
export interface Candidate {
  readonly model: string;
  readonly fit: Fit | NoFit;
  readonly aicc: number;
  /** Akaike weight: the share of the evidence among the candidates. */
  readonly weight: number;
}

/**
 * Fits several models to one curve and puts them in order of AICc, the best first. A model that does not converge or does not fit
 * comes last with weight 0.
 * @param rulesOf the rules for each model, with what it holds.
 */
export function chooseModel(
  data: Observations,
  models: readonly Model[],
  rulesOf: (model: Model) => FitRules,
): readonly Candidate[] {
  const fits = models.map((model) => {
    const fit = fitObservations(data, model.shape, rulesOf(model));
    const counts = fit.status === "fitted" && fit.converged;
    return { model: model.name, fit, aicc: counts ? aicc(fit) : Number.POSITIVE_INFINITY };
  });
  const best = Math.min(...fits.map((fit) => fit.aicc));
  const evidence = fits.map((fit) => (Number.isFinite(fit.aicc) ? Math.exp((best - fit.aicc) / 2) : 0));
  const total = evidence.reduce((sum, value) => sum + value, 0);
  return fits
    .map((fit, k) => ({ ...fit, weight: total > 0 ? evidence[k]! / total : 0 }))
    .sort((a, b) => a.aicc - b.aicc || 0);
}
