import { quantiles } from "../../math/index.ts";
import type { Tables } from "../../step/index.ts";
import { column, concatTables, numbers, type Table, texts } from "../../table/index.ts";
import { type NamedValue, namedValuesTable } from "../named-values.ts";
import type { RecordedSpec } from "./spec.ts";

/** Puts the parts together: rows of all subjects, and how far what was computed is from what was observed. */
export function collectRecorded(spec: RecordedSpec, parts: readonly Tables[]): Tables {
  const stacked = (name: string) => concatTables(parts.flatMap((part) => (part[name] ? [part[name]] : [])));
  const profiles = stacked("profiles");
  return { values: valuesTable(spec, profiles), profiles, failures: stacked("failures") };
}

function valuesTable({ records }: RecordedSpec, profiles: Table): Table {
  const analytes = [...new Set(Object.values(records.observed))];
  const counted = (name: string, value: number, what: string): NamedValue => ({
    ...{ name, value, what, unit: "", low: Number.NaN, high: Number.NaN },
  });
  const rows: NamedValue[] = [
    counted("subjects", records.nSubjects, "subjects of the file"),
    counted("records", records.nRecords, "records of the file"),
    ...analytes.flatMap((analyte) => comparedIn(profiles, analyte, counted)),
  ];
  return namedValuesTable(rows, "observations");
}

/** What was observed, what was computed there, and the ratio of both, over observations above 0. */
function comparedIn(
  profiles: Table,
  analyte: string,
  counted: (name: string, value: number, what: string) => NamedValue,
): NamedValue[] {
  const [observed, computed] = [numbers(profiles, "observed"), numbers(profiles, "computed")];
  const names = texts(profiles, "analyte");
  const { unit } = column(profiles, "observed");
  const rows = [...observed.keys()].filter((k) => names[k] === analyte && observed[k]! > 0);
  const middle = (name: string, of: (row: number) => number, own: string, what: string): NamedValue => {
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
