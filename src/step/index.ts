/** The types of step and job that wings and the line share. */
export { type Step, seal } from "./seal.ts";
export type * from "./types.ts";
