import { boinBoundaries } from "../boin.ts";
import { stopAt, treatAt } from "../decisions.ts";
import type { Decision, Design, DoseView, State } from "../types.ts";
import { type Boin12Options, boin12, boin12Benchmark, boin12Select, boin12View } from "./boin12.ts";
import { bestOf, countedView, efficacyCounts } from "./counts.ts";

/**
 * BOIN12 as a design that a trial is made of: `boin12` decides, `boin12Select` selects the optimal biological dose.
 * @throws RangeError as `boinBoundaries`.
 * @see lin2020
 */
export function boin12Design({ nDoses, ...options }: Boin12Options & { readonly nDoses: number }): Design {
  const { toxicity, efficacy, explore = 6, toxic = 0.95, futile = 0.9, neither = 40, both = 60 } = options;
  const { escalate, deescalate } = boinBoundaries(toxicity);
  const decide = (state: State): Decision => {
    const { dose, rule } = boin12(options, efficacyCounts(state), state.dose);
    if (dose === null || rule === "no admissible dose") return stopAt(null, "no admissible dose");
    return treatAt(dose, rule);
  };
  const utility = (pTox: number, pEff: number) =>
    100 * pEff * (1 - pTox) + neither * (1 - pEff) * (1 - pTox) + both * pEff * pTox;
  return {
    id: "boin12",
    name: "BOIN12",
    cite: ["lin2020"],
    nDoses,
    target: toxicity,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    efficacy: true,
    first: treatAt(0, "start"),
    decide,
    view: (state) => views(options, state, nDoses, [escalate, deescalate]),
    selectMtd: (end) =>
      end.stop.rule === "no admissible dose" ? null : boin12Select(options, efficacyCounts(end)),
    best: (truth, responses) =>
      bestOf(
        nDoses,
        (dose) => truth[dose] <= toxicity + 1e-9 && responses[dose] >= efficacy - 1e-9,
        (dose) => utility(truth[dose], responses[dose]),
      ),
    rules: [
      `Utilities: ${neither} for neither a response nor a toxicity, ${both} for both, 100 for a response alone, 0 for a toxicity alone; doses are ranked by P(utility > ${boin12Benchmark(options).toFixed(1)}).`,
      `With a share of toxicities of at least ${deescalate.toFixed(4)} at the current dose go down; above ${escalate.toFixed(4)} and with ${explore} or more patients there take the more desirable of this dose and the one below; otherwise the most desirable of these and the one above.`,
      `A dose is admissible while P(toxicity > ${toxicity}) is below ${toxic} and P(response < ${efficacy}) below ${futile}; stop when none is.`,
      "Select as the optimal biological dose, among admissible treated doses up to the isotonic maximum tolerated dose, the one of highest mean utility.",
    ],
  };
}

function views(
  options: Boin12Options,
  state: State,
  nDoses: number,
  interval: readonly [number, number],
): DoseView[] {
  const counts = efficacyCounts(state);
  return Array.from({ length: nDoses }, (_, dose) => {
    const { allowed, utility, desirability, tooToxic, futile } = boin12View(options, counts, dose);
    return {
      ...countedView(counts, dose, interval),
      utility,
      allowed,
      why: `P(utility above the benchmark) = ${desirability.toFixed(3)}; P(toxicity > ${options.toxicity}) = ${tooToxic.toFixed(3)}, P(response < ${options.efficacy}) = ${futile.toFixed(3)}`,
    };
  });
}
