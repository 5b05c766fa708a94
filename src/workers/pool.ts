import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Job, Tables } from "../step/index.ts";
import { stepKind } from "../study/index.ts";
import type { Answer, Order } from "./protocol.ts";

/** Hands that run jobs. Which of them runs a job changes nothing in its result. */
export interface Pool {
  readonly run: (
    kind: string,
    jobs: readonly Job[],
    inputs: Readonly<Record<string, Tables>>,
    done: (index: number, tables: Tables) => Promise<void>,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** How many threads to use when nobody says: one per processor. */
export const defaultThreads = (): number => availableParallelism();

/** A pool of worker threads, started when the first step with several jobs comes. One thread means this one. */
export function openPool(threads: number): Pool {
  const workers: Worker[] = [];
  const hire = (count: number) => {
    while (workers.length < count) workers.push(new Worker(new URL("./worker.js", import.meta.url)));
    return workers.slice(0, count);
  };
  return {
    run: async (kind, jobs, inputs, done) => {
      if (threads <= 1 || jobs.length <= 1) return runHere(kind, jobs, inputs, done);
      const crew = hire(Math.min(threads, jobs.length));
      const queue = jobs.entries();
      await Promise.all(crew.map((worker) => runOn(worker, kind, inputs, queue, done)));
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()));
      workers.length = 0;
    },
  };
}

const runHere: Pool["run"] = async (kind, jobs, inputs, done) => {
  for (const [index, job] of jobs.entries()) {
    await done(index, stepKind(kind).run(job.piece, inputs));
    await new Promise((resume) => setImmediate(resume));
  }
};

async function runOn(
  worker: Worker,
  kind: string,
  inputs: Readonly<Record<string, Tables>>,
  queue: IterableIterator<[number, Job]>,
  done: (index: number, tables: Tables) => Promise<void>,
): Promise<void> {
  await ask(worker, { kind: "inputs", inputs });
  for (const [index, job] of queue) {
    const answer = await ask(worker, { kind: "job", step: kind, piece: job.piece });
    if (answer.kind === "failed") throw new Error(answer.reason);
    if (answer.kind === "tables") await done(index, answer.tables);
  }
}

async function ask(worker: Worker, order: Order): Promise<Answer> {
  const settled = new AbortController();
  const { signal } = settled;
  const answered = once(worker, "message", { signal }).then(([answer]) => answer as Answer);
  const died = once(worker, "exit", { signal }).then(([code]) => {
    throw new Error(`a worker thread ended with code ${code}`);
  });
  // The one that loses the race is aborted below.
  for (const waiting of [answered, died]) waiting.catch(() => {});
  worker.postMessage(order);
  try {
    return await Promise.race([answered, died]);
  } finally {
    settled.abort();
  }
}
