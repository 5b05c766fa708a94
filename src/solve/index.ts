/** Integrators, doses, outputs at times. */
export { type Batch, solveBatch } from "./batch.ts";
export type { BatchSubject } from "./engine/run.ts";
export { matrixExponential, takesExponential } from "./exponential.ts";
export type { ExplicitMethod, Method, RosenbrockMethod } from "./method.ts";
export { family, type MethodName, methodNames, methods } from "./methods.ts";
export { momentsAt } from "./schedule.ts";
export { solve } from "./solve.ts";
export type { Course, DoseEvent, Firing, Happening, Problem, Solution } from "./types.ts";
