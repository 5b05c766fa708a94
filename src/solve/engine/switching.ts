import { call, type Emit, f64, i32, inTurn, type Lanes, local, when } from "../../wasm/index.ts";
import type { SwitchingMethod } from "../method.ts";
import { firstDirection, signs } from "../switching.ts";
import { explicitStepping, type StagedStepping } from "./explicit.ts";
import type { Cell, Row } from "./layout.ts";
import { type LinearisedStepping, rosenbrockStepping } from "./rosenbrock.ts";
import { among, at, overStates, type Stepping, squaredRatio, weightedSum } from "./stepping.ts";
import type { System } from "./system.ts";

/** One number per lane; conditions are 1 or 0. */
interface Register {
  readonly cell: Cell;
  readonly get: Emit;
  readonly set: (value: Emit) => Emit;
}

interface Parts {
  readonly method: SwitchingMethod;
  readonly system: System;
  readonly explicit: StagedStepping;
  readonly stiff: LinearisedStepping;
  /** Whether the stiff method is at work. */
  readonly isStiff: Register;
  /** Whether the explicit method does not know the slope where it begins. */
  readonly lost: Register;
  /** Accepted steps that speak for the other method, and those since that do not. */
  readonly speaking: Register;
  readonly silent: Register;
  /** Accepted steps at which nothing was looked at. */
  readonly waited: Register;
  /** h|λ| of the last attempt. */
  readonly size: Register;
  /** Whether it is time to look for signs. */
  readonly due: Register;
  /** Whether the method has just changed. */
  readonly changed: Register;
  readonly direction: Row;
  readonly product: Row;
  /** What one method leaves while the other works in the lane beside. */
  readonly spare: Row;
  readonly spareSum: Register;
}

/** The steps of two methods that take turns, lane by lane; see switching-step.ts of the interpreter. */
export function switchingStepping(method: SwitchingMethod, system: System): Stepping {
  const { module } = system;
  const parts = partsOf(method, system);
  const { explicit, stiff, isStiff } = parts;
  return {
    order: method.order,
    attempt: attemptFunction(parts),
    commit: commitFunction(parts),
    evaluate: explicit.evaluate,
    slope: explicit.slope,
    begin: beginFunction(parts),
    within: module.add(["i32", "f64"], [], (_code, lane, theta) =>
      when(
        f64.differs(isStiff.cell.get(lane!.get), f64.constant(0)),
        call(stiff.within, lane!.get, theta!.get),
        call(explicit.within, lane!.get, theta!.get),
      ),
    ),
    error: explicit.error,
  };
}

function partsOf(method: SwitchingMethod, system: System): Parts {
  const { memory, lanes } = system;
  const row = () => memory.room.row(memory.nPadded);
  const register = (): Register => {
    const cell = memory.room.number();
    return { cell, get: lanes.load(cell.at), set: (value) => lanes.store(cell.at, value) };
  };
  return {
    ...{ method, system },
    explicit: explicitStepping(method.explicit, system),
    stiff: rosenbrockStepping(method.stiff, system),
    ...{ isStiff: register(), lost: register(), speaking: register(), silent: register() },
    waited: register(),
    ...{
      size: register(),
      due: register(),
      changed: register(),
      direction: row(),
      product: row(),
      spare: row(),
      spareSum: register(),
    },
  };
}

const holds = (lanes: Lanes, { get }: Register): Emit => lanes.differs(get, lanes.constant(0));

/** begin (lane): the slope at y is known; a subject that begins takes the explicit method. */
function beginFunction(parts: Parts): number {
  const { system, explicit, isStiff, lost, speaking, silent, waited, direction } = parts;
  const { module, memory, nStates } = system;
  const none = f64.constant(0);
  return module.add(["i32"], [], (_code, lane) =>
    inTurn(
      call(explicit.begin, lane!.get),
      lost.cell.set(lane!.get, none),
      when(
        f64.equal(memory.t.get(lane!.get), none),
        inTurn(
          ...[isStiff, speaking, silent, waited].map(({ cell }) => cell.set(lane!.get, none)),
          ...Array.from({ length: nStates }, (_, k) =>
            f64.store(direction.place(k), f64.constant(firstDirection(k)), lane!.get),
          ),
        ),
      ),
    ),
  );
}

/** Function (): the method of each lane tries its step. Where lanes differ both work, and each lane keeps its own. */
function attemptFunction(parts: Parts): number {
  const { system, explicit, stiff, isStiff, spare, spareSum } = parts;
  const { module, memory, lanes } = system;
  const { any, choose, load, store } = lanes;
  const stiffLanes = holds(lanes, isStiff);
  const others = lanes.equal(isStiff.get, lanes.constant(0));
  const find = findSlopesFunction(parts);
  return module.add([], [], (code) => {
    const mask = local(code, lanes.maskType);
    const both = inTurn(
      overStates(lanes, memory, (offset, by) =>
        store(spare.at + by, at(lanes, memory.next, offset, by), offset),
      ),
      spareSum.set(load(memory.sum.at)),
      call(stiff.attempt),
      mask.set(stiffLanes),
      overStates(lanes, memory, (offset, by) =>
        store(
          memory.next.at + by,
          choose(mask.get, at(lanes, memory.next, offset, by), at(lanes, spare, offset, by)),
          offset,
        ),
      ),
      store(memory.sum.at, choose(mask.get, load(memory.sum.at), spareSum.get)),
    );
    const takeError = inTurn(
      mask.set(stiffLanes),
      overStates(lanes, memory, (offset, by) =>
        store(
          explicit.error.at + by,
          choose(mask.get, at(lanes, stiff.error, offset, by), at(lanes, explicit.error, offset, by)),
          offset,
        ),
      ),
    );
    return inTurn(
      when(any(others), inTurn(call(find), call(explicit.attempt))),
      when(any(stiffLanes), inTurn(when(any(others), both, call(stiff.attempt)), takeError)),
    );
  });
}

/** Function (): dy/dt at y for lanes in which the explicit method takes over. */
function findSlopesFunction({ system, explicit, lost }: Parts): number {
  const { module, memory, lanes } = system;
  const each = Array.from({ length: lanes.width }, (_, k) => i32.constant(8 * k));
  const isLost = (lane: Emit) => f64.differs(lost.cell.get(lane), f64.constant(0));
  return module.add([], [], () =>
    when(
      lanes.any(holds(lanes, lost)),
      inTurn(
        overStates(lanes, memory, (offset, by) =>
          lanes.store(memory.next.at + by, at(lanes, memory.y, offset, by), offset),
        ),
        lanes.store(memory.stageTime.at, lanes.load(memory.t.at)),
        call(explicit.evaluate),
        ...each.map((lane) => when(isLost(lane), call(explicit.begin, lane))),
        lost.set(lanes.constant(0)),
      ),
    ),
  );
}

/** Function (): where the step is accepted and it is time, looks for signs that speak for the other method; goes on. */
function commitFunction(parts: Parts): number {
  const { system, explicit, isStiff, speaking, waited } = parts;
  const { module, memory, lanes } = system;
  const { both, either, choose, constant, add, greater, atLeast } = lanes;
  const look = lookFunction(parts);
  const soon = either(holds(lanes, isStiff), greater(speaking.get, constant(0)));
  return module.add([], [], (code) => {
    const [accepted, due] = [local(code, lanes.maskType), local(code, lanes.maskType)];
    return inTurn(
      accepted.set(lanes.atMost(lanes.load(memory.sum.at), constant(system.nStates))),
      waited.set(choose(accepted.get, add(waited.get, constant(1)), waited.get)),
      due.set(both(accepted.get, either(soon, atLeast(waited.get, constant(signs.rarely))))),
      when(
        lanes.any(due.get),
        inTurn(
          waited.set(choose(due.get, constant(0), waited.get)),
          parts.due.set(lanes.truth(due.get)),
          call(look),
        ),
      ),
      call(explicit.commit),
    );
  });
}

/** Function (): counts signs in the lanes in which it is time, and changes the method where there are enough. */
function lookFunction(parts: Parts): number {
  const { system, isStiff, lost, speaking, silent, size } = parts;
  const { module, lanes } = system;
  const { any, both, either, choose, constant, add, less, greater, atLeast, equal } = lanes;
  const [byStages, byProduct] = [stagesFunction(parts), productFunction(parts)];
  const stiffLanes = holds(lanes, isStiff);
  const [none, one, limit] = [constant(0), constant(1), constant(signs.limit)];
  return module.add([], [], (code) => {
    const [due, speaks, changes] = [
      local(code, lanes.maskType),
      local(code, lanes.maskType),
      local(code, lanes.maskType),
    ];
    const forget = either(stiffLanes, atLeast(silent.get, constant(signs.calm)));
    const counted = choose(speaks.get, add(speaking.get, one), choose(forget, none, speaking.get));
    return inTurn(
      due.set(holds(lanes, parts.due)),
      when(any(equal(isStiff.get, none)), call(byStages)),
      when(any(stiffLanes), call(byProduct)),
      speaks.set(choose(stiffLanes, less(size.get, limit), greater(size.get, limit))),
      silent.set(choose(due.get, choose(speaks.get, none, add(silent.get, one)), silent.get)),
      speaking.set(choose(due.get, counted, speaking.get)),
      changes.set(both(due.get, atLeast(speaking.get, constant(signs.enough)))),
      when(
        any(changes.get),
        inTurn(
          isStiff.set(choose(changes.get, lanes.subtract(one, isStiff.get), isStiff.get)),
          lost.set(choose(both(changes.get, equal(isStiff.get, none)), one, lost.get)),
          ...[speaking, silent].map((counter) => counter.set(choose(changes.get, none, counter.get))),
          parts.changed.set(lanes.truth(changes.get)),
          countChanges(parts),
        ),
      ),
    );
  });
}

/** Counts the changes of each subject's method. */
function countChanges({ system, changed }: Parts): Emit {
  const { memory, lanes } = system;
  const each = Array.from({ length: lanes.width }, (_, k) => i32.constant(8 * k));
  const { nSwitches } = memory;
  return inTurn(
    ...each.map((lane) =>
      when(
        f64.differs(changed.cell.get(lane), f64.constant(0)),
        nSwitches.set(lane, i32.add(nSwitches.get(lane), i32.constant(1))),
      ),
    ),
  );
}

/** Function (): h|λ| = ‖k₇ − k₆‖/‖Σ (a₇ⱼ − a₆ⱼ) kⱼ‖ in lanes of the explicit method, in the norm of errors. */
function stagesFunction({ method, system, explicit, isStiff, size }: Parts): number {
  const { module, memory, lanes } = system;
  const { add, subtract, constant, choose } = lanes;
  const { k } = explicit;
  const last = method.explicit.c.length - 1;
  const [end, before] = [method.explicit.a[last]!, method.explicit.a[last - 1]!];
  const apart = end.map((weight, j) => weight - (before[j] ?? 0));
  return module.add([], [], (code) => {
    const number = () => local(code, lanes.type);
    const [slopes, places, ratio, size2] = [number(), number(), number(), number()];
    const sizes = (offset: Emit, by: number) => ({
      tolerance: at(lanes, memory.tolerance, offset, by),
      relative: lanes.load(memory.relative.at),
      y: at(lanes, memory.y, offset, by),
      next: at(lanes, memory.next, offset, by),
    });
    const square = (value: Emit, offset: Emit, by: number) =>
      squaredRatio(lanes, value, sizes(offset, by))(ratio);
    return inTurn(
      slopes.set(constant(0)),
      places.set(constant(0)),
      overStates(lanes, memory, (offset, by) => {
        const change = subtract(at(lanes, k[last]!, offset, by), at(lanes, k[last - 1]!, offset, by));
        const distance = weightedSum(lanes, apart, among(lanes, k, offset, by))!;
        return inTurn(
          slopes.set(add(slopes.get, square(change, offset, by))),
          places.set(add(places.get, square(distance, offset, by))),
        );
      }),
      size2.set(
        choose(
          lanes.greater(places.get, constant(0)),
          lanes.sqrt(lanes.divide(slopes.get, places.get)),
          constant(0),
        ),
      ),
      size.set(choose(holds(lanes, isStiff), size.get, size2.get)),
    );
  });
}

/** Cells of the Jacobian in one function. */
const cellsInFunction = 500;

/** Function (): h‖Jv‖/‖v‖ in accepted lanes of the stiff method; v becomes Jv of length 1. */
function productFunction(parts: Parts): number {
  const { system, isStiff, size, direction, product } = parts;
  const { module, memory, lanes } = system;
  const { add, multiply, divide, constant, choose, load, store, both } = lanes;
  const multiplications = multiplicationFunctions(parts);
  return module.add([], [], (code) => {
    const number = () => local(code, lanes.type);
    const [before, after] = [number(), number()];
    const mask = local(code, lanes.maskType);
    const squared = (row: Row, offset: Emit, by: number) =>
      multiply(at(lanes, row, offset, by), at(lanes, row, offset, by));
    const accepted = lanes.atMost(load(memory.sum.at), constant(system.nStates));
    const sound = both(
      lanes.greater(after.get, constant(0)),
      lanes.less(after.get, constant(Number.POSITIVE_INFINITY)),
    );
    const growth = multiply(load(memory.h.at), divide(after.get, before.get));
    return inTurn(
      ...multiplications.map((part) => call(part)),
      before.set(constant(0)),
      after.set(constant(0)),
      overStates(lanes, memory, (offset, by) =>
        inTurn(
          before.set(add(before.get, squared(direction, offset, by))),
          after.set(add(after.get, squared(product, offset, by))),
        ),
      ),
      before.set(lanes.sqrt(before.get)),
      after.set(lanes.sqrt(after.get)),
      mask.set(both(holds(lanes, isStiff), accepted)),
      size.set(choose(mask.get, choose(sound, growth, constant(0)), size.get)),
      mask.set(both(mask.get, sound)),
      overStates(lanes, memory, (offset, by) =>
        store(
          direction.at + by,
          choose(
            mask.get,
            divide(at(lanes, product, offset, by), after.get),
            at(lanes, direction, offset, by),
          ),
          offset,
        ),
      ),
    );
  });
}

/** Functions (): the product of the Jacobian with the direction, some rows each. */
function multiplicationFunctions({ system, stiff, direction, product }: Parts): readonly number[] {
  const { module, lanes, lowered, nStates, nOwn } = system;
  const rows = Array.from({ length: nStates }, (): Emit[] => []);
  const values = new Map(stiff.cells.map(({ row, column, value }) => [row * nStates + column, value]));
  // Blocks on the diagonal are all the first.
  const own = (row: number, column: number) => values.get((row % nOwn) * nStates + (column % nOwn))!;
  for (const { row, column } of lowered.roots.cells) {
    const value = values.get(row * nStates + column) ?? own(row, column);
    rows[row]!.push(lanes.multiply(value, lanes.load(direction.place(column))));
  }
  const parts: number[] = [];
  let next = 0;
  while (next < nStates) {
    const bodies: Emit[] = [];
    for (let left = cellsInFunction; left > 0 && next < nStates; next++) {
      const terms = rows[next]!;
      left -= 1 + terms.length;
      const sum = terms.length > 0 ? terms.reduce(lanes.add) : lanes.constant(0);
      bodies.push(lanes.store(product.place(next), sum));
    }
    parts.push(module.add([], [], () => inTurn(...bodies)));
  }
  return parts;
}
