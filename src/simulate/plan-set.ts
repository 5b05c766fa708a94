import type { Compound } from "../compound/index.ts";
import type { Model, ModelParameter } from "../model/index.ts";
import { describeDimension, dimensionOf, isProblem, readQuantity, sameDimension } from "../units/index.ts";
import { bare } from "./bare-unit.ts";
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
    if (quantity.value < 0 && target.quantity.value > 0) {
      const { value, unit } = target.quantity;
      problems.add(
        "simulate.set-sign",
        place,
        `"${text}" is negative`,
        `0 or more, as the model has it (${value} ${bare(unit)})`,
        `${-quantity.value} ${quantity.unit}`.trim(),
      );
      continue;
    }
    read[name] = { value: quantity.value, unit: quantity.unit };
  }
  return read;
}

/**
 * The lot of a compound as values of a model: its fraction with i drugs is the model's parameter `f[i]`. Nothing when
 * the fractions are unknown or the model does not tell loads apart; a load that the model lacks is a problem.
 */
export function planLot(
  compound: Compound | undefined,
  model: Model,
  problems: Problems,
): Record<string, PlainQuantity> {
  const fractions = compound?.lot?.fractions ?? [];
  const names = new Set(model.parameters.map(({ name }) => name));
  if (!names.has("f[0]")) return {};
  const missing = fractions.findIndex((fraction, load) => fraction > 0 && !names.has(`f[${load}]`));
  if (missing >= 0) {
    problems.add(
      "simulate.lot-load",
      ["compound"],
      `the lot of ${compound?.name} has antibody with ${missing} drugs, and ${model.name} has none`,
      "a model with that many loads",
    );
  }
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const load = /^f\[(\d+)\]$/.exec(name)?.[1];
      return load === undefined || fractions.length === 0
        ? []
        : [[name, { value: fractions[Number(load)] ?? 0, unit: "1" }]];
    }),
  );
}

/** A model's parameters, with the values that a plan sets in place of the model's. */
export const withValues = (
  model: Model,
  set: Readonly<Record<string, PlainQuantity>>,
): readonly ModelParameter[] =>
  model.parameters.map((parameter) => {
    const quantity = set[parameter.name];
    return quantity ? { ...parameter, quantity } : parameter;
  });
