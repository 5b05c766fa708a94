/** Model text → checked equations → a system to integrate; the interpreter. */
export { compile } from "./compile.ts";
export { isSound } from "./fault.ts";
export { type Content, type Graph, type Node, needs, reachable } from "./graph.ts";
export { interpret } from "./interpret.ts";
export { type Lowered, lower, type Roots } from "./lower.ts";
export { equations } from "./print.ts";
export { readModel } from "./read.ts";
export { type SensitivityTo, withSensitivities } from "./sensitivities.ts";
export { statements, statementWords, type Token } from "./tokens.ts";
export type * from "./types.ts";
export { showingStates, withSlopes, withSwitches } from "./variant.ts";
