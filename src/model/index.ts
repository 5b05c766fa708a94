/** Model text → checked equations → a system to integrate; the interpreter. */
export type * from "./types.ts";
