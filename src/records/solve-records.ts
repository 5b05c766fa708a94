import { compile, type Model } from "../model/index.ts";
import { type Problem, type Solution, solveBatch } from "../solve/index.ts";
import { type Assembled, assemble } from "./assemble.ts";
import { type Gathered, gather, type SteadyNote } from "./gather.ts";
import { type Conventions, type RecordedSubject, usualConventions } from "./types.ts";

/** Recorded subjects of one model to simulate. */
export interface RecordBatch {
  readonly model: Model;
  readonly subjects: readonly RecordedSubject[];
  readonly relativeTolerance: number;
  /** Per state, in base units. */
  readonly absoluteTolerance: Float64Array;
  readonly method: Problem["method"];
  readonly maxSteps: number;
  /** Where programs differ; the usual ones without it. */
  readonly conventions?: Partial<Conventions>;
}

/** What a model says of a recorded subject. */
export interface RecordedSolution {
  /** `no-steady-state`: the records ask for one that was not found, or for something that the model does not say. */
  readonly status: Solution["status"] | "not-followed";
  readonly reachedH: number;
  readonly advice: string;
  /** Records × outputs, row by row, in base units; not a number where a record reads nothing. */
  readonly outputs: Float64Array;
  /** Steady states that were solved. */
  readonly steadyStates: readonly SteadyNote[];
}

/**
 * What a model says at every observation of recorded subjects. Additional doses, lags, modelled rates and steady states
 * are worked out beforehand, subject by subject; the engine then integrates from change to change. What a subject gives
 * does not depend on the others.
 */
export function solveRecords(batch: RecordBatch): RecordedSolution[] {
  const { model, subjects, relativeTolerance, absoluteTolerance, maxSteps } = batch;
  const system = compile(model);
  const conventions = { ...usualConventions, ...batch.conventions };
  const setting = { model, system, conventions, relativeTolerance, absoluteTolerance, maxSteps };
  const prepared = subjects.map((subject) => {
    const gathered = gather(subject, setting);
    return { gathered, assembled: gathered.problem ? undefined : assemble(subject, gathered, model, system) };
  });
  const solutions = solveEach(
    batch,
    prepared.flatMap(({ assembled }) => assembled ?? []),
  );
  return prepared.map(({ gathered, assembled }, k) => {
    const nRows = subjects[k]!.records.length;
    const nOutputs = model.outputs.length;
    return assembled
      ? asRecorded(solutions.get(assembled)!, assembled, gathered, nOutputs)
      : notFollowed(gathered, nRows * nOutputs);
  });
}

/** Solves subjects, those that share a variant of the model together. */
function solveEach(batch: RecordBatch, assembled: readonly Assembled[]): ReadonlyMap<Assembled, Solution> {
  const { relativeTolerance, absoluteTolerance, method, maxSteps } = batch;
  const variants = new Set(assembled.map(({ variant }) => variant));
  const found = new Map<Assembled, Solution>();
  for (const variant of variants) {
    const mine = assembled.filter((one) => one.variant === variant);
    const subjects = mine.map(({ inputs, course }) => ({ inputs, course, doses: [], absoluteTolerance }));
    const timesH = new Float64Array(0);
    const solutions = solveBatch({
      model: variant.model,
      subjects,
      timesH,
      relativeTolerance,
      method,
      maxSteps,
    });
    mine.forEach((one, k) => {
      found.set(one, solutions[k]!);
    });
  }
  return found;
}

function asRecorded(
  { status, reachedH, advice, outputs }: Solution,
  { rowOf }: Assembled,
  { steady }: Gathered,
  nOutputs: number,
): RecordedSolution {
  const read = new Float64Array(rowOf.length * nOutputs).fill(Number.NaN);
  rowOf.forEach((row, record) => {
    if (row >= 0) read.set(outputs.subarray(row * nOutputs, (row + 1) * nOutputs), record * nOutputs);
  });
  return { status, reachedH, advice, outputs: read, steadyStates: steady };
}

const notFollowed = ({ problem, steady }: Gathered, n: number): RecordedSolution => ({
  ...{ status: "not-followed", reachedH: 0, advice: problem, steadyStates: steady },
  outputs: new Float64Array(n).fill(Number.NaN),
});
