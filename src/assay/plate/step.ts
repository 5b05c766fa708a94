import type { Issue, SourceFile } from "../../source/index.ts";
import type { PlanContext, StepFigure, StepKind, Tables } from "../../step/index.ts";
import {
  groupRows,
  type NamedValue,
  namedValuesTable,
  numbersAt,
  type Table,
  tableOf,
  texts,
} from "../../table/index.ts";
import { fileOrIssue } from "../reading/data-file.ts";
import { type PlateQuality, readPlates } from "../reading/plate.ts";
import { type PlateOptions, plateOptions } from "./options.ts";

/** The plan of a `plate` step: the texts of its files. */
export type PlateSpec = {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly map: { readonly path: string; readonly text: string };
  readonly read: string | null;
};

/** The step `plate`: how good plates are, and viability of their wells. */
export const plateStep: StepKind<PlateOptions, PlateSpec> = {
  kind: "plate",
  summary: "plates of an assay: Z′, SSMD, edge effects, viability over the controls",
  options: plateOptions,
  needs: () => [],
  plan,
  settings: ({ files, map, read }) => [
    { name: "data", value: files.map(({ path }) => path).join(", ") },
    { name: "map", value: map.path },
    { name: "read", value: read ?? "the first block of numbers" },
  ],
  split: (spec) => [{ id: "all plates", piece: spec }],
  run: (piece) => tablesOf(piece as PlateSpec),
  collect: (_, [part]) => part!,
  figures,
  methods: () => [
    {
      text: "Plates were judged by Z′ = 1 − 3 (s₊ + s₋)/|m₊ − m₋| and SSMD = (m₊ − m₋)/√(s₊² + s₋²) of vehicle wells against kill wells (blanks where there are none), and by Welch's test of vehicle wells at the edge against those inside. Viability is (signal − blank)/(vehicle − blank), plate by plate.",
      cite: ["zhang1999", "zhang2007", "welch1947"],
    },
  ],
  assumptions: () => [],
};

function plan(options: PlateOptions, context: PlanContext) {
  const issues: Issue[] = [];
  const paths = typeof options.data === "string" ? [options.data] : options.data;
  const files = paths.flatMap((path) => fileOrIssue("plate", path, "data", context, issues) ?? []);
  const map = fileOrIssue("plate", options.map, "map", context, issues);
  if (issues.length > 0 || !map) return { issues };
  const { wells, issues: found } = readPlates(files, map, options.read);
  const plain = ({ path, text }: SourceFile) => ({ path, text });
  return wells
    ? { spec: { files: files.map(plain), map: plain(map), read: options.read ?? null }, issues: found }
    : { issues: found };
}

function tablesOf({ files, map, read }: PlateSpec): Tables {
  const { wells, quality } = readPlates(files, map, read ?? undefined);
  return { values: namedValuesTable(quality.flatMap(named)), quality: qualityTable(quality), wells: wells! };
}

const percent = (share: number): number => 100 * share;

function named(plate: PlateQuality): readonly NamedValue[] {
  const value = (name: string, found: number, unit: string, description: string): NamedValue => ({
    name: `plate${plate.plate}.${name}`,
    value: found,
    unit,
    low: Number.NaN,
    high: Number.NaN,
    description: `${description}, plate ${plate.plate}`,
  });
  return [
    value("z_prime", plate.zPrime, "", "Z′ factor"),
    value("ssmd", plate.ssmd, "", "strictly standardised mean difference"),
    value("vehicle_cv", percent(plate.vehicleCv), "%", "coefficient of variation of vehicle wells"),
    value("edge_ratio", plate.edgeRatio, "", "vehicle wells at the edge over those inside"),
  ].filter((one) => !Number.isNaN(one.value));
}

const qualityTable = (quality: readonly PlateQuality[]): Table =>
  tableOf(quality, [
    { name: "plate", is: "Plate", text: ({ plate }) => plate },
    { name: "z_prime", is: "Z′ factor", number: ({ zPrime }) => zPrime },
    {
      name: "robust_z_prime",
      is: "Z′ from medians and median deviations",
      number: (one) => one.robustZPrime,
    },
    { name: "ssmd", is: "Strictly standardised mean difference", number: ({ ssmd }) => ssmd },
    {
      name: "vehicle_cv",
      unit: "%",
      is: "Coefficient of variation of vehicle wells",
      number: (one) => percent(one.vehicleCv),
    },
    {
      name: "edge_ratio",
      is: "Vehicle wells at the edge over those inside",
      number: ({ edgeRatio }) => edgeRatio,
    },
    { name: "edge_p", is: "p of equal means, Welch", number: ({ edgeP }) => edgeP },
    { name: "n_vehicle", is: "Vehicle wells", number: ({ nVehicle }) => nVehicle },
    { name: "n_kill", is: "Kill wells", number: ({ nKill }) => nKill },
    { name: "n_blank", is: "Blank wells", number: ({ nBlank }) => nBlank },
    { name: "note", is: "How to read the row", text: ({ note }) => note },
  ]);

const most = (values: Float64Array): number => values.reduce((top, value) => (value > top ? value : top), 0);

/** A heat map of signals for each plate, in the plate's own layout. */
function figures(_: PlateSpec, { wells }: Tables): readonly StepFigure[] {
  if (!wells) return [];
  return groupRows(wells, ["plate"]).map(({ key, rows }) => {
    const letters = Array.from(rows, (row) => texts(wells, "well")[row]!.replace(/\d+$/, ""));
    const columnNames = Array.from(numbersAt(wells, "column", rows), String);
    const signal = numbersAt(wells, "signal", rows);
    return {
      name: `plate${key.plate}`,
      caption: `Signals of plate ${key.plate} where they stood; white: missing or beyond the range of the reader.`,
      shows: "wells",
      figure: {
        title: `Plate ${key.plate}`,
        x: { label: "Column", unit: "", scale: "band", domain: [...new Set(columnNames)] },
        y: { label: "Row", unit: "", scale: "band", domain: [...new Set(letters)] },
        marks: [
          {
            mark: "cells",
            x: columnNames,
            y: letters,
            values: signal,
            colour: { label: "Signal", unit: "", domain: [0, most(signal)] },
          },
        ],
      },
    };
  });
}
