import type { Tables } from "../step/index.ts";
import { column, concatTables } from "../table/index.ts";
import { exposuresTable } from "./exposures.ts";
import { noAssumptions } from "./sensitivity.ts";
import type { SimulateSpec } from "./spec.ts";
import { summaryCells, summaryTable } from "./summary.ts";
import { valuesTable } from "./values.ts";

/** Puts the parts of the jobs together: the subjects' tables under one another, then what summarises them. */
export function collectTables(spec: SimulateSpec, parts: readonly Tables[]): Tables {
  const stacked = (name: string) => concatTables(parts.flatMap((part) => (part[name] ? [part[name]] : [])));
  const profiles = stacked("profiles");
  const subjects = stacked("subjects");
  return {
    values: valuesTable(spec, exposuresTable(spec, profiles), subjects),
    summary: summaryTable(spec, summaryCells(spec, profiles), (analyte) => column(profiles, analyte).unit),
    profiles,
    subjects,
    assumptions: parts.find((part) => part.assumptions)?.assumptions ?? noAssumptions(spec),
    failures: stacked("failures"),
    ...(parts.some(({ events }) => events) ? { events: stacked("events") } : {}),
  };
}
