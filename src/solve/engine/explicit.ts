import { call, type Emit, f64, i32, inTurn, type Local, local, localAt, when } from "../../wasm/index.ts";
import type { ExplicitMethod } from "../method.ts";
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

interface Parts {
  readonly method: ExplicitMethod;
  readonly system: System;
  /** All stages, those for dense output last. */
  readonly k: readonly Row[];
  readonly error: Row;
  /** (offset of a stage from the first): dy/dt at `next` into that stage. */
  readonly evaluate: number;
  /** Whether the stages for dense output are those of the last attempt. */
  readonly complete: Cell;
}

/** Steps with the slopes of their stages. */
export interface StagedStepping extends Stepping {
  readonly k: readonly Row[];
}

const nowhere = i32.constant(0);

/** The steps of an explicit Runge–Kutta method, as functions of a module. */
export function explicitStepping(method: ExplicitMethod, system: System): StagedStepping {
  const { memory, lanes, module } = system;
  const { room } = memory;
  const k = [...method.c, ...(method.extra?.c ?? [])].map(() => room.row(memory.nPadded));
  const error = room.row(memory.nPadded);
  const evaluate = slopesFunction(system, memory.next, k[0]!);
  const parts: Parts = { method, system, k, error, evaluate, complete: room.integer() };
  return {
    order: method.order,
    attempt: module.add([], [], (code) => attemptBody(parts, local(code, lanes.type))),
    commit: commitFunction(system, [{ from: parts.k[method.c.length - 1]!, to: parts.k[0]! }]),
    evaluate: module.add([], [], () => call(evaluate, i32.constant(k[1]!.at - k[0]!.at))),
    slope: k[1]!,
    begin: beginFunction(parts),
    within: withinFunction(parts),
    error,
    k,
  };
}

/** Function (offset): dy/dt at states in a row, and the stage's time, into the row at an offset from the first. */
function slopesFunction(system: System, states: Row, first: Row): number {
  const { lanes, memory, lowered } = system;
  const offset = localAt(0).get;
  const sinks = lowered.roots.derivatives.map((node, state) => ({
    node,
    use: (value: Emit) => lanes.store(first.place(state), withRate(system, state, value), offset),
  }));
  return vectorFunction(system, states, memory.stageTime.at, sinks, ["i32"]);
}

/** y + h Σ aⱼkⱼ into a row, and the time of the stage. */
function enterStage(
  { system, k }: Parts,
  { c, a, into }: { readonly c: number; readonly a: readonly number[]; readonly into: Row },
  h: Emit,
): Emit {
  const { lanes, memory } = system;
  const { add, multiply, store, load, constant } = lanes;
  return inTurn(
    store(memory.stageTime.at, add(load(memory.t.at), multiply(constant(c), h))),
    overStates(lanes, memory, (offset, by) => {
      const slope = weightedSum(lanes, a, among(lanes, k, offset, by)) ?? constant(0);
      return store(into.at + by, add(at(lanes, memory.y, offset, by), multiply(h, slope)), offset);
    }),
  );
}

function attemptBody(parts: Parts, h: Local): Emit {
  const { method, system, k, evaluate } = parts;
  const { memory, lanes } = system;
  const stages = method.c.slice(1).map((c, before) => {
    const stage = before + 1;
    return inTurn(
      enterStage(parts, { c, a: method.a[stage]!, into: memory.next }, h.get),
      call(evaluate, i32.constant(k[stage]!.at - k[0]!.at)),
    );
  });
  return inTurn(
    h.set(lanes.load(memory.h.at)),
    ...stages,
    ...(method.extra ? [parts.complete.set(nowhere, i32.constant(0))] : []),
    judge(parts, h.get),
  );
}

/** How large the error is; of two estimates e and e′, ‖e‖²/√(‖e‖² + ‖e′‖²/100). */
function judge(parts: Parts, h: Emit): Emit {
  const { method, system, k, error } = parts;
  const { lanes, memory } = system;
  const { add, multiply, constant } = lanes;
  return (code) => {
    const [ratio, sum, rough] = [local(code, lanes.type), local(code, lanes.type), local(code, lanes.type)];
    const into = (total: Local, weights: readonly number[], offset: Emit, by: number) => {
      const sizes = {
        tolerance: at(lanes, memory.tolerance, offset, by),
        relative: lanes.load(memory.relative.at),
        y: at(lanes, memory.y, offset, by),
        next: at(lanes, memory.next, offset, by),
      };
      const estimate = multiply(h, weightedSum(lanes, weights, among(lanes, k, offset, by))!);
      return inTurn(
        lanes.store(error.at + by, estimate, offset),
        total.set(add(total.get, squaredRatio(lanes, at(lanes, error, offset, by), sizes)(ratio))),
      );
    };
    const both = lanes.divide(multiply(sum.get, sum.get), add(sum.get, multiply(constant(0.01), rough.get)));
    const { lower } = method;
    inTurn(
      sum.set(constant(0)),
      rough.set(constant(0)),
      overStates(lanes, memory, (offset, by) =>
        inTurn(...(lower ? [into(rough, lower, offset, by)] : []), into(sum, method.error, offset, by)),
      ),
      ...(lower ? [sum.set(lanes.choose(lanes.equal(sum.get, constant(0)), constant(0), both))] : []),
      lanes.store(memory.sum.at, sum.get),
    )(code);
  };
}

/** Function (): the stages for dense output, once per step. They leave `next` alone. */
function completeFunction(parts: Parts, extra: NonNullable<ExplicitMethod["extra"]>): number {
  const { method, system, k, complete } = parts;
  const { module, lanes, memory } = system;
  const inner = memory.room.row(memory.nPadded);
  const evaluate = slopesFunction(system, inner, k[0]!);
  return module.add([], [], (code) => {
    const h = local(code, lanes.type);
    const stages = extra.c.map((c, j) =>
      inTurn(
        enterStage(parts, { c, a: extra.a[j]!, into: inner }, h.get),
        call(evaluate, i32.constant(k[method.c.length + j]!.at - k[0]!.at)),
      ),
    );
    const all = inTurn(h.set(lanes.load(memory.h.at)), ...stages, complete.set(nowhere, i32.constant(1)));
    return when(i32.not(complete.get(nowhere)), all);
  });
}

/** The slope of a lane becomes its first stage. */
function beginFunction({ system, k }: Parts): number {
  const { module, lanes, memory } = system;
  return module.add(["i32"], [], (_code, lane) =>
    overStates(lanes, memory, (offset, by) => {
      const place = i32.add(offset, lane!.get);
      return f64.store(k[0]!.at + by, f64.load(k[1]!.at + by, place), place);
    }),
  );
}

/** The dense output; the stages that it alone needs come first. */
function withinFunction(parts: Parts): number {
  const { method, system, k } = parts;
  const before = method.extra ? [call(completeFunction(parts, method.extra))] : [];
  return polynomialWithin(system, k, method.dense, inTurn(...before));
}
