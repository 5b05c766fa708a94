import { differentiate, type Partials } from "./differentiate.ts";
import type { Scalar } from "./equations.ts";
import {
  add,
  call,
  constant,
  divide,
  type Graph,
  leaf,
  multiply,
  type Node,
  negate,
  reachable,
  startGraph,
} from "./graph.ts";
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
  readonly ports: readonly (readonly { readonly state: number; readonly register: number }[])[];
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
  const graph = startGraph();
  const nInputs = model.parameters.length + model.covariates.length;
  const nStates = model.states.length;
  const roots = rootsOf(graph, model);
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
    ports: model.equations.ports.map((port, k) =>
      port.map(({ state }, j) => ({ state, register: register.get(roots.shares[k]![j]!)! })),
    ),
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

const everyNode = (roots: Roots): readonly Node[] => [
  ...roots.derivatives,
  ...roots.cells.map(({ node }) => node),
  ...roots.slopes,
  ...roots.outputs,
  ...roots.initial,
  ...roots.shares.flat(),
];

/** The cells of the Jacobian that can be other than 0, row by row. */
function cellsOf(partials: readonly Partials[]): Roots["cells"] {
  return partials
    .flatMap((row, k) =>
      [...row].flatMap(([by, node]) => (by === "time" ? [] : [{ row: k, column: by, node }])),
    )
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The nodes of everything that a model computes. */
interface Roots {
  readonly derivatives: readonly Node[];
  readonly cells: readonly { readonly row: number; readonly column: number; readonly node: Node }[];
  /** Derivatives by time itself. */
  readonly slopes: readonly Node[];
  readonly outputs: readonly Node[];
  readonly initial: readonly Node[];
  readonly shares: readonly (readonly Node[])[];
}

function rootsOf(graph: Graph, { equations }: Model): Roots {
  const values: Node[] = [];
  const node = (expression: Scalar) => nodeOf(graph, expression, values);
  for (const { slot, expression } of equations.values) values[slot] = node(expression);
  const derivatives = equations.derivatives.map(node);
  const partials = differentiate(graph, derivatives);
  return {
    derivatives,
    cells: cellsOf(partials),
    slopes: partials.map((row) => row.get("time") ?? graph.zero),
    outputs: equations.outputs.map(node),
    initial: equations.initial.map(node),
    shares: equations.ports.map((port) => port.map(({ share }) => node(share))),
  };
}

function nodeOf(graph: Graph, x: Scalar, values: readonly Node[]): Node {
  switch (x.kind) {
    case "number":
      return constant(graph, x.value);
    case "value":
      return values[x.slot]!;
    case "time":
      return leaf(graph, { kind: "time" });
    case "input":
    case "state":
      return leaf(graph, { kind: x.kind, slot: x.slot });
    case "apply": {
      const args = x.args.map((arg) => nodeOf(graph, arg, values));
      const [a, b] = [args[0]!, args[1]!];
      switch (x.operator) {
        case "+":
          return add(graph, args);
        case "-":
          return add(graph, [a, negate(graph, b)]);
        case "neg":
          return negate(graph, a);
        case "*":
          return multiply(graph, a, b);
        case "/":
          return divide(graph, a, b);
        case "min":
        case "max": {
          const { operator } = x;
          return args.reduce((left, right) => call(graph, operator, [left, right]));
        }
        default:
          return call(graph, x.operator, args);
      }
    }
  }
}

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
