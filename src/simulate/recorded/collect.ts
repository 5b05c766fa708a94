import { quantiles } from "../../math/index.ts";
import type { Tables } from "../../step/index.ts";
import {
  column,
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
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly what: string;
}

function valuesTable({ records }: RecordedSpec, profiles: Table): Table {
  const analytes = [...new Set(Object.values(records.observed))];
  const counted = (name: string, value: number, what: string): Value => ({
    ...{ name, value, what, unit: "", low: Number.NaN, high: Number.NaN },
  });
  const rows: Value[] = [
    counted("subjects", records.nSubjects, "subjects of the file"),
    counted("records", records.nRecords, "records of the file"),
    ...analytes.flatMap((analyte) => comparedIn(profiles, analyte, counted)),
  ];
  const number = (name: "value" | "low" | "high", description: string) =>
    numberColumn(
      name,
      rows.map((row) => row[name]),
      { description },
    );
  const text = (name: "name" | "unit" | "what", description: string) =>
    textColumn(
      name,
      rows.map((row) => row[name]),
      { description },
    );
  return table([
    text("name", "Name of the result."),
    number("value", "The result, in `unit`."),
    text("unit", "Unit of value, low and high."),
    number("low", "5th percentile over observations."),
    number("high", "95th percentile over observations."),
    text("what", "What the result is."),
  ]);
}

/** What was observed, what was computed there, and the ratio of both, over observations above 0. */
function comparedIn(
  profiles: Table,
  analyte: string,
  counted: (name: string, value: number, what: string) => Value,
): Value[] {
  const [observed, computed] = [numbers(profiles, "observed"), numbers(profiles, "computed")];
  const names = texts(profiles, "analyte");
  const { unit } = column(profiles, "observed");
  const rows = [...observed.keys()].filter((k) => names[k] === analyte && observed[k]! > 0);
  const middle = (name: string, of: (row: number) => number, own: string, what: string): Value => {
    const [low = Number.NaN, value = Number.NaN, high = Number.NaN] = quantiles(
      rows.map(of),
      [0.05, 0.5, 0.95],
    );
    return {
      ...{ name: `${analyte}.${name}.median`, value, low, high, unit: own },
      what: `${analyte}, ${what}`,
    };
  };
  const over = "median over observations above 0";
  return [
    counted(`${analyte}.observations`, rows.length, `observations of ${analyte} above 0`),
    middle("observed", (k) => observed[k]!, unit, `observed: ${over}`),
    middle("computed", (k) => computed[k]!, unit, `computed where observed: ${over}`),
    middle("ratio", (k) => computed[k]! / observed[k]!, "", `computed over observed: ${over}`),
  ];
}
