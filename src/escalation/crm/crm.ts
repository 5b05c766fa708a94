import { stopAt, treatAt } from "../decisions.ts";
import type { Decision, Design, DoseView, End, State, Stop } from "../types.ts";
import { type Curve, powerCurve } from "./curve.ts";
import {
  type CrmData,
  type CrmPosterior,
  curveAt,
  type OneParameterModel,
  oneParameterModel,
  posteriorOf,
  probabilityAbove,
} from "./posterior.ts";
import { type CrmPrior, usualPrior } from "./prior.ts";

/** Options of {@link crm}. */
export interface CrmOptions {
  /** φ. */
  readonly target: number;
  /** First guesses of the probability of toxicity at each dose; `indifferenceSkeleton` makes one. */
  readonly skeleton: readonly number[];
  /** Default: the power curve. */
  readonly curve?: Curve;
  /** Default: ln a ~ N(0, 1.34). */
  readonly prior?: CrmPrior;
  /** The a at which the curve passes through the skeleton: 1 (default, as dfcrm) or the prior mean (as bcrm). */
  readonly centre?: number | "mean";
  /**
   * What is compared with the target: "plug-in", the curve at the posterior mean of the parameter (ln a for a log-normal
   * prior, a for others; default, as dfcrm), or "mean", the posterior mean of each probability.
   */
  readonly estimate?: "plug-in" | "mean";
  /** Never more than one dose above the last; default true. */
  readonly noSkip?: boolean;
  /** Never up after a cohort whose share with a toxicity is the target or more; default true. */
  readonly coherent?: boolean;
  /** Doses (indices from 0) of the first patients, one a patient, followed until the first toxicity. */
  readonly initial?: readonly number[];
  /** Stop, with no dose selected, when P(p at `dose` > `limit`) > `confidence`; off by default. */
  readonly tooToxic?: { readonly dose?: number; readonly limit: number; readonly confidence: number };
  /** Stop when the 90 % interval of the recommended dose's toxicity is narrower than `width`; off by default. */
  readonly precise?: { readonly width: number; readonly fromN?: number };
  /** Shown in views, not used in decisions; default: target ± 0.05. */
  readonly interval?: readonly [number, number];
}

/**
 * Continual reassessment method: one curve through all doses; the next patients get the dose whose estimated probability
 * of toxicity is closest to the target.
 *
 *   p(dose) = curve(label, a),   a from its posterior;   next = argmin |p̂ − φ|
 *
 * Posteriors by quadrature (`posteriorOf`), remembered for each set of counts. Pending patients are left out; `titeCrm` counts
 * them by their weights.
 * @throws RangeError for a target outside (0, 1), a skeleton that does not increase, a prior that is none.
 * @see oquigley1990 cheung2011
 */
export function crm(options: CrmOptions): Design & { readonly model: OneParameterModel } {
  const model = modelOf(options);
  const estimates = rememberEstimates(model, options);
  return {
    id: "crm",
    name: `CRM (${model.curve.id})`,
    cite: ["oquigley1990", "cheung2011"],
    nDoses: model.skeleton.length,
    target: options.target,
    maxN: Number.POSITIVE_INFINITY,
    ownCohorts: false,
    first: treatAt(options.initial?.[0] ?? 0, "start"),
    decide: (state) => decideCrm(model, options, estimates, state, knownOf(state)),
    view: (state) => crmViews(model, options, estimates(knownOf(state)), knownOf(state)),
    selectMtd: (end) => selectCrm(options, estimates, end),
    rules: crmRules(model, options),
    model,
  };
}

/** The counts without patients whose outcome is pending. */
export function knownOf({ n, tox, pending }: State): CrmData {
  if (!pending || pending.length === 0) return { n, tox };
  const known = Array.from(n);
  for (const { dose } of pending) known[dose] -= 1;
  return { n: known, tox };
}

/** The one-parameter model that the options describe. @throws RangeError as `crm`. */
export function modelOf(options: CrmOptions): OneParameterModel {
  if (!(options.target > 0 && options.target < 1)) {
    throw new RangeError(`a target is a probability between 0 and 1, not ${options.target}`);
  }
  return oneParameterModel(
    options.curve ?? powerCurve,
    options.skeleton,
    options.prior ?? usualPrior,
    options.centre,
  );
}

/** What a decision needs of a posterior. */
export interface CrmEstimate {
  readonly p: Float64Array;
  readonly posterior: CrmPosterior;
  /** The probability that `tooToxic` looks at; 0 without that rule. */
  readonly tooToxic: number;
}

/** Estimates by counts; weighted data are computed anew. */
export function rememberEstimates(
  model: OneParameterModel,
  { estimate = "plug-in", tooToxic }: CrmOptions,
): (data: CrmData) => CrmEstimate {
  const posterior = posteriorOf(model);
  const compute = (data: CrmData): CrmEstimate => {
    const found = posterior(data);
    return {
      p: estimate === "mean" ? found.pMean : curveAt(model, plugIn(model, found)),
      posterior: found,
      tooToxic: tooToxic ? probabilityAbove(model, data, tooToxic.dose ?? 0, tooToxic.limit) : 0,
    };
  };
  return remembered(compute, 100_000);
}

/** Keeps results by counts, up to so many; weighted data are not kept. */
export function remembered<T>(compute: (data: CrmData) => T, most: number): (data: CrmData) => T {
  const known = new Map<string, T>();
  return (data) => {
    if (data.partial && data.partial.length > 0) return compute(data);
    const key = keyOf(data);
    let result = known.get(key);
    if (result === undefined) {
      result = compute(data);
      if (known.size >= most) known.clear();
      known.set(key, result);
    }
    return result;
  };
}

/** One UTF-16 unit for n and one for y at each dose. */
function keyOf({ n, tox }: CrmData): string {
  let key = "";
  for (let dose = 0; dose < n.length; dose++) key += String.fromCharCode(n[dose], tox[dose]);
  return key;
}

const plugIn = ({ prior }: OneParameterModel, posterior: CrmPosterior): number =>
  prior.kind === "log-normal" ? Math.exp(posterior.mean) : posterior.meanA;

/** The decision of a CRM from data that may be weighted; shared with TITE-CRM. */
export function decideCrm(
  model: OneParameterModel,
  options: CrmOptions,
  estimates: (data: CrmData) => CrmEstimate,
  state: State,
  data: CrmData,
): Decision {
  const { initial } = options;
  const treated = sum(state.n);
  if (initial && treated < initial.length && sum(state.tox) === 0)
    return treatAt(initial[treated], "titration");
  const { p, posterior, tooToxic } = estimates(data);
  if (options.tooToxic && tooToxic > options.tooToxic.confidence)
    return stopAt(null, "lowest dose too toxic");
  const best = closestDose(p, options.target);
  return preciseStop(model, options, posterior, best, treated) ?? restrict(options, state, best);
}

/** The dose whose estimate is closest to the target; of two, the lower. */
export function closestDose(p: ArrayLike<number>, target: number): number {
  let best = 0;
  for (let dose = 1; dose < p.length; dose++) {
    if (Math.abs(p[dose] - target) < Math.abs(p[best] - target)) best = dose;
  }
  return best;
}

function preciseStop(
  model: OneParameterModel,
  { precise }: CrmOptions,
  posterior: CrmPosterior,
  best: number,
  treated: number,
): Stop | null {
  if (!precise || treated < (precise.fromN ?? 6)) return null;
  const [low, high] = credibleInterval(model, posterior, best);
  return high - low < precise.width ? stopAt(best, "precision") : null;
}

/** The curve at the posterior mean of ln a plus and minus 1.645 standard deviations: an approximate 90 % interval of p. */
export function credibleInterval(
  { curve, labels }: OneParameterModel,
  { mean, variance }: CrmPosterior,
  dose: number,
): readonly [number, number] {
  // 1.6448536… is the 95 % point of the normal distribution.
  const reach = 1.6448536269514722 * Math.sqrt(variance);
  const at = (beta: number) => Math.exp(curve.logP(labels[dose], Math.exp(beta)));
  return [at(mean + reach), at(mean - reach)];
}

function restrict(
  { target, noSkip = true, coherent = true }: CrmOptions,
  state: State,
  best: number,
): Decision {
  const { dose, cohort, cohortTox } = state;
  // Counts are whole: a share that is the target up to rounding is the target.
  if (coherent && best > dose && cohortTox >= target * cohort - 1e-9) return treatAt(dose, "coherence");
  if (noSkip && best > dose + 1) return treatAt(dose + 1, "no-skip");
  return treatAt(best, "model");
}

/** The dose closest to the target at the end, or the one that a stop singled out. */
export function selectCrm(
  { target, tooToxic }: CrmOptions,
  estimates: (data: CrmData) => CrmEstimate,
  end: End,
): number | null {
  if (tooToxic && end.stop.rule === "lowest dose too toxic") return null;
  return end.stop.rule === "precision" ? end.stop.dose : closestDose(estimates(end).p, target);
}

/** Every dose by the model's posterior. */
export function crmViews(
  model: OneParameterModel,
  { target, interval = [Math.max(0.001, target - 0.05), Math.min(0.999, target + 0.05)] }: CrmOptions,
  { p, posterior }: CrmEstimate,
  data: CrmData,
): DoseView[] {
  const best = closestDose(p, target);
  return Array.from(p, (estimate, dose) => {
    const over = probabilityAbove(model, data, dose, interval[1]);
    const notUnder = probabilityAbove(model, data, dose, interval[0]);
    const [low, high] = credibleInterval(model, posterior, dose);
    return {
      dose,
      n: data.n[dose],
      tox: data.tox[dose],
      estimate,
      under: 1 - notUnder,
      inside: Math.max(0, notUnder - over),
      over,
      interval: [low, high],
      allowed: true,
      why: `90 % interval ${low.toFixed(3)} to ${high.toFixed(3)}${dose === best ? "; closest to the target" : ""}`,
    };
  });
}

/** The rules of a CRM in words. */
export function crmRules({ curve, skeleton, prior }: OneParameterModel, options: CrmOptions): string[] {
  const {
    target,
    estimate = "plug-in",
    noSkip = true,
    coherent = true,
    initial,
    tooToxic,
    precise,
  } = options;
  return [
    `Model: ${curve.name} with skeleton ${skeleton.map((p) => Number(p.toPrecision(4))).join(", ")}; prior of a: ${priorText(prior)}.`,
    `Treat at the dose whose ${estimate === "mean" ? "posterior mean" : "plug-in estimate"} of the toxicity probability is closest to ${target}.`,
    ...(noSkip ? ["Do not go up by more than one dose."] : []),
    ...(coherent ? [`Do not go up after a cohort in which the target share or more had a toxicity.`] : []),
    ...(precise
      ? [
          `Stop when the 90 % interval of the recommended dose's toxicity is narrower than ${precise.width}, from ${precise.fromN ?? 6} patients on.`,
        ]
      : []),
    ...(tooToxic
      ? [
          `Stop without an MTD when P(p > ${tooToxic.limit}) at dose ${(tooToxic.dose ?? 0) + 1} exceeds ${tooToxic.confidence}.`,
        ]
      : []),
    ...(initial
      ? [`Until the first toxicity, follow doses ${initial.map((dose) => dose + 1).join(", ")}.`]
      : []),
  ];
}

const priorText = (prior: CrmPrior): string => {
  switch (prior.kind) {
    case "log-normal":
      return `ln a normal with mean ${prior.mean} and variance ${Number(prior.variance.toPrecision(6))}`;
    case "gamma":
      return `gamma with shape ${prior.shape} and scale ${prior.scale}`;
    case "uniform":
      return `uniform from ${prior.low} to ${prior.high}`;
  }
};

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < values.length; k++) total += values[k];
  return total;
}
