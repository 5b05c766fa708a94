/** Covariates, variability, virtual patients; body surface area and body weight formulas. */
export type { BsaFormula } from "./bsa/formula.ts";
export { bsaFormula, bsaFormulas } from "./bsa/formulas.ts";
export { correlationFactor, type NamedCorrelation } from "./correlation.ts";
export {
  individualParameters,
  type Spread,
  type SpreadParameter,
  spreadOf,
  typicalParameters,
} from "./individual.ts";
export type { Group, LogNormal, Population, PopulationFact, Sex } from "./populations/population.ts";
export { populationOf, populations, species } from "./populations/populations.ts";
export { type Subject, typicalSubject, virtualSubject } from "./virtual-subject.ts";
export { adjustedIdealWeight, idealWeight } from "./weight.ts";
