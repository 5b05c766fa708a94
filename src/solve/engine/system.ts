import type { Lowered, Node } from "../../model/index.ts";
import { reachable } from "../../model/index.ts";
import {
  call,
  cbrt,
  type Emit,
  exp,
  f64,
  inTurn,
  type Lanes,
  log,
  type ModuleWriter,
  oneLane,
  pow,
} from "../../wasm/index.ts";
import {
  expressionWriter,
  fixedValue,
  type Leaves,
  type MathFunctions,
  type Sink,
  writeSinks,
} from "./expressions.ts";
import type { Memory, Row } from "./layout.ts";

/** A model and the place of everything it computes, for one module. */
export interface System {
  readonly module: ModuleWriter;
  readonly lanes: Lanes;
  readonly lowered: Lowered;
  readonly memory: Memory;
  readonly nStates: number;
  /** States that are not derivatives of others: fewer than nStates in a model with sensitivities. */
  readonly nOwn: number;
  readonly math: MathFunctions;
  /** The same in one lane, for what is done lane by lane. */
  readonly scalarMath: MathFunctions;
  /** The number of a node of inputs alone in the row of fixed values. */
  readonly slotOf: ReadonlyMap<Node, number>;
  /** By port, the states that its doses enter. */
  readonly ports: readonly (readonly number[])[];
  /** Products in a factorisation up to which it is written out; beyond, it runs in loops over lists of addresses. */
  readonly mostWrittenOut: number;
  /** By event: whether its condition is strict, the states it sets, and whether it stops. */
  readonly strict: readonly boolean[];
  readonly sets: readonly (readonly number[])[];
  readonly stops: readonly boolean[];
  /** States that doses can enter. */
  readonly dosed: ReadonlySet<number>;
}

/** Functions exp, log, pow and cube root of a module. */
export function mathFunctions(module: ModuleWriter, lanes: Lanes): MathFunctions {
  const { type } = lanes;
  return {
    exp: module.add([type], [type], (code, x) => exp(lanes)(code, x!)),
    log: module.add([type], [type], (code, x) => log(lanes)(code, x!)),
    pow: module.add([type, type], [type], (code, x, y) => pow(lanes)(code, x!, y!)),
    cbrt: module.add([type], [type], (code, x) => cbrt(lanes)(code, x!)),
  };
}

/** Nodes of inputs alone that are not constants, in the order in which they can be computed. */
export function fixedNodes({ graph, roots }: Lowered): readonly Node[] {
  const all = [
    ...roots.derivatives,
    ...roots.cells.map(({ node }) => node),
    ...roots.slopes,
    ...roots.outputs,
    ...roots.initial,
    ...roots.shares.flat(),
    ...roots.events.flatMap(({ gap, values }) => [gap, ...values]),
  ];
  return reachable(graph, all).filter(
    (node) => !graph.moves[node] && graph.contents[node]!.kind !== "constant",
  );
}

/** A fixed value in lanes. */
export function fixedIn({ lowered, lanes, memory, slotOf }: System, node: Node): Emit {
  const content = lowered.graph.contents[node]!;
  if (content.kind === "constant") return lanes.constant(content.value);
  return lanes.load(memory.fixed.place(slotOf.get(node)!));
}

/** A fixed value of one lane. */
export function fixedOf({ lowered, memory, slotOf }: System, node: Node, lane: Emit): Emit {
  const content = lowered.graph.contents[node]!;
  if (content.kind === "constant") return f64.constant(content.value);
  return f64.load(memory.fixed.place(slotOf.get(node)!), lane);
}

/** Function (lane, address of inputs): computes what depends on inputs alone. */
export function bindFunction(system: System): number {
  const { module, lowered, memory, slotOf, scalarMath } = system;
  const nodes = [...slotOf.keys()];
  const parts: number[] = [];
  const perPart = 1500;
  for (let from = 0; from === 0 || from < nodes.length; from += perPart) {
    const part = module.add(["i32", "i32"], [], (_code, lane, inputs) => {
      const leaf = (node: Node): Emit => {
        const content = lowered.graph.contents[node]!;
        return content.kind === "input"
          ? f64.load(8 * content.slot, inputs!.get)
          : fixedOf(system, node, lane!.get);
      };
      return inTurn(
        ...nodes.slice(from, from + perPart).map((node) => {
          const value = fixedValue(lowered.graph, oneLane, scalarMath, node, leaf);
          return f64.store(memory.fixed.place(slotOf.get(node)!), value, lane!.get);
        }),
      );
    });
    parts.push(part);
  }
  return together(module, ["i32", "i32"], parts);
}

/** One function that calls several with the same arguments. */
function together(module: ModuleWriter, parameters: readonly "i32"[], parts: readonly number[]): number {
  if (parts.length === 1) return parts[0]!;
  return module.add(parameters, [], (_code, ...args) =>
    inTurn(...parts.map((part) => call(part, ...args.map(({ get }) => get)))),
  );
}

/** Function (parameters): what sinks do with their values, for states in a row and a time. */
export function vectorFunction(
  system: System,
  states: Row,
  timeAt: number,
  sinks: readonly Sink[],
  parameters: readonly "i32"[] = [],
): number {
  const { module, lanes, lowered, math } = system;
  const leaves: Leaves = {
    state: (slot) => lanes.load(states.place(slot)),
    time: lanes.load(timeAt),
    fixed: (node) => fixedIn(system, node),
  };
  const roots = sinks.map(({ node }) => node);
  const parts: number[] = [];
  writeSinks(
    sinks,
    () => expressionWriter(lowered.graph, lanes, math, leaves, roots),
    (write) => parts.push(module.add(parameters, [], (code) => write(code))),
  );
  return together(module, parameters, parts);
}

/** dy/dt of a state with what infusions bring to it. */
export const withRate = ({ lanes, dosed, memory }: System, state: number, value: Emit): Emit =>
  dosed.has(state) ? lanes.add(value, lanes.load(memory.rates.place(state))) : value;

/** Function (lane, address): writes the outputs for the seen states of a lane. */
export function outputsFunction(system: System): number {
  const { module, lowered, memory, scalarMath } = system;
  const roots = lowered.roots.outputs;
  return module.add(["i32", "i32"], [], (_code, lane, target) => {
    const leaves: Leaves = {
      state: (slot) => f64.load(memory.seen.place(slot), lane!.get),
      time: memory.seenTime.get(lane!.get),
      fixed: (node) => fixedOf(system, node, lane!.get),
    };
    const value = expressionWriter(lowered.graph, oneLane, scalarMath, leaves, roots);
    return inTurn(...roots.map((node, k) => f64.store(8 * k, value(node), target!.get)));
  });
}

/** The states that outputs read; all of them where events cut steps. */
export function seenStates({ graph, roots }: Lowered): readonly number[] {
  if (roots.events.length > 0) return roots.derivatives.map((_, state) => state);
  return reachable(graph, roots.outputs).flatMap((node) => {
    const content = graph.contents[node]!;
    return content.kind === "state" ? [content.slot] : [];
  });
}
