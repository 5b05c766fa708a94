import { availableParallelism } from "node:os";
import type { Job, Tables } from "../step/index.ts";
import { lender, stepKind } from "../study/index.ts";
import { type Hand, newHand } from "./hand.ts";

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

/**
 * A pool of worker threads, each started when there is a job for it; the steps that run at the same time share them. One
 * thread means this one, and so does a job that is alone: no thread is started for it.
 */
export function openPool(threads: number): Pool {
  const hands = Array.from({ length: threads }, newHand);
  const lend = lender(hands);
  let steps = 0;
  const choose: Pool["run"] = async (kind, jobs, inputs, done) => {
    // Steps that begin together have all been counted after this.
    await new Promise((resume) => setImmediate(resume));
    const here = threads <= 1 || (steps === 1 && jobs.length <= 1);
    await (here ? runHere(kind, jobs, inputs, done) : runShared(lend, kind, jobs, inputs, done));
  };
  return {
    run: async (...order) => {
      steps += 1;
      await choose(...order).finally(() => {
        steps -= 1;
      });
    },
    close: async () => {
      await Promise.all(hands.map(({ close }) => close()));
    },
  };
}

const runHere: Pool["run"] = async (kind, jobs, inputs, done) => {
  for (const [index, job] of jobs.entries()) {
    await done(index, stepKind(kind).run(job.piece, inputs));
    await new Promise((resume) => setImmediate(resume));
  }
};

/** Every job by the next free hand; after one that fails, those not begun are left. */
async function runShared(
  lend: ReturnType<typeof lender<Hand>>,
  ...[kind, jobs, inputs, done]: Parameters<Pool["run"]>
): Promise<void> {
  let failed = false;
  const runOne = async (hand: Hand, job: Job, index: number) => {
    if (failed) return;
    try {
      await done(index, await hand.run(kind, job, inputs));
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  await Promise.all(jobs.map((job, index) => lend((hand) => runOne(hand, job, index))));
}
