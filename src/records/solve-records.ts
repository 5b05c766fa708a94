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
  /** Of a subject, per state, in base units. */
  readonly absoluteTolerance: (subject: RecordedSubject) => Float64Array;
  readonly method: Problem["method"];
  readonly maxSteps: number;
  /** Where programs differ; the usual ones without it. */
  readonly conventions?: Partial<Conventions>;
}

/** What a model says of a recorded subject. */
export interface RecordedSolution {
  /** `not-followed`: a steady state was not found, or the records leave to the model what it does not say. */
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
  const { model, subjects, relativeTolerance, maxSteps } = batch;
  const system = compile(model);
  const conventions = { ...usualConventions, ...batch.conventions };
  const setting = { model, system, conventions, relativeTolerance, maxSteps };
  const prepared = subjects.map((subject): Prepared => {
    const absoluteTolerance = batch.absoluteTolerance(subject);
    const gathered = gather(subject, { ...setting, absoluteTolerance });
    if (gathered.problem) return { gathered, absoluteTolerance };
    return { gathered, absoluteTolerance, assembled: assemble(subject, gathered, model, system) };
  });
  const solutions = solveEach(batch, prepared);
  return prepared.map((one, k) => {
    const solution = solutions.get(one);
    const nOutputs = model.outputs.length;
    return solution && one.assembled
      ? asRecorded(solution, one.assembled, one.gathered, nOutputs)
      : notFollowed(one.gathered, subjects[k]!.records.length * nOutputs);
  });
}

/** A subject before it is solved; without `assembled` it cannot be followed. */
interface Prepared {
  readonly gathered: Gathered;
  readonly absoluteTolerance: Float64Array;
  readonly assembled?: Assembled;
}

/** Solves subjects, those that share a variant of the model together. */
function solveEach(batch: RecordBatch, prepared: readonly Prepared[]): ReadonlyMap<Prepared, Solution> {
  const { relativeTolerance, method, maxSteps } = batch;
  const found = new Map<Prepared, Solution>();
  for (const variant of new Set(prepared.flatMap(({ assembled }) => assembled?.variant ?? []))) {
    const mine = prepared.flatMap((one) =>
      one.assembled?.variant === variant ? [{ one, assembled: one.assembled }] : [],
    );
    const subjects = mine.map(({ one: { absoluteTolerance }, assembled: { inputs, course } }) => ({
      ...{ inputs, course, absoluteTolerance, doses: [] },
    }));
    const settings = { relativeTolerance, method, maxSteps, timesH: new Float64Array(0) };
    const solutions = solveBatch({ model: variant.model, subjects, ...settings });
    mine.forEach(({ one }, k) => {
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

/** Absolute tolerance as a share of the relative tolerance times the largest that one record brings into the model. */
const absoluteShare = 1e-6;

/** Absolute tolerances by what a subject is given: for {@link RecordBatch}. */
export function tolerancesFor(model: Model, tolerance: number): RecordBatch["absoluteTolerance"] {
  const system = compile(model);
  return ({ inputs, records }) => {
    const bound = system.bind(inputs);
    const brought = records.map((record) => {
      if (record.kind !== "dose") return 0;
      const amount = record.amount || (record.speed.kind === "rate" ? record.speed.perH : 0);
      return amount * bound.doseShares(record.port).reduce((sum, share) => sum + Math.abs(share), 0);
    });
    const absolute = tolerance * absoluteShare * (Math.max(0, ...brought) || 1);
    return new Float64Array(model.states.length).fill(absolute);
  };
}
