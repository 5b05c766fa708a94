/** Doses, resets, observations and covariates record by record; steady states solved; NONMEM's format read. */
export type { FileRow, FileSubject, Occasion, RecordFormat } from "./file/format.ts";
export { type RecordsReading, readRecords } from "./file/read.ts";
export { type RecordBatch, type RecordedSolution, solveRecords, tolerancesFor } from "./solve-records.ts";
export type * from "./types.ts";
export { usualConventions } from "./types.ts";
