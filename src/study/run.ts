import { renderFigure } from "../figure/index.ts";
import type { Assumption, Job, Method, Parts, Plain, Step, Tables } from "../step/index.ts";
import type { Table } from "../table/index.ts";
import { type ClaimResult, cellRefOf, judgeClaim } from "./claims.ts";
import { stepKind } from "./kinds.ts";
import { lender } from "./lender.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import { previewTable, type TablePreview } from "./preview.ts";

/** A result in the store: what made it, and its tables, read when they are asked for. */
export interface Entry {
  readonly key: string;
  readonly tableNames: readonly string[];
  /** What was saved beside the tables. */
  readonly record: Plain;
  readonly table: (name: string) => Promise<Table>;
}

/** What happens while a study runs. */
export type RunEvent =
  | { readonly kind: "step"; readonly step: string; readonly state: StepState; readonly reason?: string }
  | Progressing
  | Gathering
  | { readonly kind: "damaged"; readonly key: string };

/** How far a step is. */
export interface Progressing {
  readonly kind: "progress";
  readonly step: string;
  /** Jobs, all and finished; `kept` of them were found in the store. */
  readonly done: number;
  readonly total: number;
  readonly kept: number;
  /** The same in what the jobs count, where they do: subjects. */
  readonly counted?: {
    readonly of: string;
    readonly done: number;
    readonly total: number;
    readonly kept: number;
  };
}

/** How many of the tables that the jobs of a step left have been read and put together. */
export interface Gathering {
  readonly kind: "gathering";
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** kept: it was in the store; skipped: a step it needs failed. */
export type StepState = "computing" | "computed" | "kept" | "failed" | "skipped";

/** What a run needs from outside: a hash, a store, hands to run jobs, ears for progress. */
export interface Outside {
  /** Hash of the code; part of every key. */
  readonly fingerprint: string;
  readonly hash: (text: string) => string;
  /** A result with all its tables whole, or undefined when there is none or it is damaged. */
  readonly open: (key: string) => Promise<Entry | undefined>;
  readonly save: (key: string, tables: Tables, record: Plain) => Promise<Entry>;
  readonly drop: (keys: readonly string[]) => Promise<void>;
  /** Runs jobs, calling `done` for each in any order. A job that throws rejects the whole. */
  readonly runJobs: (
    kind: string,
    jobs: readonly Job[],
    inputs: Readonly<Record<string, Tables>>,
    done: (index: number, tables: Tables) => Promise<void>,
  ) => Promise<void>;
  /** How many steps may be computed at once. */
  readonly atOnce: number;
  readonly tell: (event: RunEvent) => void;
}

/** A figure as it was drawn, with the table of its numbers. */
export interface DrawnFigure {
  readonly name: string;
  readonly caption: string;
  readonly shows: string;
  readonly svg: string;
}

/** What a step shows of itself, kept beside its tables so that a report needs no tables. */
export interface Shown {
  readonly figures: readonly DrawnFigure[];
  readonly methods: readonly Method[];
  readonly assumptions: readonly Assumption[];
  readonly tables: readonly TablePreview[];
}

/** A step after the run. */
export interface FinishedStep {
  readonly step: PlannedStep;
  readonly key: string;
  readonly state: Exclude<StepState, "computing">;
  /** Why it failed or was skipped. */
  readonly reason?: string;
  readonly entry?: Entry;
  readonly shown?: Shown;
}

/** A study after the run. */
export interface FinishedStudy {
  readonly plan: Plan;
  readonly steps: readonly FinishedStep[];
  readonly claims: readonly ClaimResult[];
}

/** Text that is the same for the same plain data, whatever the order of keys. */
export function canonicalText(data: unknown): string {
  return JSON.stringify(data, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/**
 * Runs a plan: each step whose result the store does not hold is split into jobs, computed and saved; jobs of an
 * interrupted run are found again. A step starts when the steps it needs have ended, so that steps that need nothing of
 * each other share the hands. A step that fails is a value with its reason; the rest goes on.
 */
export async function runPlan(plan: Plan, outside: Outside): Promise<FinishedStudy> {
  const turn = lender(Array.from({ length: outside.atOnce }, (_, k) => k));
  const ends = new Map<string, Promise<FinishedStep>>();
  const endOf = async (step: PlannedStep): Promise<FinishedStep> => {
    const needed = await Promise.all(step.needs.map((need) => ends.get(need)!));
    const result = await turn(() => runStep(step, byName(needed), outside));
    const reason = result.reason === undefined ? {} : { reason: result.reason };
    outside.tell({ kind: "step", step: step.name, state: result.state, ...reason });
    return result;
  };
  for (const step of plan.steps) ends.set(step.name, endOf(step));
  const finished = byName(await Promise.all(ends.values()));
  return { plan, steps: [...finished.values()], claims: await judgeAll(plan, finished) };
}

const byName = (steps: readonly FinishedStep[]): ReadonlyMap<string, FinishedStep> =>
  new Map(steps.map((finished) => [finished.step.name, finished]));

async function runStep(
  step: PlannedStep,
  before: ReadonlyMap<string, FinishedStep>,
  outside: Outside,
): Promise<FinishedStep> {
  const keys = Object.fromEntries(step.needs.map((need) => [need, before.get(need)?.key ?? ""]));
  const key = outside.hash(
    canonicalText({ kind: step.kind, spec: step.spec, inputs: keys, code: outside.fingerprint }),
  );
  const lost = step.needs.find((need) => before.get(need)?.entry === undefined);
  if (lost !== undefined) return { step, key, state: "skipped", reason: `step "${lost}" has no result` };
  const kept = await outside.open(key);
  if (kept) return { step, key, state: "kept", entry: kept, shown: shownOf(kept) };
  outside.tell({ kind: "step", step: step.name, state: "computing" });
  try {
    const entry = await compute(step, key, before, outside);
    return { step, key, state: "computed", entry, shown: shownOf(entry) };
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw error;
    return { step, key, state: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

async function compute(
  step: PlannedStep,
  key: string,
  before: ReadonlyMap<string, FinishedStep>,
  outside: Outside,
): Promise<Entry> {
  const kind = stepKind(step.kind);
  const inputs: Record<string, Tables> = {};
  for (const need of step.needs) inputs[need] = await allTables(before.get(need)?.entry);
  const jobs = kind.split(step.spec, inputs);
  const jobKeys = jobs.map((job) => outside.hash(canonicalText({ of: key, id: job.id })));
  const gather = kind.gather(step.spec);
  const parts: Part[] = [];
  const missing: number[] = [];
  for (const [k, jobKey] of jobKeys.entries()) {
    const entry = jobs.length > 1 ? await outside.open(jobKey) : undefined;
    if (entry) parts[k] = gather ? ofEntry(entry) : inMemory(await allTables(entry));
    else missing.push(k);
  }
  const tell = teller(step.name, jobs, missing, (event) => outside.tell(event));
  tell(parts);
  await outside.runJobs(
    step.kind,
    missing.map((k) => jobs[k]!),
    inputs,
    async (index, tables) => {
      const k = missing[index]!;
      const saved =
        jobs.length > 1 ? await outside.save(jobKeys[k]!, tables, { of: key, id: jobs[k]!.id }) : undefined;
      parts[k] = gather && saved ? ofEntry(saved) : inMemory(tables);
      tell(parts);
    },
  );
  const tables = gather
    ? await gather(
        counting(parts, (done, total) => outside.tell({ kind: "gathering", step: step.name, done, total })),
      )
    : kind.collect(
        step.spec,
        parts.map(({ held }) => held!),
        inputs,
      );
  const entry = await outside.save(key, tables, recordOf(kind, step, tables));
  await outside.drop(jobKeys);
  return entry;
}

/** What a job left: held in memory, or read when it is asked for. */
interface Part {
  readonly names: readonly string[];
  readonly table: (name: string) => Promise<Table>;
  readonly held?: Tables;
}

const inMemory = (held: Tables): Part => ({
  held,
  names: Object.keys(held),
  table: (name) => Promise.resolve(held[name]!),
});

const ofEntry = ({ tableNames, table }: Entry): Part => ({ names: tableNames, table });

/** The parts of a step for its `gather`, telling at every hundredth of their tables how many were read. */
function counting(parts: readonly Part[], tell: (done: number, total: number) => void): Parts {
  const total = parts.reduce((n, { names }) => n + names.length, 0);
  const hundredths = (n: number) => Math.floor((100 * n) / total);
  let done = 0;
  return {
    n: parts.length,
    names: (k) => parts[k]!.names,
    table: (k, name) => {
      done += 1;
      if (hundredths(done) > hundredths(done - 1)) tell(done, total);
      return parts[k]!.table(name);
    },
  };
}

/** Tells how far a step is, from the parts that are there. */
function teller(
  step: string,
  jobs: readonly Job[],
  missing: readonly number[],
  tell: (event: Progressing) => void,
): (parts: readonly Part[]) => void {
  const of = jobs.find(({ does }) => does)?.does?.of;
  const sum = (which: readonly number[]) => which.reduce((n, k) => n + (jobs[k]!.does?.n ?? 0), 0);
  const all = jobs.map((_, k) => k);
  const kept = all.filter((k) => !missing.includes(k));
  return (parts) => {
    const done = all.filter((k) => parts[k]);
    const jobsDone = { done: done.length, total: all.length, kept: kept.length };
    const counted =
      of === undefined ? {} : { counted: { of, done: sum(done), total: sum(all), kept: sum(kept) } };
    tell({ kind: "progress", step, ...jobsDone, ...counted });
  };
}

const allTables = async (entry: Entry | undefined): Promise<Tables> => {
  const tables: Record<string, Table> = {};
  for (const name of entry?.tableNames ?? []) tables[name] = await entry!.table(name);
  return tables;
};

function recordOf(kind: Step, step: PlannedStep, tables: Tables): Plain {
  const shown: Shown = {
    figures: kind.figures(step.spec, tables).map(({ name, caption, shows, figure }) => ({
      name,
      caption,
      shows,
      svg: renderFigure(figure, { theme: "page" }),
    })),
    methods: kind.methods(step.spec),
    assumptions: kind.assumptions(step.spec, tables),
    tables: Object.entries(tables).map(([name, table]) => previewTable(name, table)),
  };
  return JSON.parse(JSON.stringify({ kind: step.kind, spec: step.spec, shown })) as Plain;
}

// The record was written by `recordOf`, and the store has checked that it is whole.
const shownOf = (entry: Entry): Shown => (entry.record as unknown as { shown: Shown }).shown;

async function judgeAll(plan: Plan, finished: ReadonlyMap<string, FinishedStep>): Promise<ClaimResult[]> {
  const tables = new Map<string, Table>();
  for (const claim of plan.claims) {
    const ref = cellRefOf(claim);
    const entry = ref && finished.get(ref.step)?.entry;
    if (ref && entry?.tableNames.includes(ref.table)) {
      tables.set(`${ref.step}.${ref.table}`, await entry.table(ref.table));
    }
  }
  return plan.claims.map((claim) => judgeClaim(claim, (step, table) => tables.get(`${step}.${table}`)));
}
