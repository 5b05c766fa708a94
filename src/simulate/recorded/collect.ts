import { count, quantiles } from "../../math/index.ts";
import type { Tables } from "../../step/index.ts";
import {
  concatTables,
  numberColumn,
  numbers,
  type Table,
  table,
  textColumn,
  texts,
} from "../../table/index.ts";
import type { RecordedSpec } from "./spec.ts";

/** Puts the parts together: rows of all subjects, and how far what was computed is from what was observed. */
export function collectRecorded(spec: RecordedSpec, parts: readonly Tables[]): Tables {
  const stacked = (name: string) => concatTables(parts.flatMap((part) => (part[name] ? [part[name]] : [])));
  const profiles = stacked("profiles");
  return { values: valuesTable(spec, profiles), profiles, failures: stacked("failures") };
}

interface Value {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly what: string;
}

function valuesTable({ records }: RecordedSpec, profiles: Table): Table {
  const analytes = [...new Set(Object.values(records.observed))];
  const none = { low: Number.NaN, high: Number.NaN };
  const rows: Value[] = [
    { ...none, name: "subjects", value: records.nSubjects, what: "subjects of the file" },
    { ...none, name: "records", value: records.nRecords, what: "records of the file" },
    ...analytes.flatMap((analyte) => ratiosOf(profiles, analyte)),
  ];
  const number = (name: "value" | "low" | "high", description: string) =>
    numberColumn(
      name,
      rows.map((row) => row[name]),
      { description },
    );
  const text = (name: string, of: (row: Value) => string, description: string) =>
    textColumn(name, rows.map(of), { description });
  return table([
    text("name", ({ name }) => name, "Name of the result."),
    number("value", "The result."),
    text("unit", () => "", "Unit of value, low and high: none, they are numbers and ratios."),
    number("low", "5th percentile over observations."),
    number("high", "95th percentile over observations."),
    text("what", ({ what }) => what, "What the result is."),
  ]);
}

/** The ratio of what was computed to what was observed, over observations above 0. */
function ratiosOf(profiles: Table, analyte: string): Value[] {
  const [observed, computed] = [numbers(profiles, "observed"), numbers(profiles, "computed")];
  const names = texts(profiles, "analyte");
  const ratios = observed.map((value, k) =>
    names[k] === analyte && value > 0 ? computed[k]! / value : Number.NaN,
  );
  const [low = Number.NaN, value = Number.NaN, high = Number.NaN] = quantiles(ratios, [0.05, 0.5, 0.95]);
  const what = `${analyte}, computed over observed: median over observations above 0`;
  return [
    {
      name: `${analyte}.observations`,
      value: count(ratios),
      low: Number.NaN,
      high: Number.NaN,
      what: `observations of ${analyte} above 0`,
    },
    { name: `${analyte}.ratio.median`, value, low, high, what },
  ];
}
