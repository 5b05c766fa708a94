import type { ThreePlusThreeVariant } from "./three-plus-three.ts";
import type { AtDose } from "./verbs.ts";

/** What a study says about a design; each member takes what it knows. Null: not said. */
export type Setup = {
  /** Doses, or pairs of doses. */
  readonly nDoses: number;
  /** The dose levels, in one unit; of the first agent where there are two. */
  readonly doses: readonly number[];
  /** The second agent's levels, in one unit. */
  readonly second: readonly number[] | null;
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
  /** Stop when P(p > target) at the lowest dose exceeds this. */
  readonly tooToxic: number | null;
  /** CRM: stop when the 90 % interval of the recommended dose is narrower. */
  readonly precise: number | null;
  readonly model: ModelSetup;
  readonly responses: ResponseSetup;
};

/** A bivariate normal prior, as a study says it. */
export type NormalPairSetup = {
  readonly mean: readonly [number, number];
  readonly sd: readonly [number, number];
  readonly correlation: number;
};

type NormalSetup = readonly [mean: number, sd: number];

/** EffTox but for the doses, as a study says it. */
export type EffToxSetup = {
  readonly contour: {
    readonly efficacyAlone: number;
    readonly toxicityAlone: number;
    readonly efficacy: number;
    readonly toxicity: number;
  };
  readonly leastEfficacy: number;
  readonly mostToxicity: number;
  readonly toxicity: readonly [NormalSetup, NormalSetup];
  readonly efficacy: readonly [NormalSetup, NormalSetup, NormalSetup];
  readonly association: NormalSetup;
};

/** What a study says about a design's model. */
export type ModelSetup = {
  readonly skeleton: readonly number[] | null;
  /** Half-width of the skeleton's indifference interval. */
  readonly halfWidth: number | null;
  /** Dose thought to be the MTD, an index from 0. */
  readonly priorMtd: number | null;
  /** Variance of ln a. */
  readonly priorVariance: number | null;
  readonly reference: number | null;
  readonly secondReference: number | null;
  readonly prior: NormalPairSetup | null;
  readonly secondPrior: NormalPairSetup | null;
  readonly interaction: { readonly mean: number; readonly sd: number } | null;
  /** Ends of the BLRM's target interval. */
  readonly interval: readonly [number, number];
  readonly overdose: number;
};

/** What a study says about a design that looks at responses. */
export type ResponseSetup = {
  /** BOIN12: least acceptable response rate. BOIN-ET: target response rate. */
  readonly efficacy: number | null;
  readonly neither: number;
  readonly both: number;
  readonly explore: number;
  readonly futile: number;
  readonly efftox: EffToxSetup | null;
};
