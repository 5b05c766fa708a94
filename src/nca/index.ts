/** Non-compartmental analysis of profiles. */
export { type Analysis, analyse } from "./analyse.ts";
export {
  type Areas,
  areas,
  interpolate,
  partialAreas,
  partialAuc,
  segmentAuc,
  segmentAumc,
  type Tail,
  tailAt,
  tailAuc,
  timeOfMaximum,
} from "./auc/area.ts";
export { aucMethod, aucMethods } from "./auc/methods.ts";
export type { AucMethod, Segment, Shape } from "./auc/types.ts";
export { applyBlq, type BlqAction, type BlqRule, blqRules, type SampledCurve } from "./blq.ts";
export { backExtrapolate, type Start } from "./c0.ts";
export { type Bounded, type Exposed, geometricMeanOf, matchingDose, ratioOf } from "./exposure/match.ts";
export { exposureStep } from "./exposure/step.ts";
export { type NoSlope, type TerminalSlope, terminalSlope } from "./lambda-z.ts";
export { membersFor, parameters } from "./parameters/parameters.ts";
export type { Measures, Outcome, Parameter } from "./parameters/types.ts";
export { type PpName, ppNameOf, ppNames } from "./pp/names.ts";
export { cdiscUnit } from "./pp/table.ts";
export { blqRule, type Case, prepare } from "./prepare.ts";
export {
  type Criterion,
  type DosedValue,
  type PowerModel,
  powerModel,
} from "./proportionality/power-model.ts";
export { proportionalityStep } from "./proportionality/step.ts";
export {
  type MeanProfile,
  meanProfile,
  type SparseAnimal,
  type SparseArea,
  sparseArea,
} from "./sparse/area.ts";
export { ncaStep } from "./step.ts";
export type { Curve, IncludeTmax, Profile, Result, Route, Rules, Stretch } from "./types.ts";
export { usualRules } from "./types.ts";
