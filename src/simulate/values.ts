import { mean, quantiles, sd } from "../math/index.ts";
import { column, numbers, type Table } from "../table/index.ts";
import { exposureColumns } from "./exposures.ts";
import { type NamedValue, namedValuesTable } from "./named-values.ts";
import type { SimulateSpec } from "./spec.ts";

/** The named results of a simulation: maximum and trough of every analyte, after the first dose and the last. */
export function valuesTable(spec: SimulateSpec, exposures: Table, subjects: Table): Table {
  const amount = `dose_${spec.regimen.amountUnit}`;
  const rows = [
    ...statistics(amount, numbers(subjects, amount), spec.regimen.amountUnit, "one dose"),
    ...spec.outputs.flatMap((analyte) => valuesOf(spec, exposures, analyte)),
  ];
  return namedValuesTable(rows, "subjects");
}

function valuesOf(spec: SimulateSpec, exposures: Table, analyte: string): NamedValue[] {
  return exposureColumns(spec, analyte).flatMap(({ name, what }) =>
    statistics(name, numbers(exposures, name), column(exposures, name).unit, what),
  );
}

/** Median, mean and standard deviation over subjects. */
function statistics(name: string, values: Float64Array, unit: string, what: string): NamedValue[] {
  const [low = Number.NaN, middle = Number.NaN, high = Number.NaN] = quantiles(values, [0.05, 0.5, 0.95]);
  const median = {
    name: `${name}.median`,
    value: middle,
    unit,
    low,
    high,
    what: `${what}: median over subjects`,
  };
  if (values.length === 1)
    return [{ ...median, low: Number.NaN, high: Number.NaN, what: `${what}: one subject` }];
  return [
    median,
    { name: `${name}.mean`, value: mean(values), unit, low, high, what: `${what}: mean over subjects` },
    {
      name: `${name}.sd`,
      value: sd(values),
      unit,
      low: Number.NaN,
      high: Number.NaN,
      what: `${what}: standard deviation over subjects`,
    },
  ];
}
