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
  select,
  when,
} from "../../wasm/index.ts";
import { planFormat, recordFormat, recordKinds, statuses, subjectFormat } from "./formats.ts";
import type { Cell, Row } from "./layout.ts";
import type { Stepping } from "./stepping.ts";
import { bindFunction, fixedOf, outputsFunction, type System, seenStates } from "./system.ts";

/** What a lane knows of its subject and where it stands. */
interface Desk {
  readonly system: System;
  readonly stepping: Stepping;
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
  readonly logBefore: Cell;
  readonly slope: Row;
  /** Of all lanes: the address of the next subject, that after the last, and the number of steps allowed. */
  readonly cursor: Cell;
  readonly end: Cell;
  readonly maxSteps: Cell;
  /** Numbers of functions that call each other; all but `bind` and `outputs` take a lane. */
  readonly load: number;
  readonly arrive: number;
  readonly begin: number;
  readonly nextStep: number;
  readonly fail: number;
  readonly bind: number;
  readonly outputs: number;
}

/** Addresses that a caller fills before it runs. */
export interface Settings {
  readonly run: number;
  readonly maxStepsAt: number;
  readonly relativeAt: number;
}

const nowhere = i32.constant(0);
const { add, subtract, multiply, divide, constant } = f64;

/**
 * The loop over subjects: function (address of the first, address after the last). Every lane has its own subject,
 * time and step; a lane that is done takes the next subject, so that no lane waits for another.
 */
export function controlFunctions(system: System, stepping: Stepping): Settings {
  const { room } = system.memory;
  const { module } = system;
  const [number, integer] = [room.number, room.integer];
  const perLane = () => module.declare(["i32"]);
  const desk: Desk = {
    ...{ system, stepping, slope: room.row(system.memory.nPadded) },
    ...{ active: integer(), subject: integer(), steps: integer(), isLast: integer() },
    ...{ timeAt: integer(), outputAt: integer(), recordAt: integer() },
    ...{ last: number(), stop: number(), size: number(), logBefore: number() },
    ...{ cursor: integer(), end: integer(), maxSteps: integer() },
    ...{ load: perLane(), arrive: perLane(), begin: perLane(), nextStep: perLane() },
    fail: module.declare(["i32", "i32", "i32"]),
    bind: bindFunction(system),
    outputs: outputsFunction(system),
  };
  defineLoad(desk);
  defineArrive(desk);
  defineBegin(desk);
  defineNextStep(desk);
  defineFail(desk);
  return {
    run: runFunction(desk),
    maxStepsAt: desk.maxSteps.at,
    relativeAt: system.memory.relative.at,
  };
}

/** A body whose first parameter is a lane. */
const forLane =
  (body: (code: Code, lane: Emit, ...more: Emit[]) => Emit) =>
  (code: Code, ...parameters: Local[]): Emit => {
    const [lane, ...more] = parameters.map(({ get }) => get);
    return body(code, lane!, ...more);
  };

/** Over the states of one lane: `body` gets the byte offset in a row and the address to add to the start of a row. */
function overLane({ system }: Desk, lane: Emit, body: (offset: Emit, place: Emit) => Emit): Emit {
  const step = 8 * system.lanes.width;
  return count(system.nStates * step, step, (offset) => body(offset, i32.add(offset, lane)));
}

function runFunction(desk: Desk): number {
  const { system, stepping, active, cursor, end } = desk;
  const { module, lanes } = system;
  const all = Array.from({ length: lanes.width }, (_, k) => i32.constant(8 * k));
  const [rows, control] = [rowsFunction(desk), controlFunction(desk)];
  const busy = all.map((lane) => active.get(lane)).reduce((a, b) => i32.or(a, b));
  return module.add(["i32", "i32"], [], (_code, first, after) =>
    inTurn(
      cursor.set(nowhere, first!.get),
      end.set(nowhere, after!.get),
      ...all.map((lane) => call(desk.load, lane)),
      repeatWhile(
        busy,
        inTurn(
          call(stepping.attempt),
          ...all.map((lane) => call(rows, lane)),
          call(stepping.commit),
          ...all.map((lane) => call(control, lane)),
        ),
      ),
    ),
  );
}

const accepted = ({ system }: Desk, lane: Emit): Emit =>
  f64.atMost(system.memory.sum.get(lane), constant(system.nStates));

const stepEnd = ({ system: { memory }, isLast, stop }: Desk, lane: Emit): Emit =>
  select(stop.get(lane), add(memory.t.get(lane), memory.h.get(lane)), isLast.get(lane));

/** Writes the seen states' outputs and goes on to the next row. */
function writeRow({ system, timeAt, outputAt, outputs }: Desk, lane: Emit): Emit {
  const bytes = 8 * system.lowered.roots.outputs.length;
  return inTurn(
    call(outputs, lane, outputAt.get(lane)),
    outputAt.set(lane, i32.add(outputAt.get(lane), i32.constant(bytes))),
    timeAt.set(lane, i32.add(timeAt.get(lane), i32.constant(8))),
  );
}

/** Function (lane): the rows within an accepted step; of two at its end, the first only. */
function rowsFunction(desk: Desk): number {
  const { system, stepping, timeAt, active } = desk;
  const { memory, module } = system;
  return module.add(
    ["i32"],
    [],
    forLane((code, lane) => {
      const [end, time] = [local(code, "f64"), local(code, "f64")];
      const before = f64.load(0, i32.add(timeAt.get(lane), i32.constant(-8)));
      const second = i32.and(f64.equal(time.get, end.get), f64.equal(before, end.get));
      const theta = divide(subtract(time.get, memory.t.get(lane)), memory.h.get(lane));
      return inTurn(
        when(i32.not(i32.and(active.get(lane), accepted(desk, lane))), leave),
        end.set(stepEnd(desk, lane)),
        repeatWhile(
          f64.atMost(time.tee(f64.load(0, timeAt.get(lane))), end.get),
          inTurn(
            when(second, leave),
            call(stepping.within, lane, f64.min(constant(1), theta)),
            memory.seenTime.set(lane, time.get),
            writeRow(desk, lane),
          ),
        ),
      );
    }),
  );
}

/** Writes rows while the next time is that of the lane: from the states as they are now. */
function rowsNow(desk: Desk, lane: Emit, once: boolean): Emit {
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
      const one = inTurn(
        value.set(multiply(f64.load(recordFormat.value, record.get), factor)),
        when(
          isRate,
          inTurn(changed.set(i32.constant(1)), setRate(desk, lane, record.get, value.get)),
          give(desk, lane, record.get, value.get),
        ),
        record.set(i32.add(record.get, i32.constant(recordFormat.bytes))),
      );
      return inTurn(
        record.set(recordAt.get(lane)),
        repeatWhile(f64.atMost(recordTime, memory.t.get(lane)), one),
        recordAt.set(lane, record.get),
        when(changed.get, addRates(desk, lane)),
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
        f64.store(subjectFormat.reached, system.memory.t.get(lane), subject.get(lane)),
        call(desk.load, lane),
      ),
    ),
  );
}

/** Whether a number is finite. */
const finite = (x: Emit): Emit => f64.less(f64.abs(x), constant(Number.POSITIVE_INFINITY));

/** begin (lane): the first step size after a start or a stop, as `firstStep` in control.ts of the interpreter has it. */
function defineBegin(desk: Desk): void {
  const { system, stepping, slope, stop, size, begin } = desk;
  const { memory, scalarMath } = system;
  const n = constant(system.nStates);
  const status = i32.constant(statuses.indexOf("not-finite"));
  system.module.define(
    begin,
    forLane((code, lane) => {
      const number = () => local(code, "f64");
      const [sizeSum, speedSum, scale, part, speed, small, longest, guess] = Array.from(
        { length: 8 },
        number,
      );
      const bad = local(code, "i32");
      const y = (place: Emit) => f64.load(memory.y.at, place);
      const square = (value: Emit) => (body: Parameters<Emit>[0]) =>
        multiply(part!.tee(value), part!.get)(body);
      const scaleAt = (place: Emit) =>
        add(f64.load(memory.tolerance.at, place), multiply(memory.relative.get(lane), f64.abs(y(place))));
      const mean = (sum: Emit) => f64.sqrt(divide(sum, n));
      const first = overLane(desk, lane, (offset, place) => {
        const value = f64.load(stepping.slope.at, place);
        const sound = finite(add(f64.abs(y(place)), f64.abs(value)));
        return inTurn(
          when(i32.not(sound), bad.set(i32.add(offset, i32.constant(1)))),
          f64.store(slope.at, value, place),
          scale!.set(scaleAt(place)),
          sizeSum!.set(add(sizeSum!.get, square(divide(y(place), scale!.get)))),
          speedSum!.set(add(speedSum!.get, square(divide(value, scale!.get)))),
        );
      });
      const nudge = overLane(desk, lane, (_, place) =>
        f64.store(memory.next.at, add(y(place), multiply(small!.get, f64.load(slope.at, place))), place),
      );
      const second = overLane(desk, lane, (_, place) => {
        const change = subtract(f64.load(stepping.slope.at, place), f64.load(slope.at, place));
        return sizeSum!.set(add(sizeSum!.get, square(divide(change, scaleAt(place)))));
      });
      const slow = i32.or(
        f64.less(scale!.tee(mean(sizeSum!.get)), constant(1e-5)),
        f64.less(speed!.get, constant(1e-5)),
      );
      const larger = part!.tee(f64.max(speed!.get, divide(mean(sizeSum!.get), small!.get)));
      const byOrder = call(
        scalarMath.exp,
        multiply(call(scalarMath.log, divide(constant(0.01), part!.get)), constant(1 / stepping.order)),
      );
      const still = f64.max(constant(1e-6), multiply(small!.get, constant(1e-3)));
      return inTurn(
        overLane(desk, lane, (_, place) => f64.store(memory.next.at, y(place), place)),
        memory.stageTime.set(lane, memory.t.get(lane)),
        call(stepping.evaluate),
        call(stepping.begin, lane),
        first,
        when(bad.get, inTurn(call(desk.fail, lane, status, i32.add(bad.get, i32.constant(-1))), leave)),
        longest!.set(subtract(stop.get(lane), memory.t.get(lane))),
        speed!.set(mean(speedSum!.get)),
        small!.set(
          f64.min(
            longest!.get,
            chosen(slow, constant(1e-6), divide(multiply(constant(0.01), scale!.get), speed!.get)),
          ),
        ),
        nudge,
        memory.stageTime.set(lane, add(memory.t.get(lane), small!.get)),
        call(stepping.evaluate),
        sizeSum!.set(constant(0)),
        second,
        guess!.set(chosen(f64.atMost(larger, constant(1e-15)), still, byOrder)),
        size.set(
          lane,
          select(
            f64.min(f64.min(multiply(constant(100), small!.get), guess!.get), longest!.get),
            small!.get,
            finite(guess!.get),
          ),
        ),
        desk.logBefore.set(lane, constant(0)),
        call(desk.nextStep, lane),
      );
    }),
  );
}

/** One of two values; the condition is computed first, so that values may use what it keeps. */
const chosen =
  (condition: Emit, yes: Emit, no: Emit): Emit =>
  (code) => {
    const place = local(code, "i32");
    place.set(condition)(code);
    select(yes, no, place.get)(code);
  };

/** nextStep (lane): the length of the next step, so that the last one ends at the stop. */
function defineNextStep(desk: Desk): void {
  const { system, stop, size, isLast, steps } = desk;
  const { memory } = system;
  const status = i32.constant(statuses.indexOf("too-many-steps"));
  system.module.define(
    desk.nextStep,
    forLane((code, lane) => {
      const left = local(code, "f64");
      const reaches = f64.atLeast(size.get(lane), multiply(left.get, constant(1 - 1e-10)));
      const shorter = f64.min(size.get(lane), multiply(left.get, constant(0.5)));
      return inTurn(
        when(
          i32.atLeast(steps.get(lane), desk.maxSteps.get(nowhere)),
          inTurn(call(desk.fail, lane, status, i32.constant(0)), leave),
        ),
        left.set(subtract(stop.get(lane), memory.t.get(lane))),
        isLast.set(lane, reaches),
        memory.h.set(lane, select(left.get, shorter, isLast.get(lane))),
      );
    }),
  );
}

/** The state that is not finite after an attempt, as 1 + its byte offset, else 0. */
function locate(desk: Desk, lane: Emit, found: Local): Emit {
  const { stepping, system } = desk;
  return overLane(desk, lane, (offset, place) => {
    const size = add(
      f64.abs(f64.load(system.memory.next.at, place)),
      f64.abs(f64.load(stepping.error.at, place)),
    );
    return when(
      i32.and(i32.not(found.get), i32.not(finite(size))),
      found.set(i32.add(offset, i32.constant(1))),
    );
  });
}

/** Function (lane): after an attempt, the next step size by proportional–integral control; see control.ts beside. */
function controlFunction(desk: Desk): number {
  const { system, stepping, active, steps, size, logBefore, isLast } = desk;
  const { memory, scalarMath, module } = system;
  const { order } = stepping;
  const smallestPart = 8 * Number.EPSILON;
  return module.add(
    ["i32"],
    [],
    forLane((code, lane) => {
      const [ratio, ln] = [local(code, "f64"), local(code, "f64")];
      const bad = local(code, "i32");
      const bounded = (factor: Emit, low: number, high: number) =>
        f64.max(constant(low), f64.min(constant(high), factor));
      const grown = multiply(
        constant(0.9),
        call(
          scalarMath.exp,
          add(
            multiply(constant(-0.7 / order), ln.get),
            multiply(constant(0.4 / order), f64.max(logBefore.get(lane), constant(Math.log(1e-4)))),
          ),
        ),
      );
      const shrunk = multiply(
        constant(0.9),
        call(scalarMath.exp, multiply(constant(-0.5 / order), call(scalarMath.log, ratio.get))),
      );
      const smallest = multiply(constant(smallestPart), f64.max(f64.abs(memory.t.get(lane)), constant(1e-3)));
      const tooSmall = inTurn(
        when(i32.not(finite(ratio.get)), locate(desk, lane, bad)),
        call(
          desk.fail,
          lane,
          select(
            i32.constant(statuses.indexOf("not-finite")),
            i32.constant(statuses.indexOf("step-too-small")),
            bad.get,
          ),
          i32.add(bad.get, i32.constant(-1)),
        ),
        leave,
      );
      const accept = inTurn(
        memory.t.set(lane, stepEnd(desk, lane)),
        ln.set(multiply(constant(0.5), call(scalarMath.log, f64.max(ratio.get, constant(1e-20))))),
        size.set(lane, multiply(memory.h.get(lane), bounded(grown, 0.2, 6))),
        logBefore.set(lane, ln.get),
        when(isLast.get(lane), inTurn(call(desk.arrive, lane), leave)),
      );
      const refuse = inTurn(
        size.set(
          lane,
          multiply(memory.h.get(lane), select(bounded(shrunk, 0.2, 0.9), constant(0.2), finite(ratio.get))),
        ),
        when(f64.less(size.get(lane), smallest), tooSmall),
      );
      return inTurn(
        when(i32.not(active.get(lane)), leave),
        steps.set(lane, i32.add(steps.get(lane), i32.constant(1))),
        ratio.set(divide(memory.sum.get(lane), constant(system.nStates))),
        when(f64.atMost(ratio.get, constant(1)), accept, refuse),
        call(desk.nextStep, lane),
      );
    }),
  );
}
