import {
  type Code,
  call,
  count,
  type Emit,
  f64,
  i32,
  inTurn,
  type Local,
  leave,
  local,
  repeatWhile,
  when,
} from "../../wasm/index.ts";
import { planFormat, recordFormat, recordKinds, statuses, subjectFormat } from "./formats.ts";
import type { Cell, Row } from "./layout.ts";
import { bindFunction, fixedOf, outputsFunction, type System, seenStates } from "./system.ts";

/** What a lane knows of its subject and where it stands. */
export interface Desk {
  readonly system: System;
  readonly active: Cell;
  readonly subject: Cell;
  /** Addresses of the next time, the next output and the next record. */
  readonly timeAt: Cell;
  readonly outputAt: Cell;
  readonly recordAt: Cell;
  readonly steps: Cell;
  readonly isLast: Cell;
  readonly last: Cell;
  /** Where the integration pauses next: a record, or the last time. */
  readonly stop: Cell;
  readonly size: Cell;
  /** By what the step size would change after the last attempt, before bounds. */
  readonly factor: Cell;
  readonly slope: Row;
  /** Whether inputs changed since the last begin. */
  readonly rebound: Cell;
  /** Of all lanes: the address of the next subject, that after the last, and the number of steps allowed. */
  readonly cursor: Cell;
  readonly end: Cell;
  readonly maxSteps: Cell;
  /** Numbers of functions that call each other; all but `bind` and `outputs` take a lane. */
  readonly load: number;
  readonly arrive: number;
  /** Takes the address of a record besides. */
  readonly alter: number;
  readonly begin: number;
  readonly nextStep: number;
  readonly fail: number;
  readonly bind: number;
  readonly outputs: number;
  /** Of models that have events. */
  readonly events?: EventDesk;
}

/** What a lane knows of the events of its subject; rows have one number per event. */
export interface EventDesk {
  readonly gaps: Row;
  /** Whether conditions hold, held when they were looked at before, and have become true in a step: 1 or 0. */
  readonly holds: Row;
  readonly held: Row;
  readonly rising: Row;
  /** When each happened last, and how often in quick succession. */
  readonly last: Row;
  readonly again: Row;
  /** Whether the step that was accepted ends early, and when. */
  readonly hasCut: Cell;
  readonly cut: Cell;
  readonly stopped: Cell;
  /** Where the next firing is written. */
  readonly firedAt: Cell;
  /** Functions (lane); `settle` gives 1 when the subject has come to its end. */
  readonly look: number;
  readonly settle: number;
}

function eventDesk({ lowered, memory, module }: System): EventDesk {
  const { room } = memory;
  const row = () => room.row(lowered.roots.events.length);
  return {
    ...{ gaps: row(), holds: row(), held: row(), rising: row(), last: row(), again: row() },
    ...{ hasCut: room.integer(), cut: room.number(), stopped: room.integer(), firedAt: room.integer() },
    look: module.declare(["i32"]),
    settle: module.declare(["i32"], ["i32"]),
  };
}

/** Addresses that a caller fills before it runs. */
export interface Settings {
  readonly run: number;
  readonly maxStepsAt: number;
  readonly relativeAt: number;
}

export const nowhere = i32.constant(0);
const { add, multiply, constant } = f64;

/** The desk of a module, with the functions that do not depend on how steps are made. */
export function deskFor(system: System): Desk {
  const { room } = system.memory;
  const { module } = system;
  const [number, integer] = [room.number, room.integer];
  const perLane = () => module.declare(["i32"]);
  const desk: Desk = {
    ...{ system, slope: room.row(system.memory.nPadded) },
    ...{ active: integer(), subject: integer(), steps: integer(), isLast: integer() },
    ...{ timeAt: integer(), outputAt: integer(), recordAt: integer() },
    ...{ rebound: integer(), last: number(), stop: number(), size: number(), factor: number() },
    ...{ cursor: integer(), end: integer(), maxSteps: integer() },
    ...{ load: perLane(), arrive: perLane(), begin: perLane(), nextStep: perLane() },
    alter: module.declare(["i32", "i32"]),
    fail: module.declare(["i32", "i32", "i32"]),
    bind: bindFunction(system),
    outputs: outputsFunction(system),
    ...(system.lowered.roots.events.length > 0 ? { events: eventDesk(system) } : {}),
  };
  defineLoad(desk);
  defineArrive(desk);
  defineAlter(desk);
  defineFail(desk);
  return desk;
}

/** A body whose first parameter is a lane. */
export const forLane =
  (body: (code: Code, lane: Emit, ...more: Emit[]) => Emit) =>
  (code: Code, ...parameters: Local[]): Emit => {
    const [lane, ...more] = parameters.map(({ get }) => get);
    return body(code, lane!, ...more);
  };

/** Over the states of one lane: `body` gets the byte offset in a row and the address to add to the start of a row. */
export function overLane({ system }: Desk, lane: Emit, body: (offset: Emit, place: Emit) => Emit): Emit {
  const step = 8 * system.lanes.width;
  return count(system.nStates * step, step, (offset) => body(offset, i32.add(offset, lane)));
}

/** Writes the seen states' outputs and goes on to the next row. */
export function writeRow({ system, timeAt, outputAt, outputs }: Desk, lane: Emit): Emit {
  const bytes = 8 * system.lowered.roots.outputs.length;
  return inTurn(
    call(outputs, lane, outputAt.get(lane)),
    outputAt.set(lane, i32.add(outputAt.get(lane), i32.constant(bytes))),
    timeAt.set(lane, i32.add(timeAt.get(lane), i32.constant(8))),
  );
}

/** Writes rows while the next time is that of the lane: from the states as they are now. */
export function rowsNow(desk: Desk, lane: Emit, once: boolean): Emit {
  const { system, timeAt } = desk;
  const { memory, lowered } = system;
  const due = f64.equal(f64.load(0, timeAt.get(lane)), memory.t.get(lane));
  const write = inTurn(
    ...seenStates(lowered).map((k) =>
      f64.store(memory.seen.place(k), f64.load(memory.y.place(k), lane), lane),
    ),
    memory.seenTime.set(lane, memory.t.get(lane)),
    writeRow(desk, lane),
  );
  return once ? when(due, write) : repeatWhile(due, write);
}

/** alter (lane, record): what is done state by state, to the inputs, or read in between. */
function defineAlter(desk: Desk): void {
  const { system, alter } = desk;
  const { y, rates } = system.memory;
  system.module.define(
    alter,
    forLane((_code, lane, record) => {
      const target = i32.load(recordFormat.port, record!);
      const place = i32.add(target, lane);
      const value = f64.load(recordFormat.value, record!);
      const now = f64.load(y.at, place);
      const done: Readonly<Record<Exclude<keyof typeof recordKinds, "give" | "rate">, Emit>> = {
        add: f64.store(y.at, add(now, value), place),
        set: f64.store(y.at, value, place),
        multiply: f64.store(y.at, multiply(now, value), place),
        flow: f64.store(rates.at, value, place),
        inputs: inTurn(call(desk.bind, lane, target), desk.rebound.set(lane, i32.constant(1))),
        read: rowsNow(desk, lane, true),
      };
      return inTurn(
        ...Object.entries(done).map(([kind, act]) =>
          when(kindIs(record!, recordKinds[kind as keyof typeof done]), act),
        ),
      );
    }),
  );
}

const kindIs = (record: Emit, kind: number): Emit =>
  i32.equal(i32.load(recordFormat.kind, record), i32.constant(kind));

/** load (lane): takes the next subject, if there is one, to its start. */
function defineLoad(desk: Desk): void {
  const { system, cursor, end, active, subject, load } = desk;
  const { memory, lowered, lanes } = system;
  system.module.define(
    load,
    forLane((code, lane) => {
      const [me, plan] = [local(code, "i32"), local(code, "i32")];
      const of = (field: number, base: Local) => i32.load(field, base.get);
      const width = i32.constant(lanes.width);
      const zero = overLane(desk, lane, (offset, place) =>
        inTurn(
          f64.store(memory.y.at, constant(0), place),
          f64.store(memory.rates.at, constant(0), place),
          f64.store(
            memory.tolerance.at,
            f64.load(0, i32.add(of(subjectFormat.tolerance, me), i32.divide(offset, width))),
            place,
          ),
        ),
      );
      return inTurn(
        active.set(lane, i32.constant(0)),
        when(i32.atLeast(cursor.get(nowhere), end.get(nowhere)), leave),
        me.set(cursor.get(nowhere)),
        cursor.set(nowhere, i32.add(me.get, i32.constant(subjectFormat.bytes))),
        plan.set(of(subjectFormat.plan, me)),
        subject.set(lane, me.get),
        active.set(lane, i32.constant(1)),
        desk.timeAt.set(lane, of(planFormat.times, plan)),
        desk.recordAt.set(lane, of(planFormat.records, plan)),
        desk.last.set(lane, f64.load(planFormat.last, plan.get)),
        desk.outputAt.set(lane, of(subjectFormat.outputs, me)),
        desk.steps.set(lane, i32.constant(0)),
        memory.t.set(lane, constant(0)),
        memory.nSwitches.set(lane, i32.constant(0)),
        call(desk.bind, lane, of(subjectFormat.inputs, me)),
        zero,
        ...padding(desk, lane),
        ...lowered.roots.shares.map((_, port) => f64.store(memory.portRates.place(port), constant(0), lane)),
        ...lowered.roots.initial.flatMap((node, k) =>
          node === lowered.graph.zero
            ? []
            : [f64.store(memory.y.place(k), fixedOf(system, node, lane), lane)],
        ),
        rowsNow(desk, lane, true),
        ...(desk.events ? [call(desk.events.look, lane)] : []),
        call(desk.arrive, lane),
      );
    }),
  );
}

/** What is tolerated in padded states, whose error is 0. */
const padding = ({ system: { memory, nStates } }: Desk, lane: Emit): Emit[] =>
  memory.nPadded > nStates ? [f64.store(memory.tolerance.place(nStates), constant(1), lane)] : [];

/** arrive (lane): at the start or a stop. Applies what is due, writes the rows after it, and goes on. */
function defineArrive(desk: Desk): void {
  const { system, recordAt, arrive, last, stop, subject } = desk;
  const { memory } = system;
  system.module.define(
    arrive,
    forLane((code, lane) => {
      const [record, changed, value] = [local(code, "i32"), local(code, "i32"), local(code, "f64")];
      const recordTime = f64.load(recordFormat.time, record.get);
      const isRate = i32.equal(i32.load(recordFormat.kind, record.get), i32.constant(recordKinds.rate));
      const factor = f64.load(subjectFormat.doseFactor, subject.get(lane));
      const isGiven = i32.less(i32.load(recordFormat.kind, record.get), i32.constant(recordKinds.add));
      const enter = inTurn(
        value.set(multiply(f64.load(recordFormat.value, record.get), factor)),
        when(
          isRate,
          inTurn(changed.set(i32.constant(1)), setRate(desk, lane, record.get, value.get)),
          give(desk, lane, record.get, value.get),
        ),
      );
      const one = inTurn(
        when(isGiven, enter, call(desk.alter, lane, record.get)),
        record.set(i32.add(record.get, i32.constant(recordFormat.bytes))),
      );
      return inTurn(
        record.set(recordAt.get(lane)),
        repeatWhile(f64.atMost(recordTime, memory.t.get(lane)), one),
        recordAt.set(lane, record.get),
        when(changed.get, addRates(desk, lane)),
        ...(desk.events ? [when(call(desk.events.settle, lane), leave)] : []),
        rowsNow(desk, lane, false),
        when(
          f64.atLeast(memory.t.get(lane), last.get(lane)),
          inTurn(call(desk.fail, lane, i32.constant(statuses.indexOf("ok")), i32.constant(0)), leave),
        ),
        stop.set(lane, f64.min(recordTime, last.get(lane))),
        call(desk.begin, lane),
      );
    }),
  );
}

const portIs = (record: Emit, port: number): Emit =>
  i32.equal(i32.load(recordFormat.port, record), i32.constant(port));

function give({ system }: Desk, lane: Emit, record: Emit, value: Emit): Emit {
  const { memory, lowered } = system;
  const into = (port: number) =>
    system.ports[port]!.map((state, j) => {
      const share = fixedOf(system, lowered.roots.shares[port]![j]!, lane);
      const y = f64.load(memory.y.place(state), lane);
      return f64.store(memory.y.place(state), add(y, multiply(value, share)), lane);
    });
  return inTurn(...system.ports.map((_, port) => when(portIs(record, port), inTurn(...into(port)))));
}

function setRate({ system }: Desk, lane: Emit, record: Emit, value: Emit): Emit {
  const { portRates } = system.memory;
  return inTurn(
    ...system.ports.map((_, port) =>
      when(portIs(record, port), f64.store(portRates.place(port), value, lane)),
    ),
  );
}

/** The rates of states from those of ports. */
function addRates({ system }: Desk, lane: Emit): Emit {
  const { memory, lowered } = system;
  return inTurn(
    ...[...system.dosed].map((state) => {
      const parts = system.ports.flatMap((states, port) =>
        states.flatMap((of, j) => {
          if (of !== state) return [];
          const share = fixedOf(system, lowered.roots.shares[port]![j]!, lane);
          return [multiply(f64.load(memory.portRates.place(port), lane), share)];
        }),
      );
      return f64.store(
        memory.rates.place(state),
        parts.reduce((a, b) => add(a, b)),
        lane,
      );
    }),
  );
}

/** fail (lane, status, place of a state): notes how the subject ended, well or not, and takes the next. */
function defineFail(desk: Desk): void {
  const { system, subject, steps } = desk;
  system.module.define(
    desk.fail,
    forLane((_code, lane, status, state) =>
      inTurn(
        i32.store(subjectFormat.status, status!, subject.get(lane)),
        i32.store(subjectFormat.state, state!, subject.get(lane)),
        i32.store(subjectFormat.steps, steps.get(lane), subject.get(lane)),
        i32.store(subjectFormat.switches, system.memory.nSwitches.get(lane), subject.get(lane)),
        f64.store(subjectFormat.reached, system.memory.t.get(lane), subject.get(lane)),
        ...(desk.events
          ? [
              i32.store(subjectFormat.firedEnd, desk.events.firedAt.get(lane), subject.get(lane)),
              i32.store(subjectFormat.stopped, desk.events.stopped.get(lane), subject.get(lane)),
            ]
          : []),
        call(desk.load, lane),
      ),
    ),
  );
}

/** Whether a number is finite. */
export const finite = (x: Emit): Emit => f64.less(f64.abs(x), constant(Number.POSITIVE_INFINITY));
