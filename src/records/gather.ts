import type { BoundSystem, Model, System } from "../model/index.ts";
import { type InputCourse, inputCourse } from "./covariates.ts";
import { type Brought, broughtBy, repeatedFrom } from "./doses.ts";
import {
  type Flows,
  flow,
  type Question,
  type Repeated,
  type SteadyState,
  steadyState,
} from "./steady-state.ts";
import { isLater, ranks, type Timeline, timeline } from "./timeline.ts";
import type { Conventions, DoseRecord, RecordedSubject } from "./types.ts";

/** What a subject's records are read with. */
export interface Setting {
  readonly model: Model;
  readonly system: System;
  readonly conventions: Conventions;
  readonly relativeTolerance: number;
  readonly absoluteTolerance: Float64Array;
  readonly maxSteps: number;
}

/** A steady state that was solved: at which time, and how far a further period moves it, relatively. */
export interface SteadyNote {
  readonly timeH: number;
  readonly residual: number;
}

/** Everything that happens to a subject. */
export interface Gathered {
  readonly timeline: Timeline;
  readonly inputs: InputCourse;
  readonly steady: readonly SteadyNote[];
  /** Why the records cannot be followed; empty when they can. */
  readonly problem: string;
}

/** Work on one subject. */
interface Work extends Setting {
  readonly line: Timeline;
  readonly steady: SteadyNote[];
}

/** A dose as its record sees the model. */
interface Given {
  readonly dose: DoseRecord;
  /** The number of its record. */
  readonly record: number;
  readonly brought: Brought;
  readonly question: Question;
}

/** Why a subject cannot be simulated. */
class Unfollowable extends Error {}

/** Gathers what happens to a subject from its records, additional and late doses included. */
export function gather(subject: RecordedSubject, setting: Setting): Gathered {
  const work: Work = { ...setting, line: timeline(), steady: [] };
  const inputs = inputCourse(subject);
  const done = { timeline: work.line, inputs, steady: work.steady };
  try {
    for (const record of inOrder(subject, setting.conventions)) take(work, subject, inputs, record);
    return { ...done, problem: "" };
  } catch (problem) {
    if (!(problem instanceof Unfollowable)) throw problem;
    return { ...done, problem: problem.message };
  }
}

/** The numbers of the records in the order in which they happen. */
function inOrder({ records }: RecordedSubject, { sameTime }: Conventions): readonly number[] {
  const numbers = records.map((_, k) => k);
  if (sameTime === "as written") return numbers;
  const second = sameTime === "doses first" ? "observation" : "dose";
  const late = (k: number) => ((records[k]!.kind === "observation") === (second === "observation") ? 1 : 0);
  return numbers.sort((a, b) => records[a]!.timeH - records[b]!.timeH || late(a) - late(b) || a - b);
}

function take(work: Work, subject: RecordedSubject, inputs: InputCourse, record: number): void {
  const { line, system } = work;
  const one = subject.records[record]!;
  const { timeH } = one;
  const put = (what: Parameters<typeof line.put>[0]["what"]) =>
    line.put({ timeH, rank: ranks.written, order: line.items.length, what });
  switch (one.kind) {
    case "observation":
      put({ kind: "read", record });
      return;
    case "reset":
      reset(work, timeH, system.bind(inputs.at(record)));
      return;
    case "switch":
      if (!one.on) line.stop(timeH, one.state);
      put({ kind: "switch", state: one.state, on: one.on });
      put({ kind: "read", record });
      return;
    case "replace":
      put({ kind: "set", states: only(work.model, one.state, one.value) });
      return;
    case "multiply":
      put({ kind: "multiply", state: one.state, value: one.value });
      return;
    case "dose": {
      const bound = system.bind(inputs.at(record));
      if (one.reset) reset(work, timeH, bound);
      giveDose(work, one, record, inputs.at(record), bound);
    }
  }
}

const only = ({ states }: Model, state: number, value: number): Float64Array =>
  Float64Array.from(states, (_, k) => (k === state ? value : Number.NaN));

function reset({ line, conventions }: Work, timeH: number, bound: BoundSystem): void {
  const order = line.items.length;
  line.cut(timeH, conventions.pending === "cancelled");
  line.put({ timeH, rank: ranks.written, order, what: { kind: "all on" } });
  line.put({ timeH, rank: ranks.written, order, what: { kind: "set", states: bound.initial() } });
}

function giveDose(
  work: Work,
  dose: DoseRecord,
  record: number,
  inputs: Float64Array,
  bound: BoundSystem,
): void {
  const brought = broughtBy(dose, bound);
  if (typeof brought === "string") throw new Unfollowable(brought);
  if (!(brought.lagH >= 0)) throw new Unfollowable(`the model gives a lag of ${brought.lagH} h to a dose`);
  const { model, relativeTolerance, absoluteTolerance, maxSteps } = work;
  const enters = dose.timeH + brought.lagH;
  const originH = bound.autonomous || dose.everyH === 0 ? 0 : enters % dose.everyH;
  const question = { model, inputs, originH, relativeTolerance, absoluteTolerance, maxSteps };
  const given: Given = { dose, record, brought, question };
  if (dose.steadyState === "no") {
    for (let k = 0; k <= dose.additional; k++) enter(work, given, enters + k * dose.everyH);
  } else if (dose.amount === 0) constantInfusion(work, given);
  else regimenForEver(work, given);
}

/** One dose enters at a time. */
function enter({ line, conventions }: Work, { dose, record, brought }: Given, timeH: number): void {
  const later = conventions.laterDoses === "first" ? ranks.laterFirst : ranks.laterLast;
  const rank = isLater(timeH, dose.timeH) ? later : ranks.written;
  if (brought.amounts.length > 0) {
    line.put({ timeH, rank, order: line.items.length, what: { kind: "add", flows: brought.amounts } });
  }
  infuse(line, brought.rates, timeH, timeH + brought.durationH, record);
}

function infuse(line: Timeline, flows: Flows, fromH: number, toH: number, record: number): void {
  if (flows.length > 0 && toH > fromH) line.infuse({ fromH, toH, flows, record });
}

/** Long enough for most to settle; what has not is found by Newton's method all the same. */
const settlingH = 1000;

/** The steady state of an infusion that never began and ends with its record. */
function constantInfusion(work: Work, given: Given): void {
  const { rates } = given.brought;
  const repeated: Repeated = { everyH: settlingH, amounts: [], rates, durationH: settlingH };
  setSteady(work, given, solved(work, given, repeated).states);
}

/** Lags that differ from whole intervals by less than this part of one are whole intervals. */
const sameInterval = 1e-9;

/**
 * A dose whose like was given every II for ever, and enters a lag later than its record. At the record the states are
 * those that stand (−lag) mod II after such a dose; what of the earlier doses still runs or is still to enter follows.
 */
function regimenForEver(work: Work, given: Given): void {
  const { dose, record, brought } = given;
  const { timeH, everyH, additional } = dose;
  const repeated = repeatedFrom(brought, everyH);
  const { states: before, complete } = solved(work, given, repeated);
  const enters = timeH + brought.lagH;
  const ago = Math.ceil(brought.lagH / everyH - sameInterval);
  if (ago > 1 && work.conventions.longLag === "followed back") {
    followBack(work, given, before);
    for (let k = 0; k <= additional; k++) enter(work, given, enters + k * everyH);
    return;
  }
  const sinceH = ago * everyH - brought.lagH;
  const phaseH = sinceH > sameInterval * everyH ? sinceH : 0;
  const [states] = phaseH > 0 ? flow(given.question, repeated, [complete], phaseH) : [before];
  setSteady(work, given, keeping(states!, before));
  const first = phaseH > 0 ? 0 : 1;
  const last = timeH - phaseH;
  for (let k = first; last - k * everyH + brought.durationH > timeH; k++) {
    infuse(work.line, brought.rates, timeH, last - k * everyH + brought.durationH, record);
  }
  for (let k = 1 - first; k <= ago + additional; k++) enter(work, given, last + k * everyH);
}

/** The states from which an infusion that runs since the record leads to the steady state when the dose enters. */
function followBack(work: Work, given: Given, before: Float64Array): void {
  const { dose, record, brought, question } = given;
  const backH = brought.lagH - dose.everyH;
  const nRunning = Math.ceil(brought.durationH / dose.everyH - 1e-12);
  const rates = brought.rates.map(({ state, value }) => ({ state, value: value * nRunning }));
  const found = steadyState(question, { everyH: backH, amounts: [], rates, durationH: backH }, before);
  if (!found.found) throw new Unfollowable(found.advice);
  setSteady(work, given, keeping(found.states, before));
  for (let k = 0; k < nRunning; k++) {
    const toH = dose.timeH + backH + brought.durationH - k * dose.everyH;
    infuse(work.line, brought.rates, dose.timeH, toH, record);
  }
}

/** The steady state just before a dose, or the reason why there is none. */
function solved(work: Work, { dose, question }: Given, repeated: Repeated): SteadyState {
  const found = steadyState(question, repeated);
  if (!found.found) throw new Unfollowable(found.advice);
  work.steady.push({ timeH: dose.timeH, residual: found.residual });
  return found;
}

/** States without a fixed point keep what they have. */
const keeping = (states: Float64Array, fixed: Float64Array): Float64Array =>
  states.map((value, k) => (Number.isNaN(fixed[k]!) ? Number.NaN : value));

function setSteady(work: Work, given: Given, states: Float64Array): void {
  const { line, conventions } = work;
  const { dose } = given;
  const put = (what: Parameters<typeof line.put>[0]["what"]) =>
    line.put({ timeH: dose.timeH, rank: ranks.written, order: line.items.length, what });
  if (dose.steadyState === "replaces") {
    line.cut(dose.timeH, conventions.pending === "cancelled");
    put({ kind: "set", states });
    return;
  }
  const rest = undosed(work, given);
  const flows = [...states].flatMap((value, state) =>
    Number.isNaN(value) ? [] : [{ state, value: value - rest[state]! }],
  );
  put({ kind: "add", flows });
}

/** What stands without doses, so that a steady state that is added does not bring it twice. */
function undosed({ system, model }: Work, { question }: Given): Float64Array {
  const n = model.states.length;
  const rest = new Float64Array(n);
  const slope = new Float64Array(n);
  system.bind(question.inputs).derivative(question.originH, rest, slope);
  if (slope.every((value) => value === 0)) return rest;
  const found = steadyState(question, { everyH: settlingH, amounts: [], rates: [], durationH: 0 });
  if (!found.found) throw new Unfollowable(found.advice);
  return found.states.map((value) => (Number.isNaN(value) ? 0 : value));
}
