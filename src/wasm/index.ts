/** WebAssembly, written: functions as bytes, arithmetic in one lane or two, exp, log, pow and cube roots. */
export { cbrt } from "./cbrt.ts";
export * from "./code.ts";
export { exp } from "./exp.ts";
export { type Lanes, oneLane, twoLanes } from "./lanes.ts";
export { log } from "./log.ts";
export { type ModuleWriter, moduleWriter } from "./module.ts";
export { pow } from "./pow.ts";
export { call, count, f64, i32, leave, repeatWhile, select, when } from "./scalar.ts";
