import { knownOf, remembered } from "../crm/crm.ts";
import { stopAt, treatAt } from "../decisions.ts";
import type { Counts, Decision, Design, DoseView, End, State } from "../types.ts";
import type { LogisticModel } from "./grid.ts";
import {
  type BlrmPosterior,
  blrmPosteriorOf,
  logisticModel,
  probabilityBelow,
  toxicityMoments,
} from "./posterior.ts";
import { type BlrmPrior, listed } from "./prior.ts";
import { logitQuantiles } from "./quantiles.ts";

/** Options of {@link blrm}. */
export interface BlrmOptions {
  /** Doses in any one unit, increasing. */
  readonly doses: readonly number[];
  /** The dose at which ln α is the logit of the probability of toxicity; same unit. */
  readonly reference: number;
  /** `weakPrior(0.33)` is the usual weakly informative one. */
  readonly prior: BlrmPrior;
  /** Target interval of the toxicity probability; default 0.16 to 0.33. */
  readonly interval?: readonly [number, number];
  /** Most allowed P(p > upper end of the interval) at a dose to be given; default 0.25; 1 switches overdose control off. */
  readonly overdose?: number;
  /**
   * Among allowed doses: "target", the one most probably inside the interval (default); "highest"; or the losses of
   * under-dosing, target, over-dosing, of which the expected value is made smallest.
   */
  readonly choose?: "target" | "highest" | readonly [number, number, number];
  /** Never more than one dose above the last; default true. */
  readonly noSkip?: boolean;
  /** Largest dose allowed next, as a multiple of the last dose; default unlimited. */
  readonly mostIncrease?: number;
  /** Stop at a dose that has n patients and is inside the interval with this probability, when it would be given next. */
  readonly precise?: { readonly n: number; readonly probability: number };
}

/** What a decision needs of a posterior, dose by dose. */
interface Odds {
  /** P(p below the interval) and P(p above it). */
  readonly under: Float64Array;
  readonly over: Float64Array;
}

const usualInterval = [0.16, 0.33] as const;

/**
 * Bayesian logistic regression with escalation with overdose control.
 *
 *   logit p(d) = ln α + β ln(d/d*),   (ln α, ln β) bivariate normal or a mixture;
 *   next = argmax P(p inside the interval) over doses with P(p > upper end) ≤ 0.25
 *
 * No admissible dose stops the trial without an MTD. Pending patients are left out. Posteriors are sums on a lattice (`blrmPosteriorOf`), so the same
 * counts always give the same decision.
 * @throws RangeError for doses that do not increase, an interval outside (0, 1), a prior that is none.
 * @see neuenschwander2008 babb1998
 */
export function blrm(options: BlrmOptions): Design & { readonly model: LogisticModel } {
  const { doses, reference, prior } = options;
  const [low, high] = options.interval ?? usualInterval;
  if (!(low > 0 && high < 1 && low < high)) {
    throw new RangeError(
      `a target interval lies inside (0, 1), not ${low} to ${high}; write [0.16, 0.33], say`,
    );
  }
  const model = logisticModel(doses, reference, prior);
  const posterior = blrmPosteriorOf(model);
  const odds = remembered((counts) => oddsOf(posterior(counts), doses.length, [low, high]), 100_000);
  return {
    id: "blrm",
    name: "BLRM with overdose control",
    cite: ["neuenschwander2008", "babb1998"],
    nDoses: doses.length,
    target: (low + high) / 2,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    first: treatAt(0, "start"),
    decide: (state) => decide(options, odds, state),
    view: (state) => views(options, model, posterior(knownOf(state)), state),
    selectMtd: (end) => select(options, odds, end),
    rules: rulesOf(options),
    model,
  };
}

function oddsOf(posterior: BlrmPosterior, nDoses: number, [low, high]: readonly [number, number]): Odds {
  const under = new Float64Array(nDoses);
  const over = new Float64Array(nDoses);
  for (let dose = 0; dose < nDoses; dose++) {
    under[dose] = probabilityBelow(posterior, dose, low);
    over[dose] = 1 - probabilityBelow(posterior, dose, high);
  }
  return { under, over };
}

type OddsOf = (counts: Counts) => Odds;

function decide(options: BlrmOptions, odds: OddsOf, state: State): Decision {
  const known = odds(knownOf(state));
  const free = bestDose(options, known, options.doses.length - 1);
  if (free === null) return stopAt(null, "lowest dose too toxic");
  const top = ceiling(options, state.dose);
  const best = free > top ? bestDose(options, known, top) : free;
  if (best === null) return stopAt(null, "lowest dose too toxic");
  const { precise } = options;
  if (precise && state.n[best] >= precise.n && inside(known, best) >= precise.probability) {
    return stopAt(best, "precision");
  }
  return treatAt(best, free > top ? "no-skip" : "model");
}

/** The highest dose that may follow a dose. */
function ceiling(
  { doses, noSkip = true, mostIncrease = Number.POSITIVE_INFINITY }: BlrmOptions,
  last: number,
): number {
  let top = noSkip ? Math.min(last + 1, doses.length - 1) : doses.length - 1;
  // Doses are printed numbers: 2 × 0.3 is allowed to be 0.6.
  while (top > last && doses[top] > mostIncrease * doses[last] * (1 + 1e-9)) top -= 1;
  return top;
}

/** The best allowed dose up to `top`, or null. Of equals, the lower. */
function bestDose(
  { overdose = 0.25, choose = "target" }: BlrmOptions,
  odds: Odds,
  top: number,
): number | null {
  let best: number | null = null;
  let value = Number.NEGATIVE_INFINITY;
  for (let dose = 0; dose <= top; dose++) {
    if (odds.over[dose] > overdose) continue;
    const here = worth(choose, odds, dose);
    if (here > value) {
      best = dose;
      value = here;
    }
  }
  return best;
}

function worth(choose: NonNullable<BlrmOptions["choose"]>, odds: Odds, dose: number): number {
  if (choose === "target") return inside(odds, dose);
  if (choose === "highest") return dose;
  return -(choose[0] * odds.under[dose] + choose[1] * inside(odds, dose) + choose[2] * odds.over[dose]);
}

const inside = ({ under, over }: Odds, dose: number): number => 1 - under[dose] - over[dose];

/** The dose singled out by the stop, or the best allowed dose among those treated. */
function select(options: BlrmOptions, odds: OddsOf, end: End): number | null {
  if (end.stop.dose !== null) return end.stop.dose;
  if (end.stop.rule === "lowest dose too toxic") return null;
  let top = options.doses.length - 1;
  while (top > 0 && end.n[top] === 0) top -= 1;
  return bestDose(options, odds(end), top);
}

function views(
  options: BlrmOptions,
  model: LogisticModel,
  posterior: BlrmPosterior,
  { n, tox }: Counts,
): DoseView[] {
  const { overdose = 0.25, interval = usualInterval, doses } = options;
  const odds = oddsOf(posterior, doses.length, interval);
  return doses.map((_, dose) => {
    const over = odds.over[dose];
    const close = Math.abs(over - overdose) < 1e-4 ? " (closer than 0.0001 to the limit)" : "";
    const [low, high] = logitQuantiles(posterior, model, dose, [0.05, 0.95]).map(
      (logit) => 1 / (1 + Math.exp(-logit)),
    );
    const compared = over > overdose ? "is above" : "is at most";
    return {
      dose,
      n: n[dose],
      tox: tox[dose],
      estimate: toxicityMoments(posterior, dose).mean,
      under: odds.under[dose],
      inside: Math.max(0, inside(odds, dose)),
      over,
      interval: [low!, high!],
      allowed: over <= overdose,
      why: `P(p > ${interval[1]}) = ${over.toFixed(4)} ${compared} ${overdose}${close}`,
    };
  });
}

function rulesOf(options: BlrmOptions): string[] {
  const { doses, reference, prior, interval = usualInterval, overdose = 0.25, choose = "target" } = options;
  const { noSkip = true, mostIncrease, precise } = options;
  const best = {
    target: `most probably inside ${interval[0]} to ${interval[1]}`,
    highest: "highest",
  };
  return [
    `Model: logit p = ln α + β ln(dose/${reference}), doses ${doses.join(", ")}; prior of (ln α, ln β): ${priorText(prior)}.`,
    ...(typeof choose === "string"
      ? [`Treat at the allowed dose that is ${best[choose]}.`]
      : [
          `Treat at the allowed dose with the smallest expected loss (under-dosing ${choose[0]}, target ${choose[1]}, over-dosing ${choose[2]}).`,
        ]),
    `A dose is allowed while P(p > ${interval[1]}) is at most ${overdose}; stop without an MTD when none is.`,
    ...(noSkip ? ["Do not go up by more than one dose."] : []),
    ...(mostIncrease === undefined ? [] : [`Do not go up by more than ${mostIncrease} times the last dose.`]),
    ...(precise
      ? [
          `Stop when the next dose has ${precise.n} patients and lies inside the interval with probability ${precise.probability} or more.`,
        ]
      : []),
  ];
}

const priorText = (prior: BlrmPrior): string => {
  const list = listed(prior);
  return list
    .map(
      ({ weight = 1, mean, sd, correlation = 0 }) =>
        `${list.length > 1 ? `${weight} × ` : ""}normal with means ${mean.map(round).join(", ")}, standard deviations ${sd.map(round).join(", ")}, correlation ${round(correlation)}`,
    )
    .join(" + ");
};

const round = (x: number): number => Number(x.toPrecision(4));
