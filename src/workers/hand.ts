import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Job, Tables } from "../step/index.ts";
import type { Answer, Order } from "./protocol.ts";

/** A worker thread that runs one job at a time; it starts with its first job. */
export interface Hand {
  /** @throws Error with the job's own reason, or when the thread ended meanwhile. */
  readonly run: (kind: string, job: Job, inputs: Readonly<Record<string, Tables>>) => Promise<Tables>;
  /** Ends the thread; a job that it has will never be answered. */
  readonly close: () => Promise<void>;
}

/** A hand whose thread is not started yet. */
export function newHand(): Hand {
  let worker: Worker | undefined;
  let holds: Readonly<Record<string, Tables>> | undefined;
  let closed = false;
  const start = () => {
    const started = new Worker(new URL("./worker.js", import.meta.url));
    started.once("exit", () => {
      [worker, holds] = [undefined, undefined];
    });
    return started;
  };
  const order = (what: Order) => {
    if (closed) return new Promise<Answer>(() => {});
    worker ??= start();
    return ask(worker, what, () => closed);
  };
  return {
    run: async (kind, job, inputs) => {
      if (holds !== inputs) {
        await order({ kind: "inputs", inputs });
        holds = inputs;
      }
      const answer = await order({ kind: "job", step: kind, piece: job.piece });
      if (answer.kind === "failed") throw new Error(answer.reason);
      return answer.kind === "tables" ? answer.tables : {};
    },
    close: async () => {
      closed = true;
      await worker?.terminate();
    },
  };
}

/** Sends an order and waits for its answer, for ever if the thread was closed on purpose. */
async function ask(worker: Worker, order: Order, closed: () => boolean): Promise<Answer> {
  const settled = new AbortController();
  const { signal } = settled;
  const answered = once(worker, "message", { signal }).then(([answer]) => answer as Answer);
  const died = once(worker, "exit", { signal }).then(([code]) => {
    if (closed()) return new Promise<never>(() => {});
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
