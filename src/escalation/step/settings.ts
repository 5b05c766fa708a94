import type { Setting } from "../../step/index.ts";
import { printNumber } from "../../units/index.ts";
import type { NormalPairSetup, Setup } from "../designs.ts";
import { printLevel } from "./columns.ts";
import type { EscalateSpec } from "./spec.ts";

/** The settings of a step, named as its options are. */
export function escalateSettings(spec: EscalateSpec): Setting[] {
  const said: Readonly<Record<string, string>> = {
    design: spec.designs.join(", "),
    ...levelSettings(spec),
    ...ruleSettings(spec.setup),
    ...modelSettings(spec),
    ...responseSettings(spec.setup),
    method: spec.method,
    trials: String(spec.trials),
    random: spec.random ? `${spec.random.n}, ${spec.random.family}` : "none",
    "look-ahead": String(spec.lookAhead),
    ...scenarioSettings(spec),
    ...dataSettings(spec),
    accrual: calendarText(spec),
    calibrate: calibrateText(spec),
    optimise: optimiseText(spec),
  };
  return Object.entries(said).map(([name, value]) => ({ name, value: value === "" ? "none" : value }));
}

const percent = (share: number): string => `${printNumber(100 * share)} %`;
const yes = (value: boolean): string => (value ? "yes" : "no");
const list = (values: readonly number[]): string => values.map((value) => printNumber(value)).join(", ");

function levelSettings({ levels, setup }: EscalateSpec): Record<string, string> {
  return {
    levels: `${list(setup.doses)} ${levels.unit}`,
    ...(setup.second && levels.second ? { second: `${list(setup.second)} ${levels.second.unit}` } : {}),
    target: percent(setup.target),
    start: printLevel(levels)(setup.start),
    cohort: String(setup.cohort),
    "max-patients": String(setup.maxPatients),
  };
}

const ruleSettings = (setup: Setup): Record<string, string> => ({
  cutoff: percent(setup.cutoff),
  low: setup.low === null ? "0.6 × target" : percent(setup.low),
  high: setup.high === null ? "1.4 × target" : percent(setup.high),
  below: percent(setup.below),
  above: percent(setup.above),
  "extra-safety": yes(setup.extraSafety),
  offset: percent(setup.offset),
  "bound-mtd": yes(setup.boundMtd),
  strict: yes(setup.strict),
  "stay-at-1-of-3": yes(setup.stayAtOneOfThree),
  titration: yes(setup.titration),
  variant: setup.variant,
  "top-needs-six": yes(setup.topNeedsSix),
  "titration-step": String(setup.titrationStep),
  "stop-at-dose": setup.stopAtDose ? `${setup.stopAtDose.n}, ${setup.stopAtDose.when}` : "none",
  "too-toxic": setup.tooToxic === null ? "none" : percent(setup.tooToxic),
  precise: setup.precise === null ? "none" : percent(setup.precise),
});

/** Of designs with a model only: what others do not look at is not listed. */
function modelSettings({ designs, setup: { model }, levels }: EscalateSpec): Record<string, string> {
  const named = (pattern: RegExp) => designs.some((name) => pattern.test(name));
  const normal = (prior: NormalPairSetup | null) =>
    prior
      ? `mean ${list(prior.mean)}, sd ${list(prior.sd)}, correlation ${printNumber(prior.correlation)}`
      : "mean logit 33 %, 0, sd 2, 1";
  const reference = (value: number | null, unit: string) =>
    value === null ? "the middle level" : `${printNumber(value)} ${unit}`;
  return {
    ...(named(/crm/)
      ? {
          skeleton: model.skeleton?.map(percent).join(", ") ?? "from half-width and prior-mtd",
          "half-width": model.halfWidth === null ? "target/4" : percent(model.halfWidth),
          "prior-mtd": model.priorMtd === null ? "the middle level" : `level ${model.priorMtd + 1}`,
          "prior-variance": model.priorVariance === null ? "1.34" : printNumber(model.priorVariance),
        }
      : {}),
    ...(named(/^blrm/)
      ? {
          reference: reference(model.reference, levels.unit),
          prior: normal(model.prior),
          interval: `${percent(model.interval[0])} to ${percent(model.interval[1])}`,
          overdose: percent(model.overdose),
        }
      : {}),
    ...(named(/^blrm-pairs$/)
      ? {
          "second-reference": reference(model.secondReference, levels.second?.unit ?? ""),
          "second-prior": normal(model.secondPrior),
          interaction: `mean ${printNumber(model.interaction?.mean ?? 0)}, sd ${printNumber(model.interaction?.sd ?? 1.121)}`,
        }
      : {}),
  };
}

function responseSettings({ responses }: Setup): Record<string, string> {
  const { efficacy, neither, both, explore, futile, efftox } = responses;
  return {
    ...(efficacy === null
      ? {}
      : {
          efficacy: percent(efficacy),
          neither: String(neither),
          both: String(both),
          explore: String(explore),
          futile: percent(futile),
        }),
    ...(efftox
      ? {
          efftox: `response ${percent(efftox.contour.efficacyAlone)} alone, toxicity ${percent(efftox.contour.toxicityAlone)} alone, ${percent(efftox.contour.efficacy)} with ${percent(efftox.contour.toxicity)}; least response ${percent(efftox.leastEfficacy)}; priors in the methods`,
        }
      : {}),
  };
}

const scenarioSettings = ({ scenarios, association }: EscalateSpec): Record<string, string> => ({
  ...Object.fromEntries(
    scenarios.flatMap(({ name, truth, responses }) => [
      [`scenarios.${name}`, truth.map((p) => percent(p)).join(", ")],
      ...(responses ? [[`responses.${name}`, responses.map((p) => percent(p)).join(", ")]] : []),
    ]),
  ),
  ...(association === 0 ? {} : { association: printNumber(association) }),
});

const dataSettings = (spec: EscalateSpec): Record<string, string> => ({
  window: spec.windows.length > 0 ? `${list(spec.windows)} d` : "none",
  "inside-window": spec.insideWindow.map(percent).join(", "),
  patients: spec.history.length > 0 ? `${spec.history.length}` : "none",
  toxicity: spec.onsetsFrom
    ? `${spec.onsetsFrom.step}.${spec.onsetsFrom.table}`
    : spec.onsets.length > 0
      ? `${spec.onsets.length} times`
      : "none",
  treated: spec.treated
    .map(({ dose, n, tox, eff }) => {
      const looks = spec.setup.responses.efficacy !== null || spec.setup.responses.efftox !== null;
      return `${printLevel(spec.levels)(dose)}: ${tox}/${n}${looks ? `, ${eff} with a response` : ""}`;
    })
    .join("; "),
});

function calendarText({ calendar }: EscalateSpec): string {
  if (!calendar) return "none";
  const { perDay, arrivals, late, backfill, trials } = calendar;
  return [
    `${printNumber(perDay * 30.4375)} a month, ${arrivals}`,
    late === null ? "toxicities anywhere in the window" : `${percent(late)} of them in its second half`,
    backfill
      ? `backfill up to ${backfill.cap}, ${backfill.needsResponse ? "after a response" : "without a response"}, ${backfill.assign}`
      : "no backfill",
    `${trials} trials`,
  ].join("; ");
}

const calibrateText = ({ calibrate }: EscalateSpec): string =>
  calibrate
    ? `${Object.entries(calibrate.grid)
        .map(([name, values]) => `${name} ${list(values)}`)
        .join("; ")}; ${calibrate.loss}, by ${calibrate.by}`
    : "none";

const optimiseText = ({ optimise }: EscalateSpec): string =>
  optimise
    ? `${optimise.doses} doses, ${optimise.patients} patients each, toxicity ${percent(optimise.toxicity)}, response ${percent(optimise.efficacy)}, utilities ${optimise.neither} and ${optimise.both}`
    : "none";
