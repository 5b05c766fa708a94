import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plain, Tables } from "../step/index.ts";
import type { Entry } from "../study/index.ts";
import { readParquet, type Table, toParquet } from "../table/index.ts";

/** SHA-256 of a text or of bytes, in hex. */
export const sha256 = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

interface Manifest {
  readonly key: string;
  readonly tables: readonly { readonly name: string; readonly sha256: string }[];
  readonly record: Plain;
}

/** Results on disk, each in a folder named by the hash of what made it. */
export interface Store {
  readonly open: (key: string) => Promise<Entry | undefined>;
  readonly save: (key: string, tables: Tables, record: Plain) => Promise<Entry>;
  readonly drop: (keys: readonly string[]) => Promise<void>;
  /** The bytes of a stored table's Parquet file. */
  readonly bytes: (key: string, table: string) => Promise<Uint8Array>;
}

/**
 * A store in a folder. A result is written under another name and renamed when it is whole, so that a kill at any
 * moment leaves either the whole result or none. What does not match its own hashes is removed and reported.
 */
export function openStore(folder: string, damaged: (key: string) => void): Store {
  const folderOf = (key: string) => join(folder, key.slice(0, 2), key);
  const entryOf = (manifest: Manifest): Entry => ({
    key: manifest.key,
    tableNames: manifest.tables.map((table) => table.name),
    record: manifest.record,
    table: async (name) => readParquet(await readFile(join(folderOf(manifest.key), `${name}.parquet`))),
  });
  return {
    open: async (key) => {
      const manifest = await readWhole(folderOf(key), key);
      if (manifest === "none") return undefined;
      if (manifest !== "damaged") return entryOf(manifest);
      await rm(folderOf(key), { recursive: true, force: true });
      damaged(key);
      return undefined;
    },
    save: async (key, tables, record) => entryOf(await writeWhole(folderOf(key), key, tables, record)),
    drop: async (keys) => {
      for (const key of keys) await rm(folderOf(key), { recursive: true, force: true });
    },
    bytes: (key, table) => readFile(join(folderOf(key), `${table}.parquet`)),
  };
}

async function readWhole(folder: string, key: string): Promise<Manifest | "none" | "damaged"> {
  let text: string;
  try {
    text = await readFile(join(folder, "manifest.json"), "utf8");
  } catch {
    return "none";
  }
  try {
    const sealed = JSON.parse(text) as { sha256: string; manifest: Manifest };
    if (sealed.manifest.key !== key || sha256(JSON.stringify(sealed.manifest)) !== sealed.sha256)
      return "damaged";
    for (const table of sealed.manifest.tables) {
      if (sha256(await readFile(join(folder, `${table.name}.parquet`))) !== table.sha256) return "damaged";
    }
    return sealed.manifest;
  } catch {
    return "damaged";
  }
}

async function writeWhole(folder: string, key: string, tables: Tables, record: Plain): Promise<Manifest> {
  const partial = `${folder}.${randomBytes(6).toString("hex")}.partial`;
  await mkdir(partial, { recursive: true });
  const listed: { name: string; sha256: string }[] = [];
  for (const [name, table] of Object.entries<Table>(tables)) {
    const bytes = toParquet(table);
    await writeFile(join(partial, `${name}.parquet`), bytes);
    listed.push({ name, sha256: sha256(bytes) });
  }
  const manifest: Manifest = { key, tables: listed, record };
  const sealed = { sha256: sha256(JSON.stringify(manifest)), manifest };
  await writeFile(join(partial, "manifest.json"), JSON.stringify(sealed));
  await rm(folder, { recursive: true, force: true });
  await rename(partial, folder);
  return manifest;
}
