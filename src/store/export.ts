import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FinishedStudy } from "../study/index.ts";
import { toCsv } from "../table/index.ts";
import { type Store, sha256 } from "./store.ts";

/** Where a table was written, relative to the results folder. */
export interface ExportedTable {
  readonly step: string;
  readonly table: string;
  readonly csv: string;
  readonly parquet: string;
}

interface Written {
  readonly key: string;
  readonly sha256: string;
}

/**
 * Writes one CSV and one Parquet file per table under `tables/`, and removes what an earlier run left there. A file
 * that still is what it should be is not written again.
 */
export async function exportTables(
  finished: FinishedStudy,
  store: Store,
  folder: string,
): Promise<ExportedTable[]> {
  await mkdir(join(folder, "tables"), { recursive: true });
  const before = await readJson(join(folder, "tables", "written.json"));
  const after: Record<string, Written> = {};
  const exported: ExportedTable[] = [];
  for (const { step, key, entry } of finished.steps) {
    for (const table of entry?.tableNames ?? []) {
      const stem = `tables/${step.name}.${table}`;
      const bytesOf = {
        csv: async () => Buffer.from(toCsv(await entry!.table(table))),
        parquet: () => store.bytes(key, table),
      };
      for (const kind of ["csv", "parquet"] as const) {
        const path = `${stem}.${kind}`;
        after[path] = await keepOrWrite(join(folder, path), before[path], key, bytesOf[kind]);
      }
      exported.push({ step: step.name, table, csv: `${stem}.csv`, parquet: `${stem}.parquet` });
    }
  }
  for (const name of await readdir(join(folder, "tables"))) {
    if (/\.(csv|parquet)$/.test(name) && !(`tables/${name}` in after)) await rm(join(folder, "tables", name));
  }
  await writeFile(join(folder, "tables", "written.json"), JSON.stringify(after, null, 1));
  return exported;
}

async function keepOrWrite(
  path: string,
  before: Written | undefined,
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Written> {
  if (before?.key === key && sha256(await readFile(path).catch(() => "")) === before.sha256) return before;
  const bytes = await make();
  await writeFile(path, bytes);
  return { key, sha256: sha256(bytes) };
}

async function readJson(path: string): Promise<Record<string, Written>> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Record<string, Written>;
  } catch {
    return {};
  }
}
