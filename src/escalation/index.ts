/** Dose-escalation designs, their exact characteristics, and what they recommend for a trial in progress. */

export { type BlrmOptions, blrm } from "./blrm/blrm.ts";
export { type EwocOptions, ewoc } from "./blrm/ewoc.ts";
export type { LogisticModel } from "./blrm/grid.ts";
export { type EarlierTrial, mapPrior } from "./blrm/map-prior.ts";
export { type DosedPatients, type MtdPosterior, mtdPosterior } from "./blrm/mtd-posterior.ts";
export {
  type BlrmPosterior,
  blrmPosteriorOf,
  intervalProbabilities,
  logisticModel,
  type ParameterSummary,
  parameterSummary,
  probabilityBelow,
  toxicityMoments,
} from "./blrm/posterior.ts";
export { type BlrmComponent, type BlrmPrior, weakPrior } from "./blrm/prior.ts";
export { logitQuantiles } from "./blrm/quantiles.ts";
export { stopAfterSelectingNext } from "./blrm/select-next.ts";
export { type BoinBoundaries, type BoinOptions, boin, boinBoundaries } from "./boin.ts";
export { closingShare, openDoses } from "./calendar/backfill.ts";
export type { Accrual, Backfill, CalendarOptions, OnsetLaw } from "./calendar/options.ts";
export {
  type CalendarCharacteristics,
  type CalendarTally,
  calendarBlock,
  calendarSummary,
  calendarTally,
  simulateCalendar,
} from "./calendar/simulate-calendar.ts";
export {
  type Calibrated,
  calibrate,
  type Grid,
  type Loss,
  losses,
  type Search,
  type Setting,
  settingsOf,
} from "./calibration/calibrate.ts";
export { type BlrmCombinationOptions, blrmCombination } from "./combination/blrm-combination.ts";
export {
  type BoinCombinationOptions,
  boinCombination,
  boinCombinationSelect,
  type Pair,
  type PairCounts,
  type PairDecision,
} from "./combination/boin-combination.ts";
export { boinCombinationDesign } from "./combination/boin-combination-design.ts";
export { isotonic2d } from "./combination/isotonic-2d.ts";
export { usualOrderings } from "./combination/orderings.ts";
export {
  type Normal,
  type PairData,
  type PairModel,
  type PairModelOptions,
  pairModel,
} from "./combination/pair-model.ts";
export { type PairLines, type PairSummary, pairPosterior } from "./combination/pair-posterior.ts";
export { type GridSize, pairAt, placeOf } from "./combination/pairs.ts";
export { type PocrmFit, type PocrmOptions, pocrm } from "./combination/pocrm.ts";
export { type PocrmDesignOptions, pocrmDesign } from "./combination/pocrm-design.ts";
export { type Pathway, pathways } from "./conduct/pathways.ts";
export { type Cohort, type Deviation, type Recommendation, recommend } from "./conduct/recommend.ts";
export { type CrmOptions, closestDose, credibleInterval, crm } from "./crm/crm.ts";
export { type Curve, logisticCurve, powerCurve, tanhCurve } from "./crm/curve.ts";
export { coherentInitialDesign, isCoherent } from "./crm/initial-design.ts";
export { type CrmMaximumLikelihood, maximumLikelihood } from "./crm/likelihood.ts";
export {
  type CrmData,
  type CrmPosterior,
  curveAt,
  type OneParameterModel,
  oneParameterModel,
  posteriorOf,
  probabilityAbove,
} from "./crm/posterior.ts";
export { type CrmPrior, usualPrior } from "./crm/prior.ts";
export { type CrmSampleSize, type CrmSampleSizeOptions, crmSampleSize } from "./crm/sample-size.ts";
export {
  type Indifference,
  indifferenceIntervals,
  indifferenceSkeleton,
  type SkeletonOptions,
} from "./crm/skeleton.ts";
export { type DecisionRow, decisionTable } from "./decision-table.ts";
export { stopAt, treatAt } from "./decisions.ts";
export { designOf, designs, type Member, type Setup } from "./designs.ts";
export {
  type BoinEtBoundaries,
  type BoinEtDecision,
  type BoinEtOptions,
  boinEt,
  boinEtBoundaries,
} from "./efficacy/boin-et.ts";
export { boinEtDesign } from "./efficacy/boin-et-design.ts";
export {
  type Boin12Options,
  type Boin12View,
  boin12,
  boin12Benchmark,
  boin12Select,
  boin12View,
  type DesirabilityRow,
  desirabilityTable,
  type EfficacyCounts,
  type EfficacyDecision,
} from "./efficacy/boin12.ts";
export { boin12Design } from "./efficacy/boin12-design.ts";
export { type EffToxFit, type EffToxOptions, type EffToxView, effTox } from "./efficacy/efftox.ts";
export { effToxDesign } from "./efficacy/efftox-design.ts";
export type { NormalPrior } from "./efficacy/efftox-grid.ts";
export { type EffToxContour, effToxExponent, effToxUtility } from "./efficacy/efftox-utility.ts";
export { type Characteristics, characteristics } from "./exact/characteristics.ts";
export { type EnumerateOptions, type Enumeration, enumerate } from "./exact/enumerate.ts";
export { overdoseRisk } from "./exact/overdose-risk.ts";
export { type Exclusion, exclusion, leastExcluded } from "./exclusion.ts";
export { type Lane, type LaneEvent, swimLanes } from "./figures/swim-lanes.ts";
export { g3, i3plus3 } from "./i3plus3.ts";
export {
  type Action,
  type IntervalDesign,
  type IntervalRule,
  intervalDesign,
} from "./interval-design.ts";
export { type IsotonicSelection, isotonic, isotonicEstimates, isotonicSelection } from "./isotonic.ts";
export { type TiteCrmOptions, titeCrm } from "./late-onset/tite-crm.ts";
export {
  type EffectiveAction,
  type EffectiveLimits,
  effectiveLimits,
  effectiveSize,
  titeBoin,
  titeKeyboard,
  titeMtpi,
  type Waiting,
} from "./late-onset/tite-interval.ts";
export { adaptiveWeight, type WeightScheme } from "./late-onset/weights.ts";
export {
  type AfterEscalation,
  type ArmCounts,
  type ArmView,
  armView,
  bestArm,
  type OptimisationCharacteristics,
  type OptimiseOptions,
  optimisation,
} from "./optimisation/optimise.ts";
export { type AroundTarget, aroundTarget } from "./overdose.ts";
export { type Paragraph, type SectionFacts, statisticalSection } from "./protocol/statistical-section.ts";
export { rollingSix } from "./rolling-six.ts";
export { type PaolettiOptions, paoletti, pseudoUniform, steppedScenarios } from "./scenarios.ts";
export { type CohortOutcome, jointOutcomes, type Truth } from "./simulated/outcomes.ts";
export {
  type SimulatedCharacteristics,
  type SimulateOptions,
  simulate,
  simulateBlock,
  type Tally,
  tallied,
  trialsPerBlock,
} from "./simulated/simulate.ts";
export { printLevel as printLevelOf } from "./step/columns.ts";
export type { EscalateOptions } from "./step/options.ts";
export type { EscalateSpec, Levels } from "./step/spec.ts";
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
