import { lotDivisors } from "../library/index.ts";
import type { Model } from "../model/index.ts";
import {
  individualParameters,
  type Spread,
  type SpreadParameter,
  type Subject,
  typicalParameters,
  typicalSubject,
  virtualSubject,
} from "../population/index.ts";
import { inBaseUnits } from "../units/index.ts";
import { covariateOf } from "./covariates.ts";
import { withValues } from "./plan-set.ts";
import { areaOf } from "./regimen.ts";
import type { PlainQuantity, SimulateSpec } from "./spec.ts";

/** The parameters of a model as a population spreads them, in base units, with replaced values; a lot sums to 1. */
export function spreadParameters(
  model: Model,
  set: Readonly<Record<string, PlainQuantity>>,
): SpreadParameter[] {
  const parameters = withValues(model, set);
  const divisors = lotDivisors({ parameters });
  return parameters.map(({ name, quantity, variability }) => ({
    typical: inBaseUnits(quantity) / (divisors.get(name) ?? 1),
    ...(variability ? { variability } : {}),
  }));
}

/** Subject number `number` of the simulation, from 1; the typical subject when no population is simulated. */
export const subjectOf = ({ population, seed }: SimulateSpec, number: number): Subject =>
  population.size === 0 ? typicalSubject(population.of) : virtualSubject(population.of, seed, number);

/** A subject's parameters in base units, in the order of the model. */
export const parametersOf = (spec: SimulateSpec, spread: Spread, number: number): Float64Array =>
  spec.population.size > 0 && spec.population.variability
    ? individualParameters(spread, spec.seed, spec.population.of.name, number)
    : typicalParameters(spread);

/** What the model reads for a subject: its parameters, then the covariates, in base units. */
export function inputsOf(
  spec: SimulateSpec,
  model: Model,
  parameters: Float64Array,
  subject: Subject,
): Float64Array {
  const areaM2 = areaOf(spec.regimen, subject);
  const covariates = model.covariates.map((covariate) => {
    const replaced = spec.set[covariate.name];
    return replaced ? inBaseUnits(replaced) : covariateOf(covariate, subject, areaM2);
  });
  return Float64Array.from([...parameters, ...covariates]);
}
