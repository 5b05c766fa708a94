/** Model text → checked equations → a system to integrate; the interpreter. */
export { compile } from "./compile.ts";
export { interpret } from "./interpret.ts";
export { equations } from "./print.ts";
export { readModel } from "./read.ts";
export type * from "./types.ts";
