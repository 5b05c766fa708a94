import { mean, quantiles, sd } from "../math/index.ts";
import { column, numberColumn, numbers, type Table, table, textColumn } from "../table/index.ts";
import { exposureColumns } from "./exposures.ts";
import type { SimulateSpec } from "./spec.ts";

/** A named result with the range in which the middle 90 % of subjects lie. */
interface Value {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly what: string;
}

/** The named results of a simulation: maximum and trough of every analyte, after the first dose and the last. */
export function valuesTable(spec: SimulateSpec, exposures: Table, subjects: Table): Table {
  const amount = `dose_${spec.regimen.amountUnit}`;
  const rows = [
    ...statistics(amount, numbers(subjects, amount), spec.regimen.amountUnit, "one dose"),
    ...spec.outputs.flatMap((analyte) => valuesOf(spec, exposures, analyte)),
  ];
  const text = (pick: (row: Value) => string) => rows.map(pick);
  return table([
    textColumn(
      "name",
      text(({ name }) => name),
      { description: "Name of the result." },
    ),
    numberColumn(
      "value",
      rows.map(({ value }) => value),
      { description: "The result, in `unit`." },
    ),
    textColumn(
      "unit",
      text(({ unit }) => unit),
      { description: "Unit of value, low and high." },
    ),
    numberColumn(
      "low",
      rows.map(({ low }) => low),
      { description: "5th percentile over subjects." },
    ),
    numberColumn(
      "high",
      rows.map(({ high }) => high),
      { description: "95th percentile over subjects." },
    ),
    textColumn(
      "what",
      text(({ what }) => what),
      { description: "What the result is." },
    ),
  ]);
}

function valuesOf(spec: SimulateSpec, exposures: Table, analyte: string): Value[] {
  return exposureColumns(spec, analyte).flatMap(({ name, what }) =>
    statistics(name, numbers(exposures, name), column(exposures, name).unit, what),
  );
}

/** Median, mean and standard deviation over subjects. */
function statistics(name: string, values: Float64Array, unit: string, what: string): Value[] {
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
