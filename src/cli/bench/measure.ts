import { type Batch, methods, type Solution, solveBatch } from "../../solve/index.ts";
import { type Errors, errorsOf } from "./errors.ts";
import type { Trial } from "./trial.ts";

/** What a method does at a tolerance. */
export interface Measured {
  readonly method: string;
  readonly tolerance: number;
  /** Fewer than the trial has, where it takes long. */
  readonly nSubjects: number;
  readonly usPerSubject: number;
  /** Mean number of steps of a subject, those that were tried again included. */
  readonly nSteps: number;
  readonly worst: number;
  readonly rms: number;
  /** "ok", or why there are no numbers. */
  readonly status: string;
}

/** The solution that errors are measured against, and how much it is to be trusted. */
export interface Reference {
  readonly solutions: readonly Solution[];
  readonly method: string;
  /** The method that it is compared with, and how far apart they are. */
  readonly beside: string;
  readonly apart: Errors;
}

/** Microseconds of processor time that this process has used. */
export type Clock = () => number;

type MethodName = Batch["method"];

/** Relative tolerance of the reference. */
export const referenceTolerance = 1e-11;

/** Every method once, by one of the names that it goes by, and the choice that is made without a name. */
export function everyMethod(): readonly { readonly key: MethodName; readonly name: string }[] {
  const names = new Map(Object.entries(methods).map(([key, { name }]) => [name, key as MethodName]));
  return [...[...names].map(([name, key]) => ({ key, name })), { key: "automatic", name: "automatic" }];
}

const solveWith = (trial: Trial, method: MethodName, tolerance: number, most = Number.POSITIVE_INFINITY) => {
  const batch = trial.batch(tolerance);
  return solveBatch({ ...batch, method, subjects: batch.subjects.slice(0, most) });
};

const isWhole = (solutions: readonly Solution[]): boolean => solutions.every(({ status }) => status === "ok");

/**
 * A reference at a tolerance of 1e-11, and beside it another method at the same tolerance, or where no other gets
 * there, the same method at 1e-10. Undefined when no method gets there.
 */
export function referenceOf(trial: Trial): Reference | undefined {
  // A stiff method gets everywhere; the others follow.
  const candidates = everyMethod()
    .filter(({ key }) => key !== "automatic")
    .map((one) => ({ ...one, first: isStiff(one.key) }))
    .sort((a, b) => Number(b.first) - Number(a.first));
  const nOutputs = trial.model.outputs.length;
  let found: { readonly solutions: readonly Solution[]; readonly name: string; key: MethodName } | undefined;
  for (const { key, name } of candidates) {
    if (!isWhole(solveWith(trial, key, referenceTolerance, 1))) continue;
    const solutions = solveWith(trial, key, referenceTolerance);
    if (!isWhole(solutions)) continue;
    if (found) {
      const apart = errorsOf(solutions, found.solutions, nOutputs);
      return {
        solutions: found.solutions,
        method: found.name,
        beside: `${name} at ${text(referenceTolerance)}`,
        apart,
      };
    }
    found = { solutions, name, key };
  }
  if (!found) return undefined;
  const looser = solveWith(trial, found.key, 10 * referenceTolerance);
  const apart = errorsOf(looser, found.solutions, nOutputs);
  return { solutions: found.solutions, method: found.name, beside: `itself at ${text(1e-10)}`, apart };
}

const isStiff = (key: MethodName): boolean =>
  key !== "automatic" && methods[key].kind !== "explicit" && methods[key].order >= 5;

const text = (tolerance: number): string => tolerance.toExponential(0);

/** Microseconds of one measurement, about; where one subject takes longer, fewer are measured. */
const patienceUs = 1.5e6;

/** Time, steps and errors of one method at one tolerance. */
export function measure(
  trial: Trial,
  { key, name }: { readonly key: MethodName; readonly name: string },
  tolerance: number,
  reference: Reference,
  clock: Clock,
): Measured {
  const begin = clock();
  const [first] = solveWith(trial, key, tolerance, 1);
  const once = clock() - begin;
  const nothing = { usPerSubject: Number.NaN, nSteps: Number.NaN, worst: Number.NaN, rms: Number.NaN };
  if (first!.status !== "ok")
    return { method: name, tolerance, nSubjects: 1, ...nothing, status: first!.status };
  const n = Math.max(1, Math.min(trial.nSubjects, Math.floor(patienceUs / once)));
  const batch = trial.batch(tolerance);
  const part = { ...batch, method: key, subjects: batch.subjects.slice(0, n) };
  const solutions = solveBatch(part);
  if (!isWhole(solutions)) {
    const { status } = solutions.find((solution) => solution.status !== "ok")!;
    return { method: name, tolerance, nSubjects: n, ...nothing, status };
  }
  return {
    ...{ method: name, tolerance, nSubjects: n, status: "ok" },
    usPerSubject: medianUs(() => solveBatch(part), clock) / n,
    nSteps: solutions.reduce((sum, { nSteps }) => sum + nSteps, 0) / n,
    ...errorsOf(solutions, reference.solutions, trial.model.outputs.length),
  };
}

/** Quick work is repeated this long, because compilers replace slow code by fast only after some runs. */
const warmUs = 1e5;

/** The median over runs: at least three, and as many as there is time for. */
function medianUs(work: () => void, clock: Clock): number {
  const times: number[] = [];
  const start = clock();
  const spent = () => clock() - start;
  while (times.length < 3 || spent() < warmUs || (times.length < 9 && spent() < patienceUs)) {
    const begin = clock();
    work();
    times.push(clock() - begin);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
