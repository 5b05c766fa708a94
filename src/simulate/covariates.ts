import type { ModelCovariate } from "../model/index.ts";
import type { Subject } from "../population/index.ts";
import { dimensionOf, inBaseUnits, sameDimension } from "../units/index.ts";

interface Known {
  readonly unit: string;
  readonly of: (subject: Subject, areaM2: number) => number;
}

/** Properties of a virtual subject that models may read, by the names they have in models. */
const known: Readonly<Record<string, Known>> = {
  WT: { unit: "kg", of: ({ weightKg }) => weightKg },
  HT: { unit: "cm", of: ({ heightCm }) => heightCm },
  BSA: { unit: "m2", of: (_, areaM2) => areaM2 },
};

/**
 * A covariate of a subject in base units: the subject's own when the population has it (body weight WT, height HT,
 * body surface area BSA), else the value at which the model states its parameters.
 */
export function covariateOf(covariate: ModelCovariate, subject: Subject, areaM2: number): number {
  const own = known[covariate.name];
  if (own && sameDimension(dimensionOf(own.unit), covariate.dimension)) {
    const value = own.of(subject, areaM2);
    if (!Number.isNaN(value)) return inBaseUnits({ value, unit: own.unit });
  }
  return inBaseUnits(covariate.quantity);
}
