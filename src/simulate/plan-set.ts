import type { Model } from "../model/index.ts";
import { describeDimension, dimensionOf, isProblem, readQuantity, sameDimension } from "../units/index.ts";
import { addUnknown, type Problems } from "./problems.ts";
import type { PlainQuantity } from "./spec.ts";

/** Values that replace those of the model, read and checked against it; problems are added. */
export function planSet(
  written: Readonly<Record<string, string | number>>,
  model: Model,
  at: readonly string[],
  problems: Problems,
): Record<string, PlainQuantity> {
  const read: Record<string, PlainQuantity> = {};
  const named = [...model.parameters, ...model.covariates];
  for (const [name, text] of Object.entries(written)) {
    const place = at[0] === "set" ? [...at, name] : at;
    const target = named.find((candidate) => candidate.name === name);
    if (!target) {
      addUnknown(
        problems,
        "simulate.unknown-parameter",
        place,
        `parameter or covariate in ${model.name} named`,
        name,
        named.map((p) => p.name),
      );
      continue;
    }
    const quantity = readQuantity(String(text));
    if (isProblem(quantity)) {
      problems.add(
        "simulate.set-value",
        place,
        quantity.problem,
        quantity.needed,
        `${target.quantity.value} ${target.quantity.unit}`.trim(),
      );
      continue;
    }
    if (!sameDimension(dimensionOf(quantity.unit), target.dimension)) {
      const unit = target.quantity.unit;
      problems.add(
        "unit.wrong-dimension",
        place,
        `"${text}" is ${describeDimension(dimensionOf(quantity.unit))}`,
        `${describeDimension(target.dimension)}${unit === "" ? "" : ` (${unit})`}`,
        `${quantity.value} ${unit}`.trim(),
      );
      continue;
    }
    read[name] = { value: quantity.value, unit: quantity.unit };
  }
  return read;
}
