import { type Lu, luFactor, luSolve } from "../math/index.ts";
import { lower, type Model, showingStates } from "../model/index.ts";
import { type Happening, solveBatch } from "../solve/index.ts";
import { anderson, type Found } from "./anderson.ts";

/** What is given again and again: amounts at once, and rates over a time, state by state. */
export interface Repeated {
  readonly everyH: number;
  readonly amounts: Flows;
  readonly rates: Flows;
  /** How long the rates run; may be longer than the interval. */
  readonly durationH: number;
}

/** Amounts, or amounts per hour, by state. */
export type Flows = readonly { readonly state: number; readonly value: number }[];

/** A map of states to look for a fixed point of, and how exactly. */
export interface Question {
  readonly model: Model;
  readonly inputs: Float64Array;
  /** When the period begins, for models that change with time: less than the interval. */
  readonly originH: number;
  readonly relativeTolerance: number;
  readonly absoluteTolerance: Float64Array;
  readonly maxSteps: number;
}

/** The states in which a period ends as it began, or why none was found. */
export interface SteadyState {
  /** Not a number where a state has none and keeps the value it has: it only counts, or nothing changes it. */
  readonly states: Float64Array;
  /** The same with initial values in place of what has none. */
  readonly complete: Float64Array;
  /** Largest |x(after a period) − x| relative to max(|x|, tolerance). */
  readonly residual: number;
  readonly found: boolean;
  readonly advice: string;
}

const mostRounds = 40;
/** Periods that are tried before Newton's method begins, for models that are not linear. */
const mostPeriods = 40;
/** Levels that grow beyond this many times those after one dose grow without end. */
const mostGrowth = 1e5;
/** Part of a state by which it is moved to see what follows. */
const nudge = 1e-4;
/**
 * ε where the model is not linear, and where the equations have no single solution without it: a step then keeps every sum
 * of states that a period keeps.
 */
const shift = 1e-5;
/** Pivots smaller than this part of the largest mean that something is kept. */
const smallestPivot = 1e-10;

/**
 * The states just before a dose that is given every `everyH` for ever: x = P(x), P the solution after one period with
 * its dose. Models that are not linear try Anderson's acceleration first, which is enough where a period forgets most; what
 * it leaves, and linear models, take Newton's method, ((1 + ε)I − P′) applied to the step, with P′ from one period for each state, kept while steps
 * shrink tenfold; ε = 0 and one step for a linear model. With `target`, x with P(x) = target: the states some time before.
 */
export function steadyState(question: Question, repeated: Repeated, target?: Float64Array): SteadyState {
  const { model } = question;
  const start = initialOf(question);
  const free = freeStates(model);
  const held = start.map((value, k) => (free.includes(k) ? 0 : value));
  const period = (columns: readonly Float64Array[]) => flow(question, repeated, columns, repeated.everyH);
  const linear = isLinear(model);
  const brought = linear ? sizeOf(repeated) : 0;
  const tolerance = 10 * toleranceOf(question);
  let x: Float64Array = linear ? held : start;
  const [first] = period([x]);
  const grown = (y: Float64Array) => largestOf(y) > mostGrowth * (largestOf(first!) || 1);
  if (!linear && !target) {
    const waited = contracted(question, period, next(x, held, free), free, tolerance);
    if (waited.found && !grown(waited.x))
      return { ...waited, states: onlyFree(waited.x, free), complete: waited.x, advice: "" };
    x = waited.x;
  }
  let lu: Lu | undefined;
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds; round++) {
    const moved = lu ? [] : nudged(x, free, question, brought);
    const [after, ...columns] = period([x, ...moved.map(({ states }) => states)]);
    if (!after || ![after, ...columns].every((one) => one.every(Number.isFinite))) return failed(x, broken);
    lu ??= factors(moved, columns, after, free, target ? "map" : linear ? "linear" : "shifted");
    const goal = target ?? x;
    const sign = target ? 1 : -1;
    const residual = free.map((state) => sign * (goal[state]! - after[state]!));
    const step = luSolve(lu, residual);
    if (!step.every(Number.isFinite)) return failed(x, noSteadyState);
    const scales = free.map((state) => scaleOf(question, state, x[state]!, after[state]!));
    const largest = (of: ArrayLike<number>) =>
      scales.reduce((most, s, k) => Math.max(most, Math.abs(of[k]!) / s), 0);
    const size = largest(step);
    x = stepped(x, step, after, free, linear || target !== undefined);
    const done = size <= tolerance || (linear && size >= before && size <= 1e3 * tolerance);
    if (done && !target && grown(x)) return failed(x, noSteadyState);
    if (done) {
      return { states: onlyFree(x, free), complete: x, residual: largest(residual), found: true, advice: "" };
    }
    if (!linear && !(size < 0.1 * before)) lu = undefined;
    before = size;
  }
  return failed(x, noSteadyState);
}

const largestOf = (x: Float64Array): number => x.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

const onlyFree = (x: Float64Array, free: readonly number[]): Float64Array =>
  x.map((value, k) => (free.includes(k) ? value : Number.NaN));

/** Lets doses follow one another, accelerated, from the states at the start: enough where a period forgets most. */
function contracted(
  question: Question,
  period: (columns: readonly Float64Array[]) => Float64Array[],
  start: Float64Array,
  free: readonly number[],
  tolerance: number,
): Found {
  const map = (x: Float64Array) => {
    const [after] = period([x]);
    return after?.every(Number.isFinite) ? next(after, start, free) : undefined;
  };
  return anderson(start, map, (k, value) => scaleOf(question, k, value), {
    tolerance,
    mostRounds: mostPeriods,
  });
}

const broken = "a period with these doses could not be integrated; look at the model with one dose first";
const noSteadyState =
  "these doses have no steady state that was found: a state may only gather, or elimination may be slower than the doses; write the doses out";

const failed = (states: Float64Array, advice: string): SteadyState => ({
  ...{ states: states.map(() => Number.NaN), complete: states, residual: Number.NaN },
  ...{ found: false, advice },
});

const toleranceOf = ({ relativeTolerance }: Question): number => Math.min(1e-9, relativeTolerance / 10);

/** What a change of a state is compared with: never less than the size below which nothing relative is asked for. */
const scaleOf = (question: Question, state: number, ...values: readonly number[]): number =>
  Math.max(...values.map(Math.abs), smallest(question, state));

const smallest = ({ absoluteTolerance, relativeTolerance }: Question, state: number): number =>
  absoluteTolerance[state]! / relativeTolerance;

/** The amount that a dose brings in all; 1 where there is none. */
const sizeOf = ({ amounts, rates, durationH }: Repeated): number =>
  amounts.reduce((sum, { value }) => sum + Math.abs(value), 0) +
    rates.reduce((sum, { value }) => sum + Math.abs(value) * durationH, 0) || 1;

/** States with a fixed point: others depend on them, and something changes them. */
function freeStates(model: Model): readonly number[] {
  const { graph, roots } = lower(model);
  const read = new Set(roots.cells.map(({ column }) => column));
  const dosed = new Set(model.equations.ports.flatMap((port) => port.map(({ state }) => state)));
  return model.states.flatMap((_, k) =>
    read.has(k) && (roots.derivatives[k] !== graph.zero || dosed.has(k)) ? [k] : [],
  );
}

const isLinear = (model: Model): boolean => {
  const { graph, roots } = lower(model);
  return roots.cells.every(({ node }) => !graph.moves[node]);
};

/** States, those without a fixed point as they began. */
const next = (after: Float64Array, held: Float64Array, free: readonly number[]): Float64Array =>
  held.map((value, k) => (free.includes(k) ? after[k]! : value));

/** x with one state after the other moved: by a whole dose where all is linear, else by a small part. */
function nudged(x: Float64Array, free: readonly number[], question: Question, brought: number) {
  return free.map((state) => {
    const by = brought || nudge * scaleOf(question, state, x[state]!);
    const states = Float64Array.from(x);
    states[state] = states[state]! + by;
    return { states, by };
  });
}

/** P′ for a map that is followed back; I − P′ for a linear model, unless something is kept; else (1 + ε)I − P′. */
function factors(
  moved: readonly { readonly by: number }[],
  columns: readonly Float64Array[],
  after: Float64Array,
  free: readonly number[],
  kind: "map" | "linear" | "shifted",
): Lu {
  const n = free.length;
  const formed = (diagonal: number, sign: 1 | -1) => {
    const cells = new Float64Array(n * n);
    for (let column = 0; column < n; column++) {
      for (let row = 0; row < n; row++) {
        const slope = (columns[column]![free[row]!]! - after[free[row]!]!) / moved[column]!.by;
        cells[row * n + column] = (row === column ? diagonal : 0) + sign * slope;
      }
    }
    return luFactor(cells, n);
  };
  if (kind === "map") return formed(0, 1);
  const plain = kind === "linear" ? formed(1, -1) : undefined;
  return plain && !keepsSomething(plain) ? plain : formed(1 + shift, -1);
}

function keepsSomething({ n, factors: cells, singular }: Lu): boolean {
  const pivots = Array.from({ length: n }, (_, k) => Math.abs(cells[k * n + k]!));
  return singular || Math.min(...pivots) < smallestPivot * Math.max(...pivots);
}

/** x after a step. Where it would turn negative and the period does not, the period's end is taken. */
function stepped(
  x: Float64Array,
  step: ArrayLike<number>,
  after: Float64Array,
  free: readonly number[],
  whole: boolean,
): Float64Array {
  const y = Float64Array.from(x);
  free.forEach((state, k) => {
    const value = x[state]! + step[k]!;
    y[state] = !whole && value < 0 && x[state]! >= 0 && after[state]! >= 0 ? after[state]! : value;
  });
  return y;
}

const initialOf = (question: Question): Float64Array =>
  flow({ ...question, originH: 0 }, undefined, [undefined], 0)[0]!;

/** The states a time after a dose was given to each of some states, at its steady rate. */
export function flow(
  question: Question,
  repeated: Repeated | undefined,
  starts: readonly (Float64Array | undefined)[],
  lengthH: number,
): Float64Array[] {
  const { model, inputs, maxSteps, originH } = question;
  const tolerance = toleranceOf(question);
  const absoluteTolerance = question.absoluteTolerance.map(
    (x) => (x * tolerance) / question.relativeTolerance,
  );
  const timesH = Float64Array.of(originH + lengthH);
  const subjects = starts.map((start) => {
    const set = [...(start ?? [])].map(
      (value, state): Happening => ({ kind: "set", timeH: originH, state, value }),
    );
    const happenings = [...set, ...(repeated ? onePeriod(repeated, originH) : [])];
    return { inputs, doses: [], absoluteTolerance, course: { happenings, timesH } };
  });
  const batch = { model: statesOf(model), subjects, timesH, maxSteps };
  return solveBatch({ ...batch, relativeTolerance: tolerance, method: "automatic" }).map(
    ({ outputs }) => outputs,
  );
}

const showing = new WeakMap<Model, Model>();

function statesOf(model: Model): Model {
  const found = showing.get(model) ?? showingStates(model);
  showing.set(model, found);
  return found;
}

/** What happens in a period whose doses are given for ever: the dose, and the infusions that run, older ones included. */
function onePeriod({ everyH, amounts, rates, durationH }: Repeated, originH: number): Happening[] {
  const whole = Math.floor(durationH / everyH);
  const rest = durationH - whole * everyH;
  const run = (timeH: number, count: number) =>
    rates.map(({ state, value }): Happening => ({ kind: "rate", timeH, state, value: value * count }));
  return [
    ...amounts.map(({ state, value }): Happening => ({ kind: "add", timeH: originH, state, value })),
    ...run(originH, rest > 0 ? whole + 1 : whole),
    ...(rest > 0 ? run(originH + rest, whole) : []),
  ];
}
