import { numberColumn, numbers, type Table, table } from "../table/index.ts";
import type { SimulateSpec } from "./spec.ts";

/**
 * Profiles turned round, for populations whose profiles do not fit in memory: a block holds a few rows of the grid for
 * every subject, so that statistics over subjects need one block at a time.
 */
export interface Block {
  readonly name: string;
  /** Pairs of analyte and row, numbered analyte by analyte, row by row: the first, and the first after. */
  readonly from: number;
  readonly to: number;
}

/** Most numbers in one block over all subjects: 32 MB. */
const largestBlock = 4e6;

/** The blocks of a plan; they depend on the plan alone. */
export function blocksOf({ grid, outputs, population }: SimulateSpec): readonly Block[] {
  const nPairs = grid.timesH.length * outputs.length;
  const perBlock = Math.max(1, Math.floor(largestBlock / Math.max(1, population.size)));
  return Array.from({ length: Math.ceil(nPairs / perBlock) }, (_, k) => ({
    name: `block-${k + 1}`,
    from: k * perBlock,
    to: Math.min(nPairs, (k + 1) * perBlock),
  }));
}

/** The blocks of some subjects' profiles: one column, pair by pair, subject by subject. */
export function blockTables(spec: SimulateSpec, profiles: Table): Record<string, Table> {
  const nRows = spec.grid.timesH.length;
  const nSubjects = profiles.nRows / nRows;
  const analytes = spec.outputs.map((analyte) => numbers(profiles, analyte));
  const valuesOf = ({ from, to }: Block): Float64Array => {
    const values = new Float64Array((to - from) * nSubjects);
    let next = 0;
    for (let pair = from; pair < to; pair++) {
      const own = analytes[Math.floor(pair / nRows)]!;
      for (let at = pair % nRows; at < own.length; at += nRows) values[next++] = own[at]!;
    }
    return values;
  };
  return Object.fromEntries(
    blocksOf(spec).map((block) => [
      block.name,
      table([
        numberColumn("value", valuesOf(block), { description: "Analyte by analyte, row by row, subjects." }),
      ]),
    ]),
  );
}
