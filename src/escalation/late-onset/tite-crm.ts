import {
  type CrmOptions,
  crmRules,
  crmViews,
  decideCrm,
  modelOf,
  rememberEstimates,
  selectCrm,
} from "../crm/crm.ts";
import type { CrmData, OneParameterModel } from "../crm/posterior.ts";
import { treatAt } from "../decisions.ts";
import type { Design, State } from "../types.ts";
import { adaptiveWeight, type WeightScheme } from "./weights.ts";

/** Options of {@link titeCrm}. */
export interface TiteCrmOptions extends CrmOptions {
  /** "linear" (default): the observed share of the window; "adaptive": `adaptiveWeight`, which needs `toxTimes`. */
  readonly weights?: WeightScheme;
}

/**
 * Time-to-event CRM: patients inside the window count by a weight w in [0, 1], so that accrual need not wait.
 *
 *   L(a) = ∏ (w p)^y (1 − w p)^(1−y),   w = 1 after a toxicity or after the window
 *
 * @throws RangeError as `crm`.
 * @see cheung2000
 */
export function titeCrm(options: TiteCrmOptions): Design & { readonly model: OneParameterModel } {
  const model = modelOf(options);
  const estimates = rememberEstimates(model, options);
  const { weights = "linear" } = options;
  const dataOf = (state: State) => weighted(state, weights);
  return {
    id: "tite-crm",
    name: `TITE-CRM (${model.curve.id})`,
    cite: ["cheung2000", "cheung2011"],
    nDoses: model.skeleton.length,
    target: options.target,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    takesPending: true,
    first: treatAt(options.initial?.[0] ?? 0, "start"),
    decide: (state) => decideCrm(model, options, estimates, state, dataOf(state)),
    view: (state) => crmViews(model, options, estimates(dataOf(state)), dataOf(state)),
    selectMtd: (end) => selectCrm(options, estimates, end),
    rules: [
      ...crmRules(model, options),
      `A patient inside the window without a toxicity counts by ${weights === "linear" ? "the observed share of the window" : "an adaptive weight"}.`,
    ],
    model,
  };
}

function weighted({ n, tox, pending = [], toxTimes = [] }: State, scheme: WeightScheme): CrmData {
  const weightOf = (u: number) => (scheme === "adaptive" ? adaptiveWeight(u, toxTimes) : Math.min(1, u));
  return { n, tox, partial: pending.map(({ dose, followUp }) => ({ dose, weight: weightOf(followUp) })) };
}
