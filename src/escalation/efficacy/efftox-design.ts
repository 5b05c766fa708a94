import { stopAt, treatAt } from "../decisions.ts";
import type { Counts, Design, DoseView, State } from "../types.ts";
import { bestOf, countedView, efficacyCounts } from "./counts.ts";
import { type EffToxFit, type EffToxOptions, effToxFitter } from "./efftox.ts";
import { effToxExponent, effToxUtility } from "./efftox-utility.ts";

/**
 * EffTox as a design that a trial is made of: the admissible dose of largest utility is given, and selected at the end. Going up, no
 * untried dose is skipped. Fits are remembered by counts and take terms up to the second order of the association.
 * @throws RangeError as `effToxExponent`.
 * @see thall2004
 */
export function effToxDesign(options: EffToxOptions): Design {
  const { doses, contour, leastEfficacy, mostToxicity } = options;
  const { certaintyEfficacy = 0.1, certaintyToxicity = 0.1 } = options;
  const exponent = effToxExponent(contour);
  const fit = rememberFits(options);
  return {
    id: "efftox",
    name: "EffTox",
    cite: ["thall2004"],
    nDoses: doses.length,
    target: mostToxicity,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    efficacy: true,
    first: treatAt(0, "start"),
    decide: (state) => {
      const { next } = fit(state);
      return next === null ? stopAt(null, "no admissible dose") : treatAt(next, "most desirable");
    },
    view: (state) => views(fit(state), state, mostToxicity),
    selectMtd: (end) => (end.stop.rule === "no admissible dose" ? null : fit(end).next),
    best: (truth, responses) =>
      bestOf(
        doses.length,
        (dose) => truth[dose] <= mostToxicity + 1e-9 && responses[dose] >= leastEfficacy - 1e-9,
        (dose) => effToxUtility(contour, exponent, responses[dose], truth[dose]),
      ),
    rules: [
      `Model: logit p of toxicity linear, of response quadratic, in ln(dose) less its mean (doses ${doses.join(", ")}), associated within patients; normal priors (mean, standard deviation): toxicity ${pairs(options.toxicity)}, response ${pairs(options.efficacy)}, association ${pairs([options.association])}.`,
      `Desirability of a pair of probabilities: an L-norm with exponent ${exponent.toFixed(3)} through (response ${contour.efficacyAlone}, toxicity 0), (1, ${contour.toxicityAlone}) and (${contour.efficacy}, ${contour.toxicity}).`,
      `A dose is admissible when P(response > ${leastEfficacy}) exceeds ${certaintyEfficacy} and P(toxicity < ${mostToxicity}) exceeds ${certaintyToxicity}, and no untried dose is skipped; treat at, and select, the admissible dose of largest utility; stop when there is none.`,
    ],
  };
}

const pairs = (priors: readonly (readonly [number, number])[]): string =>
  priors.map(([mean, sd]) => `(${mean}, ${sd})`).join(" ");

function rememberFits(options: EffToxOptions): (counts: Counts) => EffToxFit {
  const known = new Map<string, EffToxFit>();
  const fit = effToxFitter({ order: 2, ...options });
  return (state) => {
    const counts = efficacyCounts(state);
    const key = JSON.stringify(counts);
    let found = known.get(key);
    if (!found) {
      found = fit(counts);
      if (known.size > 50_000) known.clear();
      known.set(key, found);
    }
    return found;
  };
}

function views({ doses }: EffToxFit, state: State, mostToxicity: number): DoseView[] {
  const counts = efficacyCounts(state);
  return doses.map(({ dose, efficacy, toxicity, utility, effective, tolerable, allowed }) => {
    const { n, tox } = countedView(counts, dose, [0, 1]);
    return {
      dose,
      n,
      tox,
      estimate: toxicity,
      under: tolerable,
      inside: 0,
      over: 1 - tolerable,
      efficacy,
      utility,
      allowed,
      why: `P(response high enough) = ${effective.toFixed(3)}, P(toxicity < ${mostToxicity}) = ${tolerable.toFixed(3)}`,
    };
  });
}
