import type { Parts, Tables } from "../step/index.ts";
import { column, concatTables, numbers, type Table } from "../table/index.ts";
import { type Block, blocksOf, blockTables } from "./blocks.ts";
import { exposuresTable } from "./exposures.ts";
import { noAssumptions } from "./sensitivity.ts";
import type { SimulateSpec } from "./spec.ts";
import { type Cell, cellOf, summaryTable } from "./summary.ts";
import { valuesTable } from "./values.ts";

/** What a job leaves of its subjects where profiles are not kept: their exposures, and their profiles in blocks. */
export const reduced = (spec: SimulateSpec, { profiles, ...others }: Tables): Tables => ({
  ...others,
  exposures: exposuresTable(spec, profiles!),
  ...blockTables(spec, profiles!),
});

/**
 * The tables of a simulation that keeps no profiles. Memory holds one block of all subjects at a time, and of each
 * subject its body, dose and exposures; every statistic is that of all subjects, as `collect` computes it.
 */
export async function gatherSummary(spec: SimulateSpec, parts: Parts): Promise<Tables> {
  const all = Array.from({ length: parts.n }, (_, k) => k);
  const withSubjects = all.filter((part) => parts.names(part).includes("subjects"));
  const stacked = async (name: string): Promise<Table> => {
    const tables: Table[] = [];
    for (const part of withSubjects) tables.push(await parts.table(part, name));
    return concatTables(tables);
  };
  const [subjects, exposures] = [await stacked("subjects"), await stacked("exposures")];
  const cells: Cell[] = [];
  for (const block of blocksOf(spec))
    cells.push(...(await cellsOf(block, parts, withSubjects, subjects.nRows)));
  const assumed = all.find((part) => parts.names(part).includes("assumptions"));
  return {
    values: valuesTable(spec, exposures, subjects),
    summary: summaryTable(spec, cells, (analyte) => column(exposures, `${analyte}.cmax`).unit),
    subjects,
    assumptions: assumed === undefined ? noAssumptions(spec) : await parts.table(assumed, "assumptions"),
    failures: await stacked("failures"),
    ...(all.some((part) => parts.names(part).includes("events")) ? { events: await stacked("events") } : {}),
  };
}

async function cellsOf(
  { name, from, to }: Block,
  parts: Parts,
  withSubjects: readonly number[],
  nSubjects: number,
): Promise<Cell[]> {
  const across = Array.from({ length: to - from }, () => new Float64Array(nSubjects));
  let first = 0;
  for (const part of withSubjects) {
    const values = numbers(await parts.table(part, name), "value");
    const n = values.length / across.length;
    across.forEach((row, k) => {
      row.set(values.subarray(k * n, (k + 1) * n), first);
    });
    first += n;
  }
  return across.map(cellOf);
}
