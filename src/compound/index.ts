/** One ADC: antibody, target, linker, payload, lot, and which model describes it in which species. */
export { readCompound } from "./read.ts";
export { registry } from "./registry.ts";
export { type Compound, compoundSchema, type Disposition } from "./types.ts";
