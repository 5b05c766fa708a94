/** Tumour growth, delay, response and survival in mice. */
export {
  type AnalysisRules,
  analyseXenograft,
  type Found,
  type MouseResult,
  usualAnalysisRules,
  type XenograftAnalysis,
} from "./analyse.ts";
export { type ArmDay, armByDay, firstDropout } from "./arms/by-day.ts";
export {
  type Bounded,
  controlDoublingTime,
  type Delay,
  doublingsPerLog10,
  growthDelay,
  killRating,
} from "./arms/delay.ts";
export { type Efficacy, efficacy, type LogRatio, lastCompleteDay } from "./arms/efficacy.ts";
export { type Course, fromBaseline, relativeVolumes } from "./baseline.ts";
export { type CombinationArms, departure, type Null, nulls } from "./combination/nulls.ts";
export { type CombinationTest, sharedDays, testCombination, type Verdict } from "./combination/tests.ts";
export { compareGrowth, type GrowthComparison, type RateDifference } from "./compare-growth.ts";
export { type ArmTimes, compareTimes, type EventComparison, type HazardRatio } from "./compare-times.ts";
export { type ChosenLaw, chooseGrowthAndDecay } from "./laws/choose-law.ts";
export { fitLaw, type LawFit } from "./laws/fit-law.ts";
export { growthLaws } from "./laws/laws.ts";
export type { GrowthLaw, LawParameter } from "./laws/types.ts";
export { type Endpoint, type EndpointRules, timeToEndpoint } from "./mice/endpoint.ts";
export { type GrowthRate, growthRate } from "./mice/growth-rate.ts";
export { type Mrecist, type MrecistResult, mrecist } from "./mice/mrecist.ts";
export {
  type Regression,
  type RegressionRules,
  regressionOf,
  usualRegressionRules,
} from "./mice/regression.ts";
export { fitMixed } from "./mixed/fit.ts";
export {
  type GrowthModel,
  type GrowthRules,
  growthModel,
  type RandomEffects,
  usualGrowthRules,
} from "./mixed/growth.ts";
export { type Inference, inferenceOf } from "./mixed/inference.ts";
export type { DegreesOfFreedom, Estimate, JointTest, MixedData, MixedFit } from "./mixed/types.ts";
export { logRankEvents, type TwoArms, tTestPower, tTestSize } from "./power/closed-form.ts";
export {
  type PlannedArm,
  type PlannedExperiment,
  type SimulatedPower,
  simulatedPower,
  simulatedSize,
  simulateExperiment,
} from "./power/simulation.ts";
export { xenograftPowerStep } from "./power/step.ts";
export { type MiceReading, readMice, usualReadRules } from "./read/read.ts";
export type { Layout, ReadRules, Role } from "./read/types.ts";
export { concentrationAt, type Exposure, noExposure } from "./simeoni/exposure.ts";
export { type ExposedTumour, fitSimeoni, type SimeoniEstimate, type SimeoniFit } from "./simeoni/fit.ts";
export { simeoniCourse, simeoniParameters } from "./simeoni/model.ts";
export { xenograftStep } from "./step.ts";
export { type ChiSquareTest, type CoxFit, cox } from "./survival/cox.ts";
export { type FirthCoefficient, type FirthFit, firthCox } from "./survival/firth.ts";
export {
  type IntervalKind,
  kaplanMeier,
  type MedianTime,
  medianTime,
  type SurvivalPoint,
} from "./survival/kaplan-meier.ts";
export { type RankTest, rankTest, type Weighting } from "./survival/log-rank.ts";
export type { CoxData, Ties } from "./survival/partial-likelihood.ts";
export { type RestrictedMean, restrictedMean } from "./survival/rmst.ts";
export type { Duration, GroupedDurations } from "./survival/types.ts";
export type { End, Mouse } from "./types.ts";
export { caliperVolume, type VolumeFormula, volumeFormulas } from "./volume.ts";
