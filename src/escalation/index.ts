/** Dose-escalation designs, their exact characteristics, and what they recommend for a trial in progress. */
export { type BoinBoundaries, type BoinOptions, boin, boinBoundaries } from "./boin.ts";
export { type Pathway, pathways } from "./conduct/pathways.ts";
export { type Cohort, type Deviation, type Recommendation, recommend } from "./conduct/recommend.ts";
export { type DecisionRow, decisionTable } from "./decision-table.ts";
export { stopAt, treatAt } from "./decisions.ts";
export { designs, type Member, type Setup } from "./designs.ts";
export { type Characteristics, characteristics } from "./exact/characteristics.ts";
export { type EnumerateOptions, type Enumeration, enumerate } from "./exact/enumerate.ts";
export { overdoseRisk } from "./exact/overdose-risk.ts";
export { type Exclusion, exclusion, leastExcluded } from "./exclusion.ts";
export { g3, i3plus3 } from "./i3plus3.ts";
export {
  type Action,
  type IntervalDesign,
  type IntervalRule,
  intervalDesign,
} from "./interval-design.ts";
export { type IsotonicSelection, isotonic, isotonicEstimates, isotonicSelection } from "./isotonic.ts";
export { type AroundTarget, aroundTarget } from "./overdose.ts";
export { rollingSix } from "./rolling-six.ts";
export { type PaolettiOptions, paoletti, pseudoUniform, steppedScenarios } from "./scenarios.ts";
export {
  type SimulatedCharacteristics,
  type SimulateOptions,
  simulate,
  simulateBlock,
  type Tally,
  tallied,
  trialsPerBlock,
} from "./simulated/simulate.ts";
export { escalateStep } from "./step/step.ts";
export {
  type ThreePlusThreeOptions,
  type ThreePlusThreeVariant,
  threePlusThree,
} from "./three-plus-three.ts";
export { acceleratedTitration, type Titration, titrate } from "./titration.ts";
export { type TpiOptions, tpi } from "./tpi.ts";
export { trial } from "./trial.ts";
export type {
  Counts,
  Decision,
  Design,
  DoseView,
  End,
  Pending,
  Rule,
  State,
  Stop,
  Treat,
  Verb,
  Verdict,
  Verdicts,
  Wait,
} from "./types.ts";
export { keyboard, mtpi, mtpi2, type Ties, type UnitMassOptions } from "./unit-mass.ts";
export {
  type AtDose,
  cohortsOf,
  dontSkip,
  selectBy,
  startAt,
  stopAfter,
  stopWhenAtDose,
  stopWhenTooToxic,
  type TooToxic,
} from "./verbs.ts";
