import { type Table, tableOf } from "../../table/index.ts";
import type { Characteristics } from "../exact/characteristics.ts";
import { statisticalSection } from "../protocol/statistical-section.ts";
import type { Design } from "../types.ts";
import { printLevel } from "./columns.ts";
import type { EscalatePiece } from "./spec.ts";

/** The statistical section of a protocol, paragraph by paragraph, with the design's own numbers. */
export const protocolTable = (
  design: Design,
  { levels, setup, windows, design: id }: EscalatePiece,
  results: readonly { readonly scenario: string; readonly result: Characteristics }[],
): Table =>
  tableOf(
    statisticalSection(design, {
      levels: levels.values,
      unit: levels.unit,
      ...(levels.second ? { names: levels.values.map((_, at) => printLevel(levels)(at)) } : {}),
      cohort: setup.cohort,
      target: setup.target,
      ...(windows[0] === undefined ? {} : { windowDays: windows[0] }),
      scenarios: results.map(({ scenario, result }) => ({ name: scenario, result })),
    }),
    [
      { name: "design", is: "Design", text: () => id },
      { name: "heading", is: "What the paragraph is about", text: ({ heading }) => heading },
      { name: "text", is: "The paragraph", text: ({ text }) => text },
    ],
  );
