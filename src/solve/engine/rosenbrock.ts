import { call, type Emit, f64, i32, inTurn, type Local, local } from "../../wasm/index.ts";
import type { RosenbrockMethod } from "../method.ts";
import { type EntryCell, rowByRow } from "./columns.ts";
import type { Sink } from "./expressions.ts";
import { shiftedJacobian, smallestPivot } from "./jacobian.ts";
import type { Row } from "./layout.ts";
import type { LinearFunctions } from "./linear-algebra.ts";
import {
  among,
  at,
  commitFunction,
  overStates,
  type Stepping,
  squaredRatio,
  weightedSum,
} from "./stepping.ts";
import { type System, seenStates, vectorFunction, withRate } from "./system.ts";

/** Steps with the Jacobian of where the last attempt began. */
export interface LinearisedStepping extends Stepping {
  readonly cells: readonly EntryCell[];
}

interface Parts {
  readonly method: RosenbrockMethod;
  readonly system: System;
  readonly linear: LinearFunctions;
  readonly cells: readonly EntryCell[];
  readonly u: readonly Row[];
  readonly right: Row;
  readonly shiftAt: number;
  readonly largestInverseAt: number;
  /** h·dᵢ of the stage, where the equations depend on time. */
  readonly driftStepAt: number;
  readonly linearise: number;
  readonly evaluate: number;
  readonly drift?: number;
}

/** The steps of a Rosenbrock method, as functions of a module. The Jacobian is computed at every attempt. */
export function rosenbrockStepping(method: RosenbrockMethod, system: System): LinearisedStepping {
  const parts = partsOf(method, system);
  const { module, lanes } = system;
  const attempt = module.add([], [], (code) =>
    attemptBody(parts, local(code, lanes.type), local(code, lanes.type)),
  );
  const { slope, evaluate } = evaluation(parts);
  return {
    order: method.order,
    attempt,
    commit: commitFunction(system, []),
    evaluate,
    slope,
    begin: module.add(["i32"], [], () => inTurn()),
    within: withinFunction(parts),
    error: parts.u.at(-1)!,
    cells: parts.cells,
  };
}

/** Evaluation apart from steps: the right-hand side starts at 0. */
function evaluation({ system, right, evaluate }: Parts): { slope: Row; evaluate: number } {
  const { module, lanes, memory } = system;
  const number = module.add([], [], () =>
    inTurn(
      overStates(lanes, memory, (offset, by) => lanes.store(right.at + by, lanes.constant(0), offset)),
      call(evaluate),
    ),
  );
  return { slope: right, evaluate: number };
}

function partsOf(method: RosenbrockMethod, system: System): Parts {
  const { memory, lanes, lowered, module } = system;
  const { room } = memory;
  const { roots, graph } = lowered;
  const right = room.row(memory.nPadded);
  const u = method.c.map(() => room.row(memory.nPadded));
  const { shift, largestInverse, linear, cells, sinks: moving } = shiftedJacobian(system, right);
  const driftStep = room.number();
  const slopes = roots.slopes.flatMap((node, k) => (node === graph.zero ? [] : [{ node, k }]));
  const drifts = room.row(slopes.length);
  const sinks: Sink[] = [
    ...rowByRow(system).map((k) => ({
      node: roots.derivatives[k]!,
      use: (value: Emit) => lanes.store(right.place(k), withRate(system, k, value)),
    })),
    ...moving,
    ...slopes.map(({ node }, j) => ({ node, use: (value: Emit) => lanes.store(drifts.place(j), value) })),
  ];
  const added: Sink[] = rowByRow(system).flatMap((k) =>
    roots.derivatives[k] === graph.zero && !system.dosed.has(k)
      ? []
      : [
          {
            node: roots.derivatives[k]!,
            use: (value: Emit) =>
              lanes.store(right.place(k), lanes.add(lanes.load(right.place(k)), withRate(system, k, value))),
          },
        ],
  );
  const drift = () =>
    module.add([], [], () =>
      inTurn(
        ...slopes.map(({ k }, j) =>
          lanes.store(
            right.place(k),
            lanes.add(
              lanes.load(right.place(k)),
              lanes.multiply(lanes.load(driftStep.at), lanes.load(drifts.place(j))),
            ),
          ),
        ),
      ),
    );
  return {
    ...{ method, system, linear, cells, u, right },
    ...{ shiftAt: shift.at, largestInverseAt: largestInverse.at, driftStepAt: driftStep.at },
    linearise: vectorFunction(system, memory.y, memory.t.at, sinks),
    evaluate: vectorFunction(system, memory.next, memory.stageTime.at, added),
    ...(slopes.length > 0 ? { drift: drift() } : {}),
  };
}

function attemptBody(parts: Parts, h: Local, perH: Local): Emit {
  const { method, system, linear, u } = parts;
  const { lanes, memory } = system;
  const { constant, multiply, divide, load, store } = lanes;
  const stages = method.c.map((_, stage) =>
    inTurn(
      ...(stage === 0
        ? [call(parts.linearise), ...linear.factor.map((number) => call(number))]
        : [enterStage(parts, stage, h.get, perH.get), call(parts.evaluate)]),
      driftOf(parts, stage, h.get),
      call(linear.solve, i32.constant(u[stage]!.at)),
    ),
  );
  return inTurn(
    h.set(load(memory.h.at)),
    perH.set(divide(constant(1), h.get)),
    store(parts.shiftAt, multiply(perH.get, constant(1 / method.gamma))),
    ...stages,
    (code) => finish(parts, local(code, lanes.type), local(code, lanes.type))(code),
    checkPivots(parts),
  );
}

/** Whether a row of coefficients is the one before with a 1 after it. */
const extendsRow = (row: readonly number[], before: readonly number[] | undefined): boolean =>
  before !== undefined &&
  row.length === before.length + 1 &&
  row.at(-1) === 1 &&
  before.every((x, k) => x === row[k]);

/** `next` = y + Σ aᵢⱼuⱼ and the right-hand side = Σ gᵢⱼuⱼ / h, in one pass. */
function enterStage({ method, system, u, right }: Parts, stage: number, h: Emit, perH: Emit): Emit {
  const { lanes, memory } = system;
  const { add, multiply, store, load, constant } = lanes;
  const [a, g] = [method.a[stage]!, method.g[stage]!];
  const short = stage > 1 && extendsRow(a, method.a[stage - 1]);
  const time = add(load(memory.t.at), multiply(constant(method.c[stage]!), h));
  return inTurn(store(memory.stageTime.at, time), (code) =>
    overStates(lanes, memory, (offset, by) => {
      const held = g.map(() => local(code, lanes.type));
      const value = (k: number) => held[k]!.get;
      const from = short ? at(lanes, memory.next, offset, by) : at(lanes, memory.y, offset, by);
      const sum = short ? value(stage - 1) : (weightedSum(lanes, a, value) ?? constant(0));
      const pull = weightedSum(lanes, g, value) ?? constant(0);
      return inTurn(
        ...held.map((place, k) => place.set(at(lanes, u[k]!, offset, by))),
        store(memory.next.at + by, add(from, sum), offset),
        store(right.at + by, multiply(pull, perH), offset),
      );
    })(code),
  );
}

function driftOf({ drift, method, system, driftStepAt }: Parts, stage: number, h: Emit): Emit {
  const by = method.d[stage]!;
  if (drift === undefined || by === 0) return inTurn();
  const { store, multiply, constant } = system.lanes;
  return inTurn(store(driftStepAt, multiply(h, constant(by))), call(drift));
}

/** y at the end of the step, and how large its error is. */
function finish({ method, system, u }: Parts, ratio: Local, sum: Local): Emit {
  const { lanes, memory } = system;
  const short = extendsRow(method.m, method.a.at(-1));
  return inTurn(
    sum.set(lanes.constant(0)),
    overStates(lanes, memory, (offset, by) => {
      const y = at(lanes, memory.y, offset, by);
      const value = among(lanes, u, offset, by);
      const end = short
        ? lanes.add(at(lanes, memory.next, offset, by), at(lanes, u.at(-1)!, offset, by))
        : lanes.add(y, weightedSum(lanes, method.m, value)!);
      const sizes = {
        tolerance: at(lanes, memory.tolerance, offset, by),
        relative: lanes.load(memory.relative.at),
        y,
        next: at(lanes, memory.next, offset, by),
      };
      const square = squaredRatio(lanes, weightedSum(lanes, method.error, value)!, sizes);
      return inTurn(
        lanes.store(memory.next.at + by, end, offset),
        sum.set(lanes.add(sum.get, square(ratio))),
      );
    }),
    lanes.store(memory.sum.at, sum.get),
  );
}

/** Makes the sum NaN where a pivot was too small. */
function checkPivots({ system, shiftAt, largestInverseAt }: Parts): Emit {
  const { lanes, memory } = system;
  const growth = lanes.multiply(lanes.load(largestInverseAt), lanes.load(shiftAt));
  const fine = lanes.atMost(growth, lanes.constant(1 / smallestPivot));
  return lanes.store(
    memory.sum.at,
    lanes.choose(fine, lanes.load(memory.sum.at), lanes.constant(Number.NaN)),
  );
}

/** y(t+θh) = (1−θ) y + θ (next + (1−θ) Σ cᵢ(θ) uᵢ), cᵢ = d₁ᵢ + θ (d₂ᵢ + θ d₃ᵢ). */
function withinFunction({ method, system, u }: Parts): number {
  const { module, memory, lowered } = system;
  const { add, multiply, subtract, constant, load, store } = f64;
  return module.add(["i32", "f64"], [], (code, lane, theta) => {
    const rest = local(code, "f64");
    const weights = u.map(() => local(code, "f64"));
    const weight = (stage: number) =>
      [...method.dense]
        .reverse()
        .map((row) => constant(row[stage]!))
        .reduce((sum, c) => add(multiply(sum, theta!.get), c));
    const states = seenStates(lowered).map((k) => {
      const bend = u
        .map((row, stage) => multiply(weights[stage]!.get, load(row.place(k), lane!.get)))
        .reduce((x, y) => add(x, y));
      const end = add(load(memory.next.place(k), lane!.get), multiply(rest.get, bend));
      const value = add(multiply(rest.get, load(memory.y.place(k), lane!.get)), multiply(theta!.get, end));
      return store(memory.seen.place(k), value, lane!.get);
    });
    return inTurn(
      rest.set(subtract(constant(1), theta!.get)),
      ...weights.map((place, stage) => place.set(weight(stage))),
      ...states,
    );
  });
}
