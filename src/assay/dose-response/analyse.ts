import { band } from "./band.ts";
import { boundsOfEnds, endsAtBounds } from "./bounds.ts";
import { chooseModel } from "./choose-model.ts";
import { type Model, models } from "./curves/curves.ts";
import { type DoseEstimate, doseAt } from "./doses.ts";
import { type Fit, type FitRules, residualsOf, responsesOf } from "./fit.ts";
import { aicc, effectTest, type FTest, lackOfFit, rSquared } from "./goodness.ts";
import { type Estimate, estimates } from "./intervals.ts";
import { observationsOf } from "./observations.ts";
import { fitReweighted, powerFactors } from "./reweight.ts";
import { fitRobust, fitRout, robustMethods } from "./robust.ts";
import type { DoseResponse, DoseTarget, Interval, Observations } from "./types.ts";
import type { NoFit } from "./why-not.ts";

/** How curves are fitted and what is read from them. */
export interface AnalysisRules {
  /** Names of models; of several, that with the least AICc is used. */
  readonly models: readonly string[];
  /** The ends of the response by definition, held by models that hold them. */
  readonly ends?: { readonly control: number; readonly limit: number };
  /** Parameters held at a value, whatever the model holds. */
  readonly held: Readonly<Record<string, number>>;
  /** w = 1/|f|^power; 0 for equal weights. */
  readonly power: number;
  readonly robust: "none" | "huber" | "biweight" | "rout";
  /** False discovery rate of ROUT. */
  readonly q: number;
  readonly level: number;
  readonly profile: boolean;
  /** Shares of the effect whose doses are wanted, in (0, 1). */
  readonly effects: readonly number[];
  /** Response whose dose is the absolute IC50. */
  readonly absolute?: number;
}

/** A dose read from a curve, under the name of its row. */
export interface NamedDose {
  readonly name: string;
  readonly target: DoseTarget;
  readonly estimate: DoseEstimate;
}

/** One model beside the others that were tried. */
export interface TriedModel {
  readonly model: string;
  readonly aicc: number;
  readonly weight: number;
}

/** A curve with all that was asked of it. */
export interface Analysis {
  readonly status: "fitted";
  readonly model: Model;
  readonly tried: readonly TriedModel[];
  readonly fit: Fit;
  /** The observations that were usable, with those that a robust method took out. */
  readonly data: Observations;
  /** Per observation: its final weight over that of an undisturbed one; 0 where it was taken out. */
  readonly weights: Float64Array;
  readonly estimates: readonly Estimate[];
  readonly doses: readonly NamedDose[];
  readonly lackOfFit: FTest;
  readonly effect: FTest;
  readonly aicc: number;
  readonly rSquared: number;
  /** What a reader must know before using the numbers. */
  readonly notes: readonly string[];
}

/** Fits one curve by the rules and reads what is asked from it. What cannot be fitted says why. */
export function analyse(data: DoseResponse, rules: AnalysisRules): Analysis | NoFit {
  const observations = observationsOf(data);
  const candidates = rules.models.map((name) => models[name]!);
  const chosen = chooseModel(observations, candidates, (model) => rulesFor(model, rules, observations));
  const first = chosen[0]!;
  if (first.fit.status === "not fitted") return first.fit;
  const model = models[first.model]!;
  const refined = refine(first.fit, observations, model, rules);
  if ("reason" in refined) return refined;
  const { fit, weights } = refined;
  const profile =
    rules.profile && (rules.robust === "none" || rules.robust === "rout") && !refined.reweighted;
  const intervals = { level: rules.level, profile };
  const effect = effectTest(fit);
  const doses = targetsOf(rules).map(({ name, target }) => {
    const estimate = doseAt(fit, target, intervals);
    return {
      name,
      target,
      estimate: effect.p > 1 - rules.level ? withoutEffect(estimate, target) : estimate,
    };
  });
  const analysis = {
    status: "fitted" as const,
    model,
    tried: chosen.map(({ model: name, aicc: value, weight }) => ({ model: name, aicc: value, weight })),
    fit,
    data: observations,
    weights,
    estimates: estimates(fit, 0, intervals),
    doses,
    lackOfFit: lackOfFit(fit),
    effect,
    aicc: aicc(fit),
    rSquared: rSquared(fit),
  };
  return { ...analysis, notes: notesOn(analysis) };
}

/**
 * A dose from responses that one mean describes as well as a curve. A flat line passes through no half effect, or through it at every
 * dose, and the likelihood does not see that, so the sides that a flat line leaves open are open.
 */
function withoutEffect(estimate: DoseEstimate, { kind }: DoseTarget): DoseEstimate {
  const opened = ({ low }: Interval) => ({
    low: kind === "relative" ? 0 : low,
    high: Number.POSITIVE_INFINITY,
  });
  return { ...estimate, wald: opened(estimate.wald), profile: opened(estimate.profile) };
}

/** The rules of a fit of a model: what is held, and where the ends may lie. */
export function rulesFor(
  model: Model,
  { ends, held }: Pick<AnalysisRules, "ends" | "held">,
  data: Observations,
): FitRules {
  const byModel = ends ? Object.fromEntries(model.held.map((end) => [end, ends[end]])) : {};
  return { held: { ...byModel, ...held }, ...(data.n > 0 ? { bounds: boundsOfEnds(data, ends) } : {}) };
}

interface Refined {
  readonly fit: Fit;
  readonly weights: Float64Array;
  readonly reweighted: boolean;
}

/** The fit with the weights or the robust method asked for. */
function refine(fit: Fit, data: Observations, model: Model, rules: AnalysisRules): Refined | NoFit {
  const fitRules = rulesFor(model, rules, data);
  const equal = new Float64Array(data.n).fill(1);
  if (rules.robust === "rout") {
    const rout = fitRout(data, model.shape, fitRules, rules.q);
    if ("reason" in rout) return rout;
    return { fit: rout.fit, weights: equal.map((_, i) => (rout.outliers[i] ? 0 : 1)), reweighted: false };
  }
  if (rules.robust !== "none") {
    const robust = fitRobust(data, model.shape, fitRules, robustMethods[rules.robust]!);
    return "reason" in robust ? robust : { fit: robust.fit, weights: robust.weights, reweighted: true };
  }
  if (rules.power === 0) return { fit, weights: equal, reweighted: false };
  const weighted = fitReweighted(data, model.shape, fitRules, fit, powerFactors(rules.power));
  if (weighted.status === "not fitted") return weighted;
  // The weights are now part of the data; profiles hold them where they ended.
  return { fit: weighted, weights: equal, reweighted: false };
}

function targetsOf({
  effects,
  absolute,
  ends,
}: AnalysisRules): readonly { name: string; target: DoseTarget }[] {
  const relative = effects.map((effect) => ({
    name: effect === 0.5 ? "ic50" : `ed${Number((100 * effect).toPrecision(6))}`,
    target: { kind: "relative", effect } as const,
  }));
  const direction = ends
    ? { effect: ends.control > ends.limit ? ("falls" as const) : ("rises" as const) }
    : {};
  return absolute === undefined
    ? relative
    : [
        ...relative,
        { name: "ic50_absolute", target: { kind: "absolute", response: absolute, ...direction } },
      ];
}

function notesOn({
  fit,
  effect,
  lackOfFit: lack,
  weights,
  doses,
}: Omit<Analysis, "notes">): readonly string[] {
  const outliers = weights.reduce((n, weight) => n + Number(weight === 0), 0);
  const open = doses.find(({ name }) => name === "ic50")?.estimate.profile;
  return [
    ...(fit.converged ? [] : ["the search did not settle; hold a parameter or use a model with fewer"]),
    ...endsAtBounds(fit).map(
      (end) => `the data do not determine the ${end}: it lies at the end of its range`,
    ),
    ...(fit.covariance
      ? []
      : ["the data do not determine every parameter; hold one or use a model with fewer"]),
    ...(effect.p > 0.05 ? [`no effect of dose is shown (F test, p = ${effect.p.toPrecision(2)})`] : []),
    ...(lack.p < 0.01 ? [`the curve misses the dose means (lack of fit, p = ${lack.p.toPrecision(2)})`] : []),
    ...(outliers > 0
      ? [`${outliers} ${outliers === 1 ? "response was" : "responses were"} left out as outlying`]
      : []),
    ...(open && (open.high === Number.POSITIVE_INFINITY || open.low === 0)
      ? ["the IC50 has no limit on one side: higher or lower doses would be needed"]
      : []),
  ];
}

/** Doses from the lowest to the highest above zero, evenly on a log axis, for drawing. */
export function drawnDoses({ data }: Analysis, n = 60): readonly number[] {
  const given = data.lnDoses.filter((x) => x > Number.NEGATIVE_INFINITY);
  const [low, high] = [Math.min(...given), Math.max(...given)];
  return Array.from({ length: n }, (_, k) => Math.exp(low + ((high - low) * k) / (n - 1)));
}

/** The fitted curve with its band, for drawing. */
export const drawnCurve = (analysis: Analysis, level: number) =>
  band(analysis.fit, drawnDoses(analysis), 0, level);

/** Fitted responses and residuals of all usable observations, those left out included. */
export const pointsOf = ({ fit, data }: Analysis) => ({
  fitted: responsesOf(fit, data),
  residuals: residualsOf(fit, data),
});
