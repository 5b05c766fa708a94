import { blrm } from "./blrm/blrm.ts";
import { ewoc } from "./blrm/ewoc.ts";
import { weakPrior } from "./blrm/prior.ts";
import { boin } from "./boin.ts";
import { blrmCombination } from "./combination/blrm-combination.ts";
import { boinCombinationDesign } from "./combination/boin-combination-design.ts";
import type { GridSize } from "./combination/pairs.ts";
import { pocrmDesign } from "./combination/pocrm-design.ts";
import { crm } from "./crm/crm.ts";
import { logisticCurve, powerCurve } from "./crm/curve.ts";
import { indifferenceSkeleton } from "./crm/skeleton.ts";
import { boinEtDesign } from "./efficacy/boin-et-design.ts";
import { boin12Design } from "./efficacy/boin12-design.ts";
import { effToxDesign } from "./efficacy/efftox-design.ts";
import { g3, i3plus3 } from "./i3plus3.ts";
import { titeCrm } from "./late-onset/tite-crm.ts";
import { titeBoin, titeKeyboard, titeMtpi } from "./late-onset/tite-interval.ts";
import { rollingSix } from "./rolling-six.ts";
import type { Setup } from "./setup.ts";
import { threePlusThree } from "./three-plus-three.ts";
import { acceleratedTitration, titrate } from "./titration.ts";
import { tpi } from "./tpi.ts";
import { trial } from "./trial.ts";
import type { Design, Verb } from "./types.ts";
import { keyboard, mtpi, mtpi2 } from "./unit-mass.ts";
import { cohortsOf, startAt, stopAfter, stopWhenAtDose, stopWhenTooToxic } from "./verbs.ts";

export type { EffToxSetup, ModelSetup, NormalPairSetup, ResponseSetup, Setup } from "./setup.ts";

/** A design as study files name it. */
export interface Member {
  readonly name: string;
  readonly summary: string;
  /** Two: a design for pairs of doses. */
  readonly agents?: 2;
  /** The whole trial: the design with the rules of the setup. */
  readonly build: (setup: Setup) => Design;
}

/**
 * The design that a study names, with the rules of its setup.
 * @throws RangeError for one agent where the design takes two or the other way round, and as the design.
 */
export function designOf(name: string, setup: Setup): Design {
  const member = designs[name];
  if (setup.second && member.agents !== 2) {
    const others = Object.keys(designs).filter((key) => designs[key].agents === 2);
    throw new RangeError(
      `${member.name} takes one agent and there are two; designs for two are ${others.join(", ")}`,
    );
  }
  if (!setup.second && member.agents === 2) {
    throw new RangeError(
      `${member.name} takes two agents; give the second one's levels (second: 100, 200 mg/m2)`,
    );
  }
  return member.build(setup);
}

/** The verbs that every design with free cohorts gets. */
const conduct = ({ start, cohort, titration, stopAtDose, tooToxic, maxPatients }: Setup): Verb[] => [
  startAt(start),
  cohortsOf(cohort),
  ...(tooToxic === null ? [] : [stopWhenTooToxic({ cutoff: tooToxic })]),
  ...(titration ? [titrate()] : []),
  ...(stopAtDose ? [stopWhenAtDose(stopAtDose.n, stopAtDose.when)] : []),
  stopAfter(maxPatients),
];

/** Rule-based designs keep their own cohorts and stop by themselves. */
const bounded = (design: Design, { start, maxPatients }: Setup): Design =>
  trial(design, startAt(start), ...(maxPatients < design.maxN ? [stopAfter(maxPatients)] : []));

const massOf = ({ target, nDoses, below, above, cutoff }: Setup) => ({
  target,
  nDoses,
  below,
  above,
  cutoff,
});

/** The members of the family, by the names that study files use. Adding one is one file and one entry. */
export const designs: Readonly<Record<string, Member>> = {
  "3+3": {
    name: "3+3",
    summary: "three patients, three more after one toxicity; variants escalate-only and de-escalate",
    build: (setup) =>
      bounded(
        threePlusThree({ nDoses: setup.nDoses, variant: setup.variant, topNeedsSix: setup.topNeedsSix }),
        setup,
      ),
  },
  "rolling-six": {
    name: "rolling six",
    summary: "up to six patients at a dose without waiting for every outcome",
    build: (setup) => bounded(rollingSix({ nDoses: setup.nDoses }), setup),
  },
  "accelerated-titration": {
    name: "accelerated titration",
    summary: "single patients until the first toxicity, then 3+3",
    build: (setup) =>
      bounded(
        acceleratedTitration({ nDoses: setup.nDoses, step: setup.titrationStep, variant: setup.variant }),
        setup,
      ),
  },
  boin: {
    name: "BOIN",
    summary: "observed share against two optimal boundaries",
    build: (setup) => trial(boin(boinOptions(setup)), ...conduct(setup)),
  },
  keyboard: {
    name: "Keyboard",
    summary: "strongest key of the posterior against the target key",
    build: (setup) => trial(keyboard(massOf(setup)), ...conduct(setup)),
  },
  "mtpi-2": {
    name: "mTPI-2",
    summary: "unit probability mass over intervals of one length",
    build: (setup) => trial(mtpi2(massOf(setup)), ...conduct(setup)),
  },
  mtpi: {
    name: "mTPI",
    summary: "unit probability mass below, in and above the target interval",
    build: (setup) => trial(mtpi(massOf(setup)), ...conduct(setup)),
  },
  tpi: {
    name: "TPI",
    summary: "posterior probability below, around and above the target, in posterior standard deviations",
    build: (setup) => trial(tpi(setup), ...conduct(setup)),
  },
  "i3+3": {
    name: "i3+3",
    summary: "observed share against an interval, with one toxicity of grace",
    build: (setup) => trial(i3plus3(massOf(setup)), ...conduct(setup)),
  },
  g3: {
    name: "G3",
    summary: "observed share against fixed intervals for a target of 25 %",
    build: (setup) => {
      if (Math.abs(setup.target - 0.25) > 1e-9) throw new RangeError("G3 is made for a target of 25 %");
      return trial(g3(setup), ...conduct(setup));
    },
  },
  crm: {
    name: "CRM",
    summary: "power curve through an indifference skeleton; the dose estimated closest to the target",
    build: (setup) => trial(crm({ ...crmOptions(setup), curve: powerCurve }), ...conduct(setup)),
  },
  "crm-logistic": {
    name: "CRM, logistic",
    summary: "the same with a logistic curve of fixed intercept 3",
    build: (setup) => trial(crm({ ...crmOptions(setup), curve: logisticCurve() }), ...conduct(setup)),
  },
  blrm: {
    name: "BLRM",
    summary: "two-parameter logistic regression with overdose control; most probably inside 16 to 33 %",
    build: (setup) => trial(blrm(blrmOptions(setup)), ...conduct(setup)),
  },
  ewoc: {
    name: "EWOC",
    summary: "highest dose with P(MTD < dose) at most 25 %",
    build: (setup) => trial(ewoc(setup), ...conduct(setup)),
  },
  "tite-crm": {
    name: "TITE-CRM",
    summary: "the CRM with patients inside the window counted by the share observed",
    build: (setup) => trial(titeCrm(crmOptions(setup)), ...conduct(setup)),
  },
  "tite-boin": {
    name: "TITE-BOIN",
    summary: "BOIN with patients inside the window counted by the share observed",
    build: (setup) => trial(titeBoin(boinOptions(setup)), ...conduct(setup)),
  },
  "tite-keyboard": {
    name: "TITE-Keyboard",
    summary: "Keyboard with patients inside the window counted by the share observed",
    build: (setup) => trial(titeKeyboard(massOf(setup)), ...conduct(setup)),
  },
  "tite-mtpi": {
    name: "TITE-mTPI",
    summary: "mTPI with patients inside the window counted by the share observed",
    build: (setup) => trial(titeMtpi(massOf(setup)), ...conduct(setup)),
  },
  boin12: {
    name: "BOIN12",
    summary: "the dose of best trade-off between toxicity and response, by utilities",
    build: (setup) =>
      trial(
        boin12Design({
          nDoses: setup.nDoses,
          toxicity: setup.target,
          efficacy: efficacyOf(setup, "least acceptable"),
          toxic: setup.cutoff,
          neither: setup.responses.neither,
          both: setup.responses.both,
          explore: setup.responses.explore,
          futile: setup.responses.futile,
        }),
        ...conduct(setup),
      ),
  },
  "boin-et": {
    name: "BOIN-ET",
    summary: "observed shares of toxicity and response against optimal boundaries",
    build: (setup) =>
      trial(
        boinEtDesign({
          nDoses: setup.nDoses,
          toxicity: setup.target,
          efficacy: efficacyOf(setup, "target"),
          ...lowHigh(setup),
        }),
        ...conduct(setup),
      ),
  },
  efftox: {
    name: "EffTox",
    summary: "logistic models of toxicity and response; the admissible dose of largest desirability",
    build: (setup) => {
      const { efftox } = setup.responses;
      if (!efftox) throw new RangeError("EffTox needs its priors and its contour, in the option efftox");
      return trial(effToxDesign({ ...efftox, doses: setup.doses }), ...conduct(setup));
    },
  },
  "boin-pairs": {
    name: "two-agent BOIN",
    summary: "BOIN over pairs of doses, up or down in one agent",
    agents: 2,
    build: (setup) =>
      trial(
        boinCombinationDesign({
          target: setup.target,
          cutoff: setup.cutoff,
          grid: gridOf(setup),
          ...lowHigh(setup),
        }),
        ...conduct(setup),
      ),
  },
  pocrm: {
    name: "partial-order CRM",
    summary: "a CRM in each possible ordering of the pairs by toxicity",
    agents: 2,
    build: (setup) =>
      trial(
        pocrmDesign({ ...crmOptions({ ...setup, precise: null }), grid: gridOf(setup) }),
        ...conduct(setup),
      ),
  },
  "blrm-pairs": {
    name: "two-agent BLRM",
    summary: "two logistic models with an interaction and overdose control",
    agents: 2,
    build: (setup) => trial(blrmCombination(pairOptions(setup)), ...conduct(setup)),
  },
};

function efficacyOf({ responses: { efficacy } }: Setup, which: string): number {
  if (efficacy === null) {
    throw new RangeError(`the design looks at responses; give the ${which} response rate (efficacy: 30 %)`);
  }
  return efficacy;
}

const lowHigh = ({ low, high }: Setup) => ({
  ...(low === null ? {} : { low }),
  ...(high === null ? {} : { high }),
});

const gridOf = ({ doses, second }: Setup): GridSize => [doses.length, second?.length ?? 0];

const boinOptions = ({ low, high, ...setup }: Setup) => ({
  ...setup,
  ...(low === null ? {} : { low }),
  ...(high === null ? {} : { high }),
});

/** The half-width a quarter of the target, the prior MTD the middle level, unless said: as the sample-size formula assumes. */
function crmOptions({
  target,
  nDoses,
  model,
  precise,
}: Pick<Setup, "target" | "nDoses" | "model" | "precise">) {
  const { skeleton, halfWidth, priorMtd, priorVariance } = model;
  if (skeleton && skeleton.length !== nDoses) {
    throw new RangeError(`the skeleton has ${skeleton.length} probabilities for ${nDoses} levels`);
  }
  const made = () =>
    indifferenceSkeleton({
      halfWidth: halfWidth ?? target / 4,
      target,
      mtd: priorMtd ?? Math.floor((nDoses - 1) / 2),
      nDoses,
    });
  return {
    target,
    skeleton: skeleton ?? made(),
    ...(priorVariance === null
      ? {}
      : { prior: { kind: "log-normal", mean: 0, variance: priorVariance } as const }),
    ...(precise === null ? {} : { precise: { width: precise } }),
  };
}

const middle = (doses: readonly number[]): number => doses[Math.floor((doses.length - 1) / 2)];

const blrmOptions = ({ doses, model }: Setup) => ({
  doses,
  reference: model.reference ?? middle(doses),
  prior: model.prior ?? weakPrior(0.33),
  interval: model.interval,
  overdose: model.overdose,
});

const pairOptions = ({ doses, second, model }: Setup) => ({
  first: doses,
  second: second ?? [],
  references: [model.reference ?? middle(doses), model.secondReference ?? middle(second ?? [])] as const,
  priors: [model.prior ?? weakPrior(0.33), model.secondPrior ?? weakPrior(0.33)] as const,
  ...(model.interaction ? { interaction: model.interaction } : {}),
  interval: model.interval,
  overdose: model.overdose,
});
