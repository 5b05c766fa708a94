import { createHash } from "node:crypto";
import type { Plain, Tables } from "../src/step/index.ts";
import { type Entry, type Outside, type RunEvent, stepKind } from "../src/study/index.ts";

/** An outside without disk or threads: results live in memory. */
export function memoryOutside(tell: (event: RunEvent) => void = () => {}): Outside {
  const kept = new Map<string, Entry>();
  return {
    fingerprint: "test",
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    open: (key) => Promise.resolve(kept.get(key)),
    save: (key, tables, record) => {
      const entry = entryOf(key, tables, record);
      kept.set(key, entry);
      return Promise.resolve(entry);
    },
    drop: (keys) => {
      for (const key of keys) kept.delete(key);
      return Promise.resolve();
    },
    runJobs: async (kind, jobs, inputs, done) => {
      for (const [index, job] of jobs.entries()) await done(index, stepKind(kind).run(job.piece, inputs));
    },
    atOnce: 1,
    tell,
  };
}

const entryOf = (key: string, tables: Tables, record: Plain): Entry => ({
  key,
  record,
  tableNames: Object.keys(tables),
  table: (name) => Promise.resolve(tables[name]!),
});
