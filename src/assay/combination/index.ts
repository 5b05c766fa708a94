/** Two drugs together: null models, calibrated verdicts, surfaces with interaction, combination indices. */
export {
  allVerdicts,
  fitSurfaces,
  type Indices,
  type Isoboles,
  indicesOf,
  isobolesOf,
  type SurfaceResult,
  verdict,
} from "./analyse.ts";
export { cellsOf } from "./cells.ts";
export {
  type CombinationIndex,
  combinationIndex,
  type Exclusivity,
  gradeOf,
  indexOf,
} from "./combination-index.ts";
export { type Excess, excessOver } from "./excess.ts";
export { type Isobole, isoboleOf, measuredIsobole } from "./isobole.ts";
export { doseForEffect, type MedianEffect, medianEffect, type NoMedianEffect } from "./median-effect.ts";
export { bootstrapSurface, type SurfaceBootstrap } from "./models/bootstrap.ts";
export { fitSurface, type SurfaceFit } from "./models/fit-surface.ts";
export { surfaceModel, surfaceModels } from "./models/models.ts";
export { musycBeta } from "./models/musyc.ts";
export type { SurfaceModel, SurfaceParameter } from "./models/types.ts";
export { nullModel, nullModels } from "./nulls/nulls.ts";
export type { NullModel } from "./nulls/types.ts";
export { type ObservedScore, observedScores } from "./observed-scores.ts";
export { type Ray, raysOf } from "./rays.ts";
export { type ReadCombination, readCombination } from "./read.ts";
export type { Saturated } from "./saturated.ts";
export { doseLadder, type MatrixDesign, simulateMatrix } from "./simulated.ts";
export { fitSingleAgents, type SingleAgentFit } from "./single-agents.ts";
export { combinationStep } from "./step.ts";
export type { Cell, Hill, SingleAgents, Wells } from "./types.ts";
export { saturate } from "./variance.ts";
export { type Call, type CellTest, type Verdict, type VerdictRules, verdictOn } from "./verdict.ts";
export { type ZipScore, zipDelta } from "./zip-delta.ts";
