/** One ADC: antibody, target, linker, payload, lot, and which model describes it in which species. */
export { conjugateOf } from "./conjugate.ts";
export { type AmountOf, type ConvertedAmount, convertAmount } from "./convert.ts";
export { antibodyMassDa, type Detail, describeCompound, massesOf } from "./describe.ts";
export { compoundJsonSchema } from "./json-schema.ts";
export { readCompound } from "./read.ts";
export { registered, registry } from "./registry.ts";
export { type Compound, compoundSchema, type Disposition, type Fact } from "./types.ts";
