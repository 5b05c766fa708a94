/** Subjects × regimen × model → profiles. */
export { type SimulateOptions, simulateOptions } from "./options.ts";
export { planSimulation } from "./plan.ts";
export { doseOf } from "./regimen.ts";
export { firstSubjects } from "./run.ts";
export type { Grid, Regimen, SimulateSpec } from "./spec.ts";
export { simulateStep } from "./step.ts";
