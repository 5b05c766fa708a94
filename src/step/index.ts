/** The types of step, job and issue that wings and the line share. */
export type * from "./types.ts";
