import { call, type Emit, f64, i32, inTurn, type Local, local } from "../../wasm/index.ts";
import type { ExplicitMethod } from "../method.ts";
import type { Row } from "./layout.ts";
import { at, overStates, type Stepping, squaredRatio, weightedSum } from "./stepping.ts";
import { type System, seenStates, vectorFunction, withRate } from "./system.ts";

interface Parts {
  readonly method: ExplicitMethod;
  readonly system: System;
  readonly k: readonly Row[];
  /** dy/dt at `next` into the stage. */
  readonly evaluate: readonly number[];
}

/** The steps of an explicit Runge–Kutta method, as functions of a module. */
export function explicitStepping(method: ExplicitMethod, system: System): Stepping {
  const { memory, lanes, module, lowered } = system;
  const k = method.c.map(() => memory.room.row(memory.nPadded));
  const error = memory.room.row(memory.nPadded);
  const evaluate = k.map((row, stage) =>
    stage === 0
      ? -1
      : vectorFunction(
          system,
          memory.next,
          memory.stageTime.at,
          lowered.roots.derivatives.map((node, state) => ({
            node,
            use: (value) => lanes.store(row.place(state), withRate(system, state, value)),
          })),
        ),
  );
  const parts: Parts = { method, system, k, evaluate };
  return {
    order: method.order,
    attempt: module.add([], [], (code) =>
      attemptBody(parts, error, local(code, lanes.type), local(code, lanes.type), local(code, lanes.type)),
    ),
    commit: commitFunction(parts),
    evaluate: evaluate[1]!,
    slope: k[1]!,
    begin: beginFunction(parts),
    within: withinFunction(parts),
    error,
  };
}

function attemptBody(
  { method, system, k, evaluate }: Parts,
  errorRow: Row,
  h: Local,
  ratio: Local,
  sum: Local,
): Emit {
  const { lanes, memory } = system;
  const { add, multiply, store, load, constant } = lanes;
  const stageAt = (offset: Emit, by: number) => (stage: number) => at(lanes, k[stage]!, offset, by);
  const stages = method.c.slice(1).map((c, before) =>
    inTurn(
      store(memory.stageTime.at, add(load(memory.t.at), multiply(constant(c), h.get))),
      overStates(lanes, memory, (offset, by) => {
        const slope = weightedSum(lanes, method.a[before + 1]!, stageAt(offset, by)) ?? constant(0);
        return store(
          memory.next.at + by,
          add(at(lanes, memory.y, offset, by), multiply(h.get, slope)),
          offset,
        );
      }),
      call(evaluate[before + 1]!),
    ),
  );
  return inTurn(
    h.set(load(memory.h.at)),
    ...stages,
    sum.set(constant(0)),
    overStates(lanes, memory, (offset, by) => {
      const error = multiply(h.get, weightedSum(lanes, method.error, stageAt(offset, by))!);
      const sizes = {
        tolerance: at(lanes, memory.tolerance, offset, by),
        relative: load(memory.relative.at),
        y: at(lanes, memory.y, offset, by),
        next: at(lanes, memory.next, offset, by),
      };
      return inTurn(
        store(errorRow.at + by, error, offset),
        sum.set(add(sum.get, squaredRatio(lanes, at(lanes, errorRow, offset, by), sizes)(ratio))),
      );
    }),
    store(memory.sum.at, sum.get),
  );
}

/** `next` becomes y, and the last stage the first. */
function commitFunction({ system, k }: Parts): number {
  const { lanes, memory, module } = system;
  const [first, last] = [k[0]!, k.at(-1)!];
  return module.add([], [], (code) => {
    const mask = local(code, lanes.maskType);
    const move = (from: Row, to: Row, offset: Emit, by: number) =>
      lanes.store(
        to.at + by,
        lanes.choose(mask.get, at(lanes, from, offset, by), at(lanes, to, offset, by)),
        offset,
      );
    return inTurn(
      mask.set(lanes.atMost(lanes.load(memory.sum.at), lanes.constant(system.nStates))),
      overStates(lanes, memory, (offset, by) =>
        inTurn(move(memory.next, memory.y, offset, by), move(last, first, offset, by)),
      ),
    );
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

/** y(t+θh) = y + h Σ kᵢ bᵢ(θ), bᵢ = Σ pᵢₘ θᵐ. */
function withinFunction({ method, system, k }: Parts): number {
  const { module, memory, lowered } = system;
  const { add, multiply, constant, load, store } = f64;
  return module.add(["i32", "f64"], [], (code, lane, theta) => {
    const h = local(code, "f64");
    const weights = k.map(() => local(code, "f64"));
    const weight = (stage: number) =>
      multiply(
        multiply(h.get, theta!.get),
        [...method.dense[stage]!]
          .reverse()
          .map((c) => constant(c))
          .reduce((sum, c) => add(multiply(sum, theta!.get), c)),
      );
    const states = seenStates(lowered).map((state) => {
      const change = k
        .map((row, stage) => multiply(weights[stage]!.get, load(row.place(state), lane!.get)))
        .reduce((x, y) => add(x, y));
      return store(memory.seen.place(state), add(load(memory.y.place(state), lane!.get), change), lane!.get);
    });
    return inTurn(
      h.set(memory.h.get(lane!.get)),
      ...weights.map((place, stage) => place.set(weight(stage))),
      ...states,
    );
  });
}
