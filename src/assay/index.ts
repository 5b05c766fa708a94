/** Dose–response curves, plates and co-cultures. */
export {
  type BystanderIndex,
  bystanderIndex,
  type CoCulture,
  ic50Shift,
  type ReleaseDependent,
  releaseDependent,
  residualShare,
  type Shift,
} from "./bystander/co-culture.ts";
export { bystanderStep } from "./bystander/step.ts";
export {
  allVerdicts,
  bootstrapSurface,
  type Call,
  type CombinationIndex,
  combinationIndex,
  combinationStep,
  doseForEffect,
  doseLadder,
  fitSurface,
  fitSurfaces,
  gradeOf,
  indexOf,
  indicesOf,
  type MatrixDesign,
  type MedianEffect,
  medianEffect,
  type NullModel,
  nullModel,
  nullModels,
  observedScores,
  raysOf,
  readCombination,
  type SingleAgents,
  type SurfaceFit,
  type SurfaceModel,
  saturate,
  simulateMatrix,
  surfaceModel,
  surfaceModels,
  type Verdict,
  type VerdictRules,
  verdict,
  verdictOn,
  type Wells,
  zipDelta,
} from "./combination/index.ts";
export {
  type Analysis,
  type AnalysisRules,
  analyse,
  type NamedDose,
  type TriedModel,
} from "./dose-response/analyse.ts";
export { type BandPoint, band } from "./dose-response/band.ts";
export { type Candidate, chooseModel } from "./dose-response/choose-model.ts";
export { type Conjugate, type Expressed, expressDose } from "./dose-response/concentrations.ts";
export { type Model, models, shapes } from "./dose-response/curves/curves.ts";
export type { Scale, Shape, ShapeParameter } from "./dose-response/curves/types.ts";
export { type DoseEstimate, doseAt } from "./dose-response/doses.ts";
export {
  type Fit,
  type FitRules,
  fitCurve,
  fitCurves,
  fitObservations,
  residualsOf,
  responseAt,
  responsesOf,
} from "./dose-response/fit.ts";
export {
  aicc,
  effectTest,
  type FTest,
  lackOfFit,
  nestedTest,
  pearson,
  rSquared,
} from "./dose-response/goodness.ts";
export {
  type GrowthRateMetrics,
  growthRateFromDoubling,
  growthRateMetrics,
  growthRateValue,
  middleMean,
} from "./dose-response/growth-rate.ts";
export { type Estimate, estimates, type IntervalRules } from "./dose-response/intervals.ts";
export { observationsOf } from "./dose-response/observations.ts";
export {
  fieller,
  type Parallelism,
  type PotencyRatio,
  parallelism,
  potencyRatio,
} from "./dose-response/potency.ts";
export { type Profile, profileSet } from "./dose-response/profile.ts";
export { fitReweighted, powerFactors } from "./dose-response/reweight.ts";
export {
  fitRobust,
  fitRout,
  type RobustFit,
  type RobustMethod,
  type RoutFit,
  robustMethods,
} from "./dose-response/robust.ts";
export { doseResponseStep } from "./dose-response/step.ts";
export type { DoseResponse, DoseTarget, Interval, Observations } from "./dose-response/types.ts";
export type { NoFit } from "./dose-response/why-not.ts";
export { growthRateStep } from "./growth-rate/step.ts";
export { plateStep } from "./plate/step.ts";
export { type CurveRecord, type LongColumns, type LongData, readLongTable } from "./reading/long-table.ts";
export { type PlateQuality, platesAsLong, readPlates } from "./reading/plate.ts";
export {
  findPlateBlocks,
  type PlateBlock,
  plateFormats,
  wellName,
  wellPlace,
} from "./reading/plate-blocks.ts";
export { type EdgeEffect, edgeEffect, robustZPrime, ssmd, zPrime } from "./reading/plate-quality.ts";
export { type PrismCurve, type PrismTable, pzfxAsLong, readPzfx } from "./reading/pzfx.ts";
export { type Ends, endsOf, oddResponses, type ResponseKind, viabilityOf } from "./reading/response.ts";
export { readWells, withMap } from "./reading/wells.ts";
