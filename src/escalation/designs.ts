import { blrm } from "./blrm/blrm.ts";
import { ewoc } from "./blrm/ewoc.ts";
import { weakPrior } from "./blrm/prior.ts";
import { boin } from "./boin.ts";
import { crm } from "./crm/crm.ts";
import { logisticCurve, powerCurve } from "./crm/curve.ts";
import { indifferenceSkeleton } from "./crm/skeleton.ts";
import { g3, i3plus3 } from "./i3plus3.ts";
import { titeCrm } from "./late-onset/tite-crm.ts";
import { titeBoin, titeKeyboard, titeMtpi } from "./late-onset/tite-interval.ts";
import { rollingSix } from "./rolling-six.ts";
import { type ThreePlusThreeVariant, threePlusThree } from "./three-plus-three.ts";
import { acceleratedTitration, titrate } from "./titration.ts";
import { tpi } from "./tpi.ts";
import { trial } from "./trial.ts";
import type { Design, Verb } from "./types.ts";
import { keyboard, mtpi, mtpi2 } from "./unit-mass.ts";
import { type AtDose, cohortsOf, startAt, stopAfter, stopWhenAtDose } from "./verbs.ts";

/** What a study says about a design; each member takes what it knows. Null: not said. */
export type Setup = {
  readonly nDoses: number;
  /** The dose levels, in one unit. */
  readonly doses: readonly number[];
  readonly target: number;
  /** The first dose, an index from 0. */
  readonly start: number;
  readonly cohort: number;
  readonly maxPatients: number;
  readonly cutoff: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly below: number;
  readonly above: number;
  readonly extraSafety: boolean;
  readonly offset: number;
  readonly boundMtd: boolean;
  readonly strict: boolean;
  readonly stayAtOneOfThree: boolean;
  readonly titration: boolean;
  readonly variant: ThreePlusThreeVariant;
  readonly topNeedsSix: boolean;
  readonly titrationStep: 1 | 2;
  readonly stopAtDose: { readonly n: number; readonly when: AtDose } | null;
};

/** A design as study files name it. */
export interface Member {
  readonly name: string;
  readonly summary: string;
  /** The whole trial: the design with the rules of the setup. */
  readonly build: (setup: Setup) => Design;
}

/** The verbs that every design with free cohorts gets. */
const conduct = ({ start, cohort, titration, stopAtDose, maxPatients }: Setup): Verb[] => [
  startAt(start),
  cohortsOf(cohort),
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
};

const boinOptions = ({ low, high, ...setup }: Setup) => ({
  ...setup,
  ...(low === null ? {} : { low }),
  ...(high === null ? {} : { high }),
});

/** The half-width a quarter of the target, the prior MTD the middle level: as the sample-size formula assumes. */
const crmOptions = ({ target, nDoses }: Setup) => ({
  target,
  skeleton: indifferenceSkeleton({
    halfWidth: target / 4,
    target,
    mtd: Math.floor((nDoses - 1) / 2),
    nDoses,
  }),
});

const blrmOptions = ({ doses, nDoses }: Setup) => ({
  doses,
  reference: doses[Math.floor((nDoses - 1) / 2)],
  prior: weakPrior(0.33),
});
