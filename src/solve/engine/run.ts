import type { Model } from "../../model/index.ts";
import { oneLane, twoLanes } from "../../wasm/index.ts";
import type { Method } from "../method.ts";
import type { Course, DoseEvent, Firing, Solution } from "../types.ts";
import { type Built, buildExponential, buildModule, mostWrittenOut } from "./build.ts";
import { firedBytes, mostFirings, recordKinds, statuses, subjectFormat } from "./formats.ts";
import { bytesOfPlan, type Given, type Plan, planFor, writePlan } from "./plan.ts";

/** One of many subjects. Arrays that subjects share are passed once. */
export interface BatchSubject {
  /** Parameters, then covariates, in base units. */
  readonly inputs: Float64Array;
  readonly doses: readonly DoseEvent[];
  /** What happens in place of doses, and when outputs are read. */
  readonly course?: Course;
  /** Multiplies the amounts of the doses; 1 without it. */
  readonly doseFactor?: number;
  /** Per state, in base units. */
  readonly absoluteTolerance: Float64Array;
}

/** What subjects have in common while a module runs them. */
export interface Common {
  readonly timesH: Float64Array;
  readonly relativeTolerance: number;
  readonly maxSteps: number;
}

/** How a subject ended in a module: no words yet. */
export interface Raw {
  readonly status: Solution["status"];
  readonly reachedH: number;
  /** The state that was not finite, counted from 0. */
  readonly state: number;
  readonly nSteps: number;
  /** How often the method changed, of two that take turns. */
  readonly nSwitches: number;
  readonly outputs: Float64Array;
  /** Of models with events: what happened, and the reason why one of them ended the subject. */
  readonly fired?: readonly Firing[];
  readonly stopped?: string;
}

/** A module at work. */
export interface Running {
  readonly run: (subjects: readonly BatchSubject[], common: Common) => Raw[];
  /** The size of its memory. */
  readonly bytes: () => number;
}

/**
 * Subjects in one call. Compilers replace a function only between calls, so that one call for all would stay with
 * their first, slower code.
 */
const perCall = 32;

const probe = () => {
  const code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0];
  return Uint8Array.from([...code, 10, 10, 1, 8, 0, 0x41, 0, 0xfd, 15, 0xfd, 98, 11]);
};

/** The lanes that this place can run: two, one, or none without WebAssembly. */
export function lanesHere() {
  if (typeof WebAssembly === "undefined") return undefined;
  return WebAssembly.validate(probe()) ? twoLanes : oneLane;
}

/** Starts the module of a model and a method. @throws RangeError for an operation that has no WebAssembly form. */
export const start = (
  model: Model,
  method: Method,
  lanes = lanesHere() ?? oneLane,
  written = mostWrittenOut,
): Running => started(model, buildModule(model, method, lanes, written));

/** Starts the module of a model that has an exponential; tolerances and steps do not matter to it. */
export const startExponential = (model: Model): Running => started(model, buildExponential(model));

function started(model: Model, built: Built): Running {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(built.bytes));
  const memory = exports.memory as WebAssembly.Memory;
  const run = exports.run as (first: number, after: number) => void;
  return {
    bytes: () => memory.buffer.byteLength,
    run(subjects, common) {
      const plans = new Map<Given, Plan>();
      const found: Raw[] = [];
      for (let from = 0; from < subjects.length; from += perCall) {
        const chunk = subjects.slice(from, from + perCall);
        for (const given of chunk.map(givenTo))
          if (!plans.has(given)) plans.set(given, planFor(given, common.timesH));
        found.push(...runChunk({ model, built, memory, run }, chunk, common, plans));
      }
      return found;
    },
  };
}

const givenTo = ({ doses, course }: BatchSubject): Given => course ?? doses;

/** Bytes for the firings of one subject. */
const roomFor = ({ equations: { events } }: Model): number =>
  events.length > 0 ? mostFirings * firedBytes : 0;

interface Machine {
  readonly model: Model;
  readonly built: Built;
  readonly memory: WebAssembly.Memory;
  readonly run: (first: number, after: number) => void;
}

function runChunk(
  { model, built, memory, run }: Machine,
  chunk: readonly BatchSubject[],
  { relativeTolerance, maxSteps }: Common,
  plans: ReadonlyMap<Given, Plan>,
): Raw[] {
  const places = placesFor(built, chunk, model.outputs.length, plans, roomFor(model));
  grow(memory, places.end);
  const [view, numbers] = [new DataView(memory.buffer), new Float64Array(memory.buffer)];
  view.setInt32(built.maxStepsAt, maxSteps, true);
  for (let lane = 0; lane < built.width; lane++) numbers[built.relativeAt / 8 + lane] = relativeTolerance;
  for (const [array, at] of places.arrays) numbers.set(array, at / 8);
  const placeOf = ({ kind, target }: Plan["records"][number]) => {
    if (typeof target !== "number") return places.arrays.get(target)!;
    return kind < recordKinds.add ? target : 8 * built.width * target;
  };
  for (const [given, at] of places.plans) writePlan(plans.get(given)!, view, at, placeOf);
  chunk.forEach((subject, k) => {
    const { inputs, absoluteTolerance, doseFactor } = subject;
    const at = places.subjects + k * subjectFormat.bytes;
    view.setInt32(at + subjectFormat.inputs, places.arrays.get(inputs)!, true);
    view.setInt32(at + subjectFormat.tolerance, places.arrays.get(absoluteTolerance)!, true);
    view.setInt32(at + subjectFormat.plan, places.plans.get(givenTo(subject))!, true);
    view.setInt32(at + subjectFormat.outputs, places.outputs[k]!, true);
    view.setInt32(at + subjectFormat.fired, places.fired + k * mostFirings * firedBytes, true);
    view.setFloat64(at + subjectFormat.doseFactor, doseFactor ?? 1, true);
  });
  numbers.fill(Number.NaN, places.outputs[0]! / 8, places.outputs.at(-1)! / 8);
  run(places.subjects, places.subjects + chunk.length * subjectFormat.bytes);
  return chunk.map((_, k) => {
    const at = places.subjects + k * subjectFormat.bytes;
    return {
      status: statuses[view.getInt32(at + subjectFormat.status, true)]!,
      reachedH: view.getFloat64(at + subjectFormat.reached, true),
      state: view.getInt32(at + subjectFormat.state, true) / (8 * built.width),
      nSteps: view.getInt32(at + subjectFormat.steps, true),
      nSwitches: view.getInt32(at + subjectFormat.switches, true),
      outputs: numbers.slice(places.outputs[k]! / 8, places.outputs[k + 1]! / 8),
      ...happened(model, view, at),
    };
  });
}

/** What a module notes of events. */
function happened(
  { equations: { events } }: Model,
  view: DataView,
  at: number,
): Pick<Raw, "fired" | "stopped"> {
  if (events.length === 0) return {};
  const first = view.getInt32(at + subjectFormat.fired, true);
  const n = (view.getInt32(at + subjectFormat.firedEnd, true) - first) / firedBytes;
  const fired = Array.from({ length: n }, (_, k) => ({
    event: events[view.getInt32(first + k * firedBytes + 8, true)]!.name,
    timeH: view.getFloat64(first + k * firedBytes, true),
  }));
  const stopped = events[view.getInt32(at + subjectFormat.stopped, true) - 1]?.stop;
  return { fired, ...(stopped === undefined ? {} : { stopped }) };
}

/** Where in memory everything of a call stands. */
interface Places {
  readonly subjects: number;
  readonly arrays: ReadonlyMap<Float64Array, number>;
  readonly plans: ReadonlyMap<Given, number>;
  /** Of each subject, and the end of the last. */
  readonly outputs: readonly number[];
  /** Firings of events, of each subject as many as there is room for. */
  readonly fired: number;
  readonly end: number;
}

function placesFor(
  { freeAt }: Built,
  chunk: readonly BatchSubject[],
  nOutputs: number,
  plans: ReadonlyMap<Given, Plan>,
  room: number,
): Places {
  let next = freeAt;
  const take = (bytes: number) => {
    const at = next;
    next += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const subjects = take(chunk.length * subjectFormat.bytes);
  const arrays = new Map<Float64Array, number>();
  const planPlaces = new Map<Given, number>();
  const keep = (array: Float64Array) => arrays.has(array) || arrays.set(array, take(8 * array.length));
  for (const subject of chunk) {
    const given = givenTo(subject);
    keep(subject.inputs);
    keep(subject.absoluteTolerance);
    if (planPlaces.has(given)) continue;
    planPlaces.set(given, take(bytesOfPlan(plans.get(given)!)));
    for (const { target } of plans.get(given)!.records) if (typeof target !== "number") keep(target);
  }
  let end = take(0);
  const outputs = [end];
  for (const subject of chunk) {
    end += 8 * nOutputs * plans.get(givenTo(subject))!.timesH.length;
    outputs.push(end);
  }
  const fired = Math.ceil(end / 16) * 16;
  return { subjects, arrays, plans: planPlaces, outputs, fired, end: fired + room * chunk.length };
}

const page = 65536;

function grow(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / page);
  if (missing > 0) memory.grow(missing);
}
