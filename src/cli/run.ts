import { mkdir, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { reportOf, writeReport } from "../report/index.ts";
import { exportTables, openStore, type Store, sha256 } from "../store/index.ts";
import { type FinishedStudy, type Outside, runPlan } from "../study/index.ts";
import { defaultThreads, openPool, type Pool } from "../workers/index.ts";
import { readBibliography } from "./bibliography.ts";
import { fingerprint } from "./fingerprint.ts";
import { exitCodes, type RunOptions } from "./index.ts";
import { type PlannedStudy, planFromDisk } from "./planning.ts";
import { jsonProgress, type Progress, printedProgress } from "./progress.ts";
import { version } from "./version.ts";

/** `tapworks run` and, with `compute` false, `tapworks report`. */
export async function run(path: string, options: RunOptions & { readonly compute: boolean }): Promise<void> {
  const threads = readThreads(options.threads);
  if (threads === undefined) return;
  const planned = planFromDisk(path, options.json === true);
  if (!planned) return;
  const out = resolve(options.out ?? join(planned.folder, "results"));
  const progress = options.json ? jsonProgress() : printedProgress();
  const store = openStore(resolve(options.store ?? join(out, "store")), (key) =>
    progress.tell({ kind: "damaged", key }),
  );
  const pool = openPool(threads);
  const stop = onInterrupt(pool);
  try {
    const finished = await runPlan(
      planned.plan,
      outsideOf({ store, pool, progress, threads, compute: options.compute }),
    );
    await writeResults(finished, planned, store, out);
    tellEnd(finished, out, options.json === true);
  } finally {
    stop();
    await pool.close();
  }
}

function readThreads(text: string | undefined): number | undefined {
  if (text === undefined) return defaultThreads();
  const threads = Number(text);
  if (Number.isInteger(threads) && threads >= 1 && threads <= 1024) return threads;
  process.stderr.write(
    `--threads: found "${text}"; needed: a whole number from 1 to 1024.\n  Write --threads 2\n`,
  );
  process.exitCode = exitCodes.badInput;
  return undefined;
}

function outsideOf(parts: {
  store: Store;
  pool: Pool;
  progress: Progress;
  threads: number;
  compute: boolean;
}): Outside {
  const { store, pool, progress, threads, compute } = parts;
  return {
    fingerprint,
    hash: sha256,
    open: store.open,
    save: store.save,
    drop: store.drop,
    atOnce: threads,
    tell: progress.tell,
    runJobs: (kind, jobs, inputs, done) => {
      if (compute) return pool.run(kind, jobs, inputs, done);
      return Promise.reject(
        new Error("it is not in the store, and a report computes nothing; use tapworks run"),
      );
    },
  };
}

/** On Ctrl-C: stop the threads and leave. What was finished is in the store. */
function onInterrupt(pool: Pool): () => void {
  const leave = () => {
    process.stderr.write("\nInterrupted. What was finished is kept; the same command goes on from there.\n");
    void pool.close().then(() => process.exit(exitCodes.interrupted));
  };
  process.once("SIGINT", leave);
  process.once("SIGTERM", leave);
  return () => {
    process.off("SIGINT", leave);
    process.off("SIGTERM", leave);
  };
}

async function writeResults(
  finished: FinishedStudy,
  planned: PlannedStudy,
  store: Store,
  out: string,
): Promise<void> {
  await mkdir(out, { recursive: true });
  const tables = await exportTables(finished, store, out);
  const bibliography = await readBibliography();
  const report = reportOf(finished, { version, fingerprint, issues: planned.issues, tables, bibliography });
  await writeFile(join(out, "index.html"), writeReport(report));
}
function tellEnd(finished: FinishedStudy, out: string, json: boolean): void {
  const failed = finished.steps.filter((step) => step.state === "failed" || step.state === "skipped");
  if (failed.length > 0) process.exitCode = exitCodes.failedRun;
  const report = join(out, "index.html");
  const count = (verdict: string) => finished.claims.filter((claim) => claim.verdict === verdict).length;
  if (json) {
    const claims = finished.claims.map((result) => ({
      says: result.claim.says,
      verdict: result.verdict,
      how: result.how,
      computed: result.computed,
    }));
    process.stdout.write(
      `${JSON.stringify({ event: "finished", report, failed: failed.map((step) => step.step.name), claims })}\n`,
    );
    return;
  }
  if (finished.claims.length > 0) {
    const counts = ["agrees", "differs", "not judged", "not computed"].filter(
      (verdict) => count(verdict) > 0,
    );
    process.stdout.write(
      `claims: ${counts.map((verdict) => `${count(verdict)} ${verdict === "agrees" && count(verdict) > 1 ? "agree" : verdict}`).join(", ")}\n`,
    );
  }
  process.stdout.write(`report: ${relative(process.cwd(), report) || report}\n`);
}
