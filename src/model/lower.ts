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
  startGraph,
} from "./graph.ts";
import { type Entry, mapEntry } from "./syntax.ts";
import type { Model } from "./types.ts";

/** The cells of the Jacobian that can be other than 0, row by row. */
function cellsOf(partials: readonly Partials[]): Roots["cells"] {
  return partials
    .flatMap((row, k) =>
      [...row].flatMap(([by, node]) => (by === "time" ? [] : [{ row: k, column: by, node }])),
    )
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The nodes of everything that a model computes. */
export interface Roots {
  readonly derivatives: readonly Node[];
  readonly cells: readonly { readonly row: number; readonly column: number; readonly node: Node }[];
  /** Derivatives by time itself. */
  readonly slopes: readonly Node[];
  readonly outputs: readonly Node[];
  readonly initial: readonly Node[];
  readonly shares: readonly (readonly Node[])[];
  readonly entries: readonly Entry<Node>[];
}

/** A model as a graph in which equal parts are one node, with the nodes of what it computes. */
export interface Lowered {
  readonly graph: Graph;
  readonly roots: Roots;
}

const known = new WeakMap<Model, Lowered>();

/** The graph of a model's equations and of their derivatives; formed once for a model. */
export function lower(model: Model): Lowered {
  const found = known.get(model) ?? lowered(model);
  known.set(model, found);
  return found;
}

function lowered({ equations }: Model): Lowered {
  const graph = startGraph();
  const values: Node[] = [];
  const node = (expression: Scalar) => nodeOf(graph, expression, values);
  for (const { slot, expression } of equations.values) values[slot] = node(expression);
  const derivatives = equations.derivatives.map(node);
  const partials = differentiate(graph, derivatives);
  const roots = {
    derivatives,
    cells: cellsOf(partials),
    slopes: partials.map((row) => row.get("time") ?? graph.zero),
    outputs: equations.outputs.map(node),
    initial: equations.initial.map(node),
    shares: equations.ports.map((port) => port.map(({ share }) => node(share))),
    entries: equations.entries.map((entry) => mapEntry(entry, node)),
  };
  return { graph, roots };
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
