import { type Graph, type Node, reachable } from "./graph.ts";
import { type Lowered, lower } from "./lower.ts";
import { type Entry, mapEntry } from "./syntax.ts";
import { type Tape, writeTape } from "./tape.ts";
import type { JacobianPattern, Model } from "./types.ts";

/** Where each thing that a system gives is found, and how it is computed. */
export interface Program {
  readonly nInputs: number;
  readonly nStates: number;
  readonly nRegisters: number;
  /** Registers that hold constants, with their values. */
  readonly constants: readonly (readonly [number, number])[];
  /** Of inputs alone: run once per subject. */
  readonly fixed: Tape;
  readonly derivative: Part;
  readonly jacobian: Part & { readonly cells: Int32Array };
  readonly timeDerivative: Part;
  readonly outputs: Part;
  readonly initial: Int32Array;
  readonly gaps: Part;
  readonly sets: readonly Part[];
  readonly ports: readonly (readonly { readonly state: number; readonly register: number }[])[];
  readonly entries: readonly Entry<number>[];
  readonly pattern: JacobianPattern;
  readonly autonomous: boolean;
}

/** A tape with what is read from it. */
export interface Part {
  readonly tape: Tape;
  /** The register of each result. */
  readonly results: Int32Array;
}

/** The program of a model. */
export function writeProgram(model: Model): Program {
  const { graph, roots } = lower(model);
  const nInputs = model.parameters.length + model.covariates.length;
  const nStates = model.states.length;
  const all = reachable(graph, everyNode(roots));
  const register = registersFor(graph, all, nInputs, nStates);
  const part = (nodes: readonly Node[]) => partFor(graph, nodes, register);
  const fixed = all.filter((node) => !graph.moves[node]);
  return {
    nInputs,
    nStates,
    nRegisters: nInputs + nStates + 1 + all.length,
    constants: constantsIn(graph, all, register),
    fixed: writeTape(graph, fixed, register),
    derivative: part(roots.derivatives),
    jacobian: {
      ...part(roots.cells.map(({ node }) => node)),
      cells: Int32Array.from(roots.cells, ({ row, column }) => row * nStates + column),
    },
    timeDerivative: part(roots.slopes),
    outputs: part(roots.outputs),
    initial: part(roots.initial).results,
    gaps: part(roots.events.map(({ gap }) => gap)),
    sets: roots.events.map(({ values }) => part(values)),
    ports: model.equations.ports.map((port, k) =>
      port.map(({ state }, j) => ({ state, register: register.get(roots.shares[k]![j]!)! })),
    ),
    entries: roots.entries.map((entry) => mapEntry(entry, (node) => register.get(node)!)),
    pattern: {
      rows: Int32Array.from(roots.cells, ({ row }) => row),
      columns: Int32Array.from(roots.cells, ({ column }) => column),
    },
    autonomous: roots.slopes.every((node) => node === graph.zero),
  };
}

function partFor(graph: Graph, nodes: readonly Node[], register: ReadonlyMap<Node, number>): Part {
  const moving = reachable(graph, nodes).filter((node) => graph.moves[node]);
  return {
    tape: writeTape(graph, moving, register),
    results: Int32Array.from(nodes, (node) => register.get(node)!),
  };
}

function constantsIn(
  graph: Graph,
  nodes: readonly Node[],
  register: ReadonlyMap<Node, number>,
): Program["constants"] {
  return nodes.flatMap((node) => {
    const content = graph.contents[node]!;
    return content.kind === "constant" ? [[register.get(node)!, content.value] as const] : [];
  });
}

const everyNode = (roots: Lowered["roots"]): readonly Node[] => [
  ...roots.derivatives,
  ...roots.cells.map(({ node }) => node),
  ...roots.slopes,
  ...roots.outputs,
  ...roots.initial,
  ...roots.shares.flat(),
  ...roots.entries.flatMap((entry) => Object.values(entry)),
  ...roots.events.flatMap(({ gap, values }) => [gap, ...values]),
];

/** Registers: inputs, states, time, then one for each other node. */
function registersFor(
  graph: Graph,
  nodes: readonly Node[],
  nInputs: number,
  nStates: number,
): ReadonlyMap<Node, number> {
  let next = nInputs + nStates + 1;
  return new Map(
    nodes.map((node) => {
      const content = graph.contents[node]!;
      switch (content.kind) {
        case "input":
          return [node, content.slot];
        case "state":
          return [node, nInputs + content.slot];
        case "time":
          return [node, nInputs + nStates];
        default:
          return [node, next++];
      }
    }),
  );
}
