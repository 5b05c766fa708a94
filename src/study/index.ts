/** A study file → plan → jobs → tables and claims. */
export { type CellRef, type ClaimResult, judgeClaim, printComputed } from "./claims.ts";
export { studyJsonSchema } from "./json-schema.ts";
export { stepKind, stepKinds } from "./kinds.ts";
export { lender } from "./lender.ts";
export { type Files, type Plan, type PlannedStep, type Planning, planStudy } from "./plan.ts";
export type { TablePreview } from "./preview.ts";
export { type PlanLine, planLines, printPlan } from "./print.ts";
export {
  canonicalText,
  type Entry,
  type FinishedStep,
  type FinishedStudy,
  type Gathering,
  type Outside,
  type Progressing,
  type RunEvent,
  runPlan,
  type Shown,
  type StepState,
} from "./run.ts";
export type { Claim } from "./schema.ts";
