import { call, type Emit, f64, i32, inTurn, type Lanes, local, repeatWhile, when } from "../../wasm/index.ts";
import type { DirkMethod } from "../method.ts";
import { newton } from "../newton.ts";
import { type ShiftedJacobian, shiftedJacobian, smallestPivot } from "./jacobian.ts";
import type { Cell, Row } from "./layout.ts";
import { polynomialWithin } from "./polynomial.ts";
import {
  among,
  at,
  commitFunction,
  overStates,
  type Stepping,
  squaredRatio,
  weightedSum,
} from "./stepping.ts";
import { type System, vectorFunction, withRate } from "./system.ts";

/** One number per lane, for all lanes at once. Masks are kept as 1 and 0. */
interface Register {
  readonly cell: Cell;
  readonly get: Emit;
  readonly set: (value: Emit) => Emit;
}

interface Parts {
  readonly method: DirkMethod;
  readonly system: System;
  readonly k: readonly Row[];
  /** y + h Σ aᵢⱼkⱼ of the stage. */
  readonly base: Row;
  readonly right: Row;
  readonly change: Row;
  readonly error: Row;
  readonly jacobian: ShiftedJacobian;
  /** dy/dt at `next` into `right`. */
  readonly evaluate: number;
  /** J at y of the lanes that are to be refreshed. */
  readonly linearise: number;
  /** The step for which a lane's factors were made, 0 without; their age in steps; by what changes fall. */
  readonly madeFor: Register;
  readonly age: Register;
  readonly rate: Register;
  readonly rateBefore: Register;
  /** Lanes whose factors are of this attempt, whose factors are to be made, whose stages failed, that iterate. */
  readonly fresh: Register;
  readonly refresh: Register;
  readonly failed: Register;
  readonly going: Register;
  /** 1/(hγ), and the weight of changes found with factors of another step. */
  readonly perH: Register;
  readonly weight: Register;
}

/** The steps of a diagonally implicit method, as functions of a module; see dirk-step.ts of the interpreter. */
export function dirkStepping(method: DirkMethod, system: System): Stepping {
  const parts = partsOf(method, system);
  const { module, lanes, memory } = system;
  return {
    order: method.order,
    attempt: attemptFunction(parts),
    commit: commitFunction(system, [{ from: parts.k.at(-1)!, to: parts.k[0]! }], (accepted) =>
      parts.age.set(lanes.choose(accepted, lanes.add(parts.age.get, lanes.constant(1)), parts.age.get)),
    ),
    evaluate: parts.evaluate,
    slope: parts.right,
    begin: module.add(["i32"], [], (_code, lane) =>
      inTurn(
        parts.madeFor.cell.set(lane!.get, f64.constant(0)),
        overStates(lanes, memory, (offset, by) => {
          const place = i32.add(offset, lane!.get);
          return f64.store(parts.k[0]!.at + by, f64.load(parts.right.at + by, place), place);
        }),
        // A lane without a subject leaves NaN in the state that only pads the row.
        ...(memory.nPadded > system.nStates
          ? [f64.store(parts.k[0]!.place(system.nStates), f64.constant(0), lane!.get)]
          : []),
      ),
    ),
    within: polynomialWithin(system, parts.k, method.dense, inTurn()),
    error: parts.error,
  };
}

function partsOf(method: DirkMethod, system: System): Parts {
  const { memory, lanes, lowered } = system;
  const { room } = memory;
  const row = () => room.row(memory.nPadded);
  const right = row();
  const register = (): Register => {
    const cell = room.number();
    return { cell, get: lanes.load(cell.at), set: (value) => lanes.store(cell.at, value) };
  };
  const refresh = register();
  const jacobian = shiftedJacobian(system, right);
  const slopes = lowered.roots.derivatives.map((node, k) => ({
    node,
    use: (value: Emit) => lanes.store(right.place(k), withRate(system, k, value)),
  }));
  return {
    ...{ method, system, right, refresh, jacobian },
    k: method.c.map(row),
    ...{ base: row(), change: row(), error: row() },
    evaluate: vectorFunction(system, memory.next, memory.stageTime.at, slopes),
    linearise: vectorFunction(system, memory.y, memory.t.at, jacobian.sinksWhere(holds(lanes, refresh))),
    ...{ madeFor: register(), age: register(), rate: register(), rateBefore: register() },
    ...{ fresh: register(), failed: register(), going: register() },
    ...{ perH: register(), weight: register() },
  };
}

/** The mask of a register. */
const holds = (lanes: Lanes, { get }: Register): Emit => lanes.differs(get, lanes.constant(0));

/** Sets a register where a mask holds. */
const setWhere = (lanes: Lanes, place: Register, mask: Emit, value: Emit): Emit =>
  place.set(lanes.choose(mask, value, place.get));

function attemptFunction(parts: Parts): number {
  const { system, failed, fresh, refresh, rate, rateBefore } = parts;
  const { module, lanes, memory } = system;
  const { constant, any } = lanes;
  const renew = renewFunction(parts);
  const stages = stagesFunction(parts);
  const none = constant(0);
  const again = lanes.both(holds(lanes, failed), lanes.equal(fresh.get, none));
  return module.add([], [], (code) => {
    const h = local(code, lanes.type);
    return inTurn(
      h.set(lanes.load(memory.h.at)),
      parts.perH.set(lanes.divide(constant(1 / parts.method.gamma), h.get)),
      refresh.set(constant(1)),
      setWhere(lanes, refresh, servesStill(parts, h.get), none),
      fresh.set(refresh.get),
      when(any(holds(lanes, refresh)), call(renew)),
      rateBefore.set(rate.get),
      call(stages),
      when(
        any(again),
        inTurn(
          // The other lane finds the same stages once more, from the same start.
          rate.set(rateBefore.get),
          refresh.set(lanes.truth(again)),
          fresh.set(lanes.truth(lanes.either(holds(lanes, fresh), holds(lanes, refresh)))),
          call(renew),
          call(stages),
        ),
      ),
      judge(parts, h.get),
    );
  });
}

/** Whether factors serve for a step h: made for one that is near, not old, and iterations were fast. */
function servesStill({ system, madeFor, age, rate }: Parts, h: Emit): Emit {
  const { lanes } = system;
  const { both, atMost, less, constant, abs, subtract, divide } = lanes;
  const near = atMost(abs(subtract(divide(h, madeFor.get), constant(1))), constant(newton.reach));
  const young = less(age.get, constant(newton.oldest));
  return both(both(near, young), atMost(rate.get, constant(newton.slow)));
}

/** Function (): J and its factors for the lanes that are to be refreshed. The others keep theirs, bit by bit. */
function renewFunction({ system, jacobian, refresh, madeFor, age, rate, perH, linearise }: Parts): number {
  const { module, lanes, memory } = system;
  const { shift, linear } = jacobian;
  const { constant, load, store, choose } = lanes;
  const chosen = holds(lanes, refresh);
  return module.add([], [], () =>
    inTurn(
      setWhere(lanes, madeFor, chosen, load(memory.h.at)),
      setWhere(lanes, age, chosen, constant(0)),
      setWhere(lanes, rate, chosen, constant(1)),
      store(shift.at, choose(chosen, perH.get, load(shift.at))),
      call(linearise),
      ...linear.factor.map((number) => call(number)),
    ),
  );
}

/** Function (): all stages; lanes in which one cannot be found have failed. */
function stagesFunction(parts: Parts): number {
  const { method, system, k, base, failed, madeFor, perH, weight } = parts;
  const { module, lanes, memory } = system;
  const { add, subtract, multiply, divide, constant, load, store } = lanes;
  const iterate = iterationFunction(parts);
  return module.add([], [], (code) => {
    const [h, ratio] = [local(code, lanes.type), local(code, lanes.type)];
    const all = method.c.slice(1).map((c, before) => {
      const stage = before + 1;
      return inTurn(
        store(memory.stageTime.at, add(load(memory.t.at), multiply(constant(c), h.get))),
        overStates(lanes, memory, (offset, by) => {
          const pull = weightedSum(lanes, method.a[stage]!, among(lanes, k, offset, by))!;
          const guess = multiply(
            constant(method.gamma),
            weightedSum(lanes, method.guess[stage]!, among(lanes, k, offset, by))!,
          );
          return inTurn(
            store(base.at + by, add(at(lanes, memory.y, offset, by), multiply(h.get, pull)), offset),
            store(memory.next.at + by, add(at(lanes, base, offset, by), multiply(h.get, guess)), offset),
          );
        }),
        call(iterate),
        overStates(lanes, memory, (offset, by) => {
          const moved = subtract(at(lanes, memory.next, offset, by), at(lanes, base, offset, by));
          return store(k[stage]!.at + by, multiply(moved, perH.get), offset);
        }),
      );
    });
    return inTurn(
      h.set(load(memory.h.at)),
      ratio.set(divide(h.get, madeFor.get)),
      weight.set(divide(multiply(constant(2), ratio.get), add(constant(1), ratio.get))),
      failed.set(constant(0)),
      ...all,
    );
  });
}

/** Function (): simplified Newton iteration from the guess in `next`; lanes that have found their stage stand still. */
function iterationFunction(parts: Parts): number {
  const { system, right, change, base, jacobian, failed, going, rate, perH, weight } = parts;
  const { module, lanes, memory } = system;
  const { add, subtract, multiply, constant, choose, both, either, atMost, larger } = lanes;
  return module.add([], [], (code) => {
    const round = local(code, "i32");
    const number = () => local(code, lanes.type);
    const [sum, ratio, size, before, mask] = [
      number(),
      number(),
      number(),
      number(),
      local(code, lanes.maskType),
    ];
    const residual = overStates(lanes, memory, (offset, by) => {
      const moved = subtract(at(lanes, memory.next, offset, by), at(lanes, base, offset, by));
      const rest = subtract(at(lanes, right, offset, by), multiply(perH.get, moved));
      return lanes.store(right.at + by, multiply(weight.get, rest), offset);
    });
    const move = overStates(lanes, memory, (offset, by) => {
      const next = at(lanes, memory.next, offset, by);
      const sizes = {
        tolerance: at(lanes, memory.tolerance, offset, by),
        relative: lanes.load(memory.relative.at),
        y: at(lanes, memory.y, offset, by),
        next,
      };
      const square = squaredRatio(lanes, at(lanes, change, offset, by), sizes)(ratio);
      return inTurn(
        lanes.store(
          memory.next.at + by,
          choose(mask.get, add(next, at(lanes, change, offset, by)), next),
          offset,
        ),
        sum.set(add(sum.get, square)),
      );
    });
    const slower = larger(multiply(constant(newton.fading), rate.get), lanes.divide(size.get, before.get));
    const later = inTurn(
      setWhere(lanes, rate, mask.get, slower),
      setWhere(
        lanes,
        failed,
        both(mask.get, lanes.greater(size.get, multiply(constant(newton.diverging), before.get))),
        constant(1),
      ),
    );
    const precise = atMost(
      multiply(size.get, lanes.smaller(rate.get, constant(1))),
      constant(newton.precise),
    );
    return inTurn(
      round.set(i32.constant(0)),
      going.set(subtract(constant(1), failed.get)),
      repeatWhile(
        i32.and(i32.less(round.get, i32.constant(newton.most)), lanes.any(holds(lanes, going))),
        inTurn(
          mask.set(holds(lanes, going)),
          call(parts.evaluate),
          residual,
          call(jacobian.linear.solve, i32.constant(change.at)),
          sum.set(constant(0)),
          move,
          size.set(lanes.sqrt(lanes.divide(sum.get, constant(system.nStates)))),
          when(round.get, later),
          setWhere(lanes, going, either(precise, holds(lanes, failed)), constant(0)),
          before.set(size.get),
          round.set(i32.add(round.get, i32.constant(1))),
        ),
      ),
      setWhere(lanes, failed, holds(lanes, going), constant(1)),
    );
  });
}

/** The error, filtered by the factors, and how large it is; not a number where stages or pivots failed. */
function judge(parts: Parts, h: Emit): Emit {
  const { method, system, k, right, error, jacobian, failed, madeFor } = parts;
  const { lanes, memory } = system;
  const { multiply, divide, constant, load, store, choose } = lanes;
  return (code) => {
    const [sum, ratio, factor] = [local(code, lanes.type), local(code, lanes.type), local(code, lanes.type)];
    const sizes = (offset: Emit, by: number) => ({
      tolerance: at(lanes, memory.tolerance, offset, by),
      relative: load(memory.relative.at),
      y: at(lanes, memory.y, offset, by),
      next: at(lanes, memory.next, offset, by),
    });
    const growth = multiply(load(jacobian.largestInverse.at), load(jacobian.shift.at));
    const sound = lanes.both(
      lanes.equal(failed.get, constant(0)),
      lanes.atMost(growth, constant(1 / smallestPivot)),
    );
    inTurn(
      factor.set(divide(h, multiply(madeFor.get, constant(method.gamma)))),
      overStates(lanes, memory, (offset, by) =>
        store(
          right.at + by,
          multiply(factor.get, weightedSum(lanes, method.error, among(lanes, k, offset, by))!),
          offset,
        ),
      ),
      call(jacobian.linear.solve, i32.constant(error.at)),
      sum.set(constant(0)),
      overStates(lanes, memory, (offset, by) =>
        sum.set(
          lanes.add(sum.get, squaredRatio(lanes, at(lanes, error, offset, by), sizes(offset, by))(ratio)),
        ),
      ),
      store(memory.sum.at, choose(sound, sum.get, constant(Number.NaN))),
      madeFor.set(choose(sound, madeFor.get, constant(0))),
    )(code);
  };
}
