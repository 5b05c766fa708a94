import {
  call,
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
import { afterRefusal, fastest, safety, slowest, smallestPart } from "../control.ts";
import {
  type Desk,
  deskFor,
  finite,
  forLane,
  nowhere,
  overLane,
  rowsNow,
  type Settings,
  writeRow,
} from "./desk.ts";
import { orCut, type Watching, watchEvents } from "./events.ts";
import { statuses } from "./formats.ts";
import type { Stepping } from "./stepping.ts";
import type { System } from "./system.ts";

const { add, subtract, multiply, divide, constant } = f64;

/** A desk whose lanes make steps. */
interface Stepped extends Desk {
  readonly stepping: Stepping;
}

/**
 * The loop over subjects: function (address of the first, address after the last). Every lane has its own subject,
 * time and step; a lane that is done takes the next subject, so that no lane waits for another.
 */
export function controlFunctions(system: System, stepping: Stepping): Settings {
  const desk: Stepped = { ...deskFor(system), stepping };
  defineBegin(desk);
  defineNextStep(desk);
  const { events } = desk;
  const watching = events && watchEvents({ ...desk, events }, stepping);
  return {
    run: runFunction(desk, watching),
    maxStepsAt: desk.maxSteps.at,
    relativeAt: system.memory.relative.at,
  };
}

function runFunction(desk: Stepped, watching: Watching | undefined): number {
  const { system, stepping, active, cursor, end } = desk;
  const { module, lanes } = system;
  const all = Array.from({ length: lanes.width }, (_, k) => i32.constant(8 * k));
  const [rows, factor, control] = [rowsFunction(desk), factorFunction(desk), controlFunction(desk)];
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
          call(factor),
          ...(watching ? all.map((lane) => call(watching.watch, lane)) : []),
          ...all.map((lane) => call(rows, lane)),
          ...(watching ? all.map((lane) => call(watching.cut, lane)) : []),
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

/** Function (lane): the rows within an accepted step; of two at its end, the first only. */
function rowsFunction(desk: Stepped): number {
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
        end.set(orCut(desk, lane, stepEnd(desk, lane))),
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

/** begin (lane): the first step size after a start or a stop, as `firstStep` in control.ts of the interpreter has it. */
function defineBegin(desk: Stepped): void {
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
function locate(desk: Stepped, lane: Emit, found: Local): Emit {
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

/** Function (): after an attempt, by what the step size would change in every lane; see control.ts beside. */
function factorFunction({ system, stepping, factor }: Stepped): number {
  const { memory, math, module, lanes } = system;
  const { load, store, multiply: times, constant: all } = lanes;
  const square = lanes.larger(lanes.divide(load(memory.sum.at), all(system.nStates)), all(1e-20));
  const power = times(all(-0.5 / stepping.order), call(math.log, square));
  return module.add([], [], () => store(factor.at, times(all(safety), call(math.exp, power))));
}

/** What events do where an accepted step was cut, or reached a stop before what happens there. */
function happening(desk: Stepped, lane: Emit): Emit[] {
  const { events, stop, system } = desk;
  if (!events) return [];
  const isBefore = f64.less(system.memory.t.get(lane), stop.get(lane));
  const onFromCut = inTurn(rowsNow(desk, lane, false), call(desk.begin, lane), leave);
  return [
    when(
      i32.or(events.hasCut.get(lane), desk.isLast.get(lane)),
      inTurn(when(call(events.settle, lane), leave), when(isBefore, onFromCut)),
    ),
  ];
}

/** Function (lane): after an attempt, accepts it or not, and sets the next step. */
function controlFunction(desk: Stepped): number {
  const { system, active, steps, size, isLast } = desk;
  const { memory, module } = system;
  return module.add(
    ["i32"],
    [],
    forLane((code, lane) => {
      const ratio = local(code, "f64");
      const bad = local(code, "i32");
      const bounded = (high: number) =>
        f64.max(constant(slowest), f64.min(constant(high), desk.factor.get(lane)));
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
        memory.t.set(lane, orCut(desk, lane, stepEnd(desk, lane))),
        size.set(lane, multiply(memory.h.get(lane), bounded(fastest))),
        ...happening(desk, lane),
        when(isLast.get(lane), inTurn(call(desk.arrive, lane), leave)),
      );
      const refuse = inTurn(
        size.set(
          lane,
          multiply(memory.h.get(lane), select(bounded(afterRefusal), constant(slowest), finite(ratio.get))),
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
