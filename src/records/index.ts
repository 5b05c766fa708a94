/** Doses, resets, observations and covariates record by record; steady states solved. */
export { type RecordBatch, type RecordedSolution, solveRecords } from "./solve-records.ts";
export type * from "./types.ts";
export { usualConventions } from "./types.ts";
