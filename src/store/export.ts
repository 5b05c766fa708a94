import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FinishedStudy } from "../study/index.ts";
import { csvPieces } from "../table/index.ts";
import type { Store } from "./store.ts";

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
      const piecesOf = {
        csv: async () => csvPieces(await entry!.table(table)),
        parquet: async () => [await store.bytes(key, table)],
      };
      for (const kind of ["csv", "parquet"] as const) {
        const path = `${stem}.${kind}`;
        after[path] = await keepOrWrite(join(folder, path), before[path], key, piecesOf[kind]);
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
  make: () => Promise<Iterable<string | Uint8Array>>,
): Promise<Written> {
  if (before?.key === key && (await hashOfFile(path)) === before.sha256) return before;
  const hash = createHash("sha256");
  const file = await open(path, "w");
  try {
    for (const piece of await make()) {
      hash.update(piece);
      await file.writeFile(piece);
    }
  } finally {
    await file.close();
  }
  return { key, sha256: hash.digest("hex") };
}

/** The hash of a file, read piece by piece; undefined when it cannot be read. */
async function hashOfFile(path: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  } catch {
    return undefined;
  }
  return hash.digest("hex");
}

async function readJson(path: string): Promise<Record<string, Written>> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as Record<string, Written>;
  } catch {
    return {};
  }
}
