/** Integrators, doses, outputs at times. */
export type { DoseEvent, Problem, Solution } from "./types.ts";
