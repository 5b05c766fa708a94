import {
  call,
  count,
  type Emit,
  f64,
  i32,
  inTurn,
  leave,
  local,
  oneLane,
  repeatWhile,
  select,
  when,
} from "../../wasm/index.ts";
import { endless, looksPerStep } from "../events.ts";
import { closeness } from "../schedule.ts";
import { type Desk, type EventDesk, forLane, overLane, rowsNow } from "./desk.ts";
import { expressionWriter, type Leaves } from "./expressions.ts";
import { firedBytes, mostFirings, statuses, subjectFormat } from "./formats.ts";
import type { Row } from "./layout.ts";
import type { Stepping } from "./stepping.ts";
import { fixedOf, type System } from "./system.ts";

const { add, subtract, multiply, divide, constant } = f64;

/** A desk of a model that has events. */
type Eventful = Desk & { readonly events: EventDesk };

/** Functions (lane) that a loop over steps calls besides. */
export interface Watching {
  /** After an attempt: notes the moment at which the step must end, if a condition becomes true in it. */
  readonly watch: number;
  /** After the rows: puts the states at that moment in place of those at the end of the step. */
  readonly cut: number;
}

/**
 * Defines how events of a model are found and happen, as `eventWatch` of the flat list has it: in the steps of each
 * lane, and at the moments at which it stands.
 */
export function watchEvents(desk: Eventful, stepping: Stepping): Watching {
  const gaps = gapsFunction(desk);
  const find = findFunction(desk, gaps);
  defineLook(desk, find);
  defineSettle(desk, find);
  const see = seeFunction(desk, stepping, gaps);
  return { watch: watchFunction(desk, see), cut: cutFunction(desk, stepping) };
}

/** The end of the step that was accepted: where it is cut, or its own. */
export const orCut = ({ events }: Desk, lane: Emit, end: Emit): Emit =>
  events ? select(events.cut.get(lane), end, events.hasCut.get(lane)) : end;

/** Over the events of a model: `body` gets the byte offset in a row and the address to add to the start of a row. */
function overEvents({ system }: Desk, lane: Emit, body: (offset: Emit, place: Emit) => Emit): Emit {
  const step = 8 * system.lanes.width;
  return count(system.lowered.roots.events.length * step, step, (offset) =>
    body(offset, i32.add(offset, lane)),
  );
}

const offsetOf = ({ lanes }: System, event: number): Emit => i32.constant(8 * lanes.width * event);

const seenLeaves = (system: System, lane: Emit): Leaves => ({
  state: (slot) => f64.load(system.memory.seen.place(slot), lane),
  time: system.memory.seenTime.get(lane),
  fixed: (node) => fixedOf(system, node, lane),
});

/** Function (lane): gaps of all events at the seen states, and whether the conditions hold, as 1 or 0. */
function gapsFunction({ system, events }: Eventful): number {
  const { module, lowered, scalarMath, strict } = system;
  const roots = lowered.roots.events.map(({ gap }) => gap);
  return module.add(["i32"], [], (_code, lane) => {
    const value = expressionWriter(lowered.graph, oneLane, scalarMath, seenLeaves(system, lane!.get), roots);
    return inTurn(
      ...roots.flatMap((node, k) => {
        const gap = f64.load(events.gaps.place(k), lane!.get);
        const holds = strict[k] ? f64.greater(gap, constant(0)) : f64.atLeast(gap, constant(0));
        return [
          f64.store(events.gaps.place(k), value(node), lane!.get),
          f64.store(events.holds.place(k), f64.fromCondition(holds), lane!.get),
        ];
      }),
    );
  });
}

const at = (row: Row, place: Emit): Emit => f64.load(row.at, place);

/** Whether a condition holds that did not when it was looked at before. */
const isNew = ({ events }: Eventful, place: Emit): Emit =>
  f64.greater(at(events.holds, place), at(events.held, place));

/** What no longer holds is noted, what holds anew is not. */
const forget = (desk: Eventful, lane: Emit): Emit =>
  overEvents(desk, lane, (_, place) =>
    f64.store(desk.events.held.at, f64.min(at(desk.events.held, place), at(desk.events.holds, place)), place),
  );

/** Function (lane) → offset of the first event whose condition has become true at y, else −1. */
function findFunction(desk: Eventful, gaps: number): number {
  const { system } = desk;
  const { memory, module, lowered } = system;
  return module.add(["i32"], ["i32"], (code, lane) => {
    const found = local(code, "i32");
    const place = (event: number) => i32.add(offsetOf(system, event), lane!.get);
    return inTurn(
      overLane(desk, lane!.get, (_, of) => f64.store(memory.seen.at, at(memory.y, of), of)),
      memory.seenTime.set(lane!.get, memory.t.get(lane!.get)),
      call(gaps, lane!.get),
      forget(desk, lane!.get),
      found.set(i32.constant(-1)),
      ...lowered.roots.events
        .map((_, event) => when(isNew(desk, place(event)), found.set(offsetOf(system, event))))
        .reverse(),
      found.get,
    );
  });
}

/** look (lane): notes which conditions hold at y, without anything happening: at the start of a subject. */
function defineLook(desk: Eventful, find: number): void {
  const { events, system, subject } = desk;
  const first = (lane: Emit) => i32.load(subjectFormat.fired, subject.get(lane));
  system.module.define(
    events.look,
    forLane((code, lane) => {
      const unused = local(code, "i32");
      return inTurn(
        unused.set(call(find, lane)),
        overEvents(desk, lane, (_, place) =>
          inTurn(
            f64.store(events.held.at, at(events.holds, place), place),
            f64.store(events.last.at, constant(Number.NEGATIVE_INFINITY), place),
            f64.store(events.again.at, constant(0), place),
          ),
        ),
        events.stopped.set(lane, i32.constant(0)),
        events.firedAt.set(lane, first(lane)),
      );
    }),
  );
}

/** Function (lane): gives states the values that an event sets, from the seen states. */
function applyFunction({ system }: Eventful, event: number): number {
  const { module, lowered, scalarMath, memory } = system;
  const roots = lowered.roots.events[event]!.values;
  return module.add(["i32"], [], (code, lane) => {
    const value = expressionWriter(lowered.graph, oneLane, scalarMath, seenLeaves(system, lane!.get), roots);
    const kept = roots.map(() => local(code, "f64"));
    return inTurn(
      ...roots.map((node, k) => kept[k]!.set(value(node))),
      ...system.sets[event]!.map((state, k) => f64.store(memory.y.place(state), kept[k]!.get, lane!.get)),
    );
  });
}

/** settle (lane) → 1 when the subject has come to its end: lets happen what has become true since the last look. */
function defineSettle(desk: Eventful, find: number): void {
  const { events, system, subject } = desk;
  const { memory, module, lowered, stops } = system;
  const apply = lowered.roots.events.map((_, event) => applyFunction(desk, event));
  module.define(events.settle, (code, lane) => {
    const event = local(code, "i32");
    const place = i32.add(event.get, lane!.get);
    const is = (number: number) => i32.equal(event.get, offsetOf(system, number));
    const t = memory.t.get(lane!.get);
    const finish = (status: (typeof statuses)[number]) =>
      inTurn(
        rowsNow(desk, lane!.get, false),
        call(desk.fail, lane!.get, i32.constant(statuses.indexOf(status)), i32.constant(0)),
        i32.constant(1),
        leave,
      );
    const soon = f64.atMost(
      subtract(t, at(events.last, place)),
      multiply(constant(endless.within), f64.max(t, constant(1e-3))),
    );
    const room = i32.add(
      i32.load(subjectFormat.fired, subject.get(lane!.get)),
      i32.constant(mostFirings * firedBytes),
    );
    const firedAt = events.firedAt.get(lane!.get);
    const one = inTurn(
      when(i32.atLeast(firedAt, room), finish("endless-events")),
      f64.store(0, t, firedAt),
      i32.store(8, i32.divide(event.get, i32.constant(8 * system.lanes.width)), firedAt),
      events.firedAt.set(lane!.get, i32.add(firedAt, i32.constant(firedBytes))),
      f64.store(events.held.at, constant(1), place),
      ...apply.map((number, k) => when(is(k), call(number, lane!.get))),
      ...stops.flatMap((stop, k) =>
        stop ? [when(is(k), inTurn(events.stopped.set(lane!.get, i32.constant(k + 1)), finish("ok")))] : [],
      ),
      f64.store(events.again.at, select(add(at(events.again, place), constant(1)), constant(0), soon), place),
      f64.store(events.last.at, t, place),
      when(f64.atLeast(at(events.again, place), constant(endless.times)), finish("endless-events")),
    );
    return inTurn(
      repeatWhile(i32.atLeast(event.tee(call(find, lane!.get)), i32.constant(0)), one),
      i32.constant(0),
    );
  });
}

const thetaAt = ({ system: { memory } }: Desk, lane: Emit, time: Emit): Emit =>
  f64.min(constant(1), divide(subtract(time, memory.t.get(lane)), memory.h.get(lane)));

/** Function (lane, time): states and gaps at a time within the step that was tried. */
function seeFunction(desk: Eventful, stepping: Stepping, gaps: number): number {
  const { module, memory } = desk.system;
  return module.add(["i32", "f64"], [], (_code, lane, time) =>
    inTurn(
      call(stepping.within, lane!.get, thetaAt(desk, lane!.get, time!.get)),
      memory.seenTime.set(lane!.get, time!.get),
      call(gaps, lane!.get),
    ),
  );
}

/** Function (lane, offset of an event, time before, time after) → the moment between them at which it becomes true. */
function momentFunction({ system, events }: Eventful, see: number): number {
  return system.module.add(["i32", "i32", "f64", "f64"], ["f64"], (code, lane, event, low, high) => {
    const number = () => local(code, "f64");
    const [below, above, tolerance, width, t, gap] = [
      number(),
      number(),
      number(),
      number(),
      number(),
      number(),
    ];
    const [round, moved, bisect] = [local(code, "i32"), local(code, "i32"), local(code, "i32")];
    const place = i32.add(event!.get, lane!.get);
    const span = subtract(high!.get, low!.get);
    const edge = multiply(constant(0.25), tolerance.get);
    const every = i32.equal(i32.and(round.get, i32.constant(3)), i32.constant(0));
    const falsi = add(
      low!.get,
      divide(multiply(span, f64.negate(below.get)), subtract(above.get, below.get)),
    );
    const useless = i32.or(bisect.get, i32.not(f64.greater(above.get, below.get)));
    const guess = select(multiply(constant(0.5), add(low!.get, high!.get)), falsi, useless);
    const halve = (place: typeof below) => place.set(multiply(constant(0.5), place.get));
    const [toLow, toHigh] = [i32.constant(1), i32.constant(2)];
    const take = when(
      f64.greater(at(events.holds, place), constant(0)),
      inTurn(
        high!.set(t.get),
        above.set(gap.get),
        when(i32.equal(moved.get, toHigh), halve(below)),
        moved.set(toHigh),
      ),
      inTurn(
        low!.set(t.get),
        below.set(gap.get),
        when(i32.equal(moved.get, toLow), halve(above)),
        moved.set(toLow),
      ),
    );
    const body = inTurn(
      round.set(i32.add(round.get, i32.constant(1))),
      bisect.set(i32.and(every, f64.greater(span, multiply(constant(0.5), width.get)))),
      when(every, width.set(span)),
      t.set(f64.min(subtract(high!.get, edge), f64.max(add(low!.get, edge), guess))),
      when(
        i32.not(i32.and(f64.greater(t.get, low!.get), f64.less(t.get, high!.get))),
        inTurn(high!.get, leave),
      ),
      call(see, lane!.get, t.get),
      gap.set(at(events.gaps, place)),
      take,
    );
    return inTurn(
      tolerance.set(multiply(constant(closeness), f64.max(constant(1e-3), f64.abs(high!.get)))),
      width.set(span),
      call(see, lane!.get, low!.get),
      below.set(at(events.gaps, place)),
      call(see, lane!.get, high!.get),
      above.set(at(events.gaps, place)),
      repeatWhile(f64.greater(span, tolerance.get), body),
      high!.get,
    );
  });
}

/** Function (lane, time before, time, end) → 1 when a condition becomes true between the first two; notes the first moment. */
function lookWithinFunction(desk: Eventful, see: number): number {
  const { system, events } = desk;
  const moment = momentFunction(desk, see);
  return system.module.add(["i32", "f64", "f64", "f64"], ["i32"], (code, lane, before, time, end) => {
    const [first, rising] = [local(code, "f64"), local(code, "i32")];
    const close = f64.atMost(
      subtract(end!.get, first.get),
      multiply(constant(closeness), f64.max(constant(1), end!.get)),
    );
    const isRising = (place: Emit) => f64.greater(at(events.rising, place), constant(0));
    return inTurn(
      call(see, lane!.get, time!.get),
      rising.set(i32.constant(0)),
      overEvents(desk, lane!.get, (_, place) =>
        inTurn(
          f64.store(events.rising.at, f64.fromCondition(isNew(desk, place)), place),
          rising.set(i32.or(rising.get, isNew(desk, place))),
        ),
      ),
      when(i32.not(rising.get), inTurn(forget(desk, lane!.get), i32.constant(0), leave)),
      first.set(end!.get),
      overEvents(desk, lane!.get, (offset, place) =>
        when(
          isRising(place),
          first.set(f64.min(first.get, call(moment, lane!.get, offset, before!.get, time!.get))),
        ),
      ),
      events.cut.set(lane!.get, select(end!.get, first.get, close)),
      i32.constant(1),
    );
  });
}

/** Whether the step that a lane tried counts, and where it would end. */
const counts = ({ active, system }: Desk, lane: Emit): Emit =>
  i32.and(active.get(lane), f64.atMost(system.memory.sum.get(lane), constant(system.nStates)));

const endOfStep = ({ system: { memory }, isLast, stop }: Desk, lane: Emit): Emit =>
  select(stop.get(lane), add(memory.t.get(lane), memory.h.get(lane)), isLast.get(lane));

function watchFunction(desk: Eventful, see: number): number {
  const { events, system } = desk;
  const { memory, module } = system;
  const look = lookWithinFunction(desk, see);
  return module.add(
    ["i32"],
    [],
    forLane((code, lane) => {
      const [before, time, end] = [local(code, "f64"), local(code, "f64"), local(code, "f64")];
      const part = (k: number) =>
        add(memory.t.get(lane), multiply(subtract(end.get, memory.t.get(lane)), constant(k / looksPerStep)));
      return inTurn(
        events.hasCut.set(lane, i32.constant(0)),
        when(i32.not(counts(desk, lane)), leave),
        end.set(endOfStep(desk, lane)),
        before.set(memory.t.get(lane)),
        ...Array.from({ length: looksPerStep }, (_, k) =>
          inTurn(
            time.set(k + 1 === looksPerStep ? end.get : part(k + 1)),
            when(
              call(look, lane, before.get, time.get, end.get),
              inTurn(events.hasCut.set(lane, i32.constant(1)), leave),
            ),
            before.set(time.get),
          ),
        ),
      );
    }),
  );
}

function cutFunction(desk: Eventful, stepping: Stepping): number {
  const { events, system } = desk;
  const { memory, module } = system;
  return module.add(
    ["i32"],
    [],
    forLane((_code, lane) => {
      const isWithin = f64.less(events.cut.get(lane), endOfStep(desk, lane));
      return when(
        i32.and(events.hasCut.get(lane), isWithin),
        inTurn(
          call(stepping.within, lane, thetaAt(desk, lane, events.cut.get(lane))),
          overLane(desk, lane, (_, place) => f64.store(memory.next.at, at(memory.seen, place), place)),
        ),
      );
    }),
  );
}
