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
import { type Entry, mapEntry } from "./syntax.ts";
import type { Model } from "./types.ts";

/** The cells of the Jacobian that can be other than 0, row by row. */
function cellsOf(partials: readonly Partials[]): Roots["cells"] {
  return partials
    .flatMap((row, k) =>
      [...row].flatMap(([by, node]) => (typeof by === "number" ? [{ row: k, column: by, node }] : [])),
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
  /** For each event, what is above 0 where its condition holds, and the values it sets. */
  readonly events: readonly { readonly gap: Node; readonly values: readonly Node[] }[];
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

function lowered({ equations, sensitivities = [], states }: Model): Lowered {
  const graph = startGraph();
  const values: Node[] = [];
  const node = (expression: Scalar) => nodeOf(graph, expression, values);
  for (const { slot, expression } of equations.values) values[slot] = node(expression);
  const derivatives = equations.derivatives.map(node);
  const partials = differentiate(graph, derivatives);
  const roots = {
    derivatives,
    cells: curbed(graph, cellsOf(partials), states.length / (1 + sensitivities.length)),
    slopes: partials.map((row) => row.get("time") ?? graph.zero),
    outputs: equations.outputs.map(node),
    initial: equations.initial.map(node),
    shares: equations.ports.map((port) => port.map(({ share }) => node(share))),
    entries: equations.entries.map((entry) => mapEntry(entry, node)),
    events: equations.events.map(({ gap, sets }) => ({
      gap: node(gap),
      values: sets.map(({ value }) => node(value)),
    })),
  };
  return { graph, roots };
}

/**
 * In a model with sensitivities, cells by which derivatives change with the model's own states are second derivatives.
 * They count as 0 where they are not finite, as that of y^1.5 at 0: what is integrated is finite there, and a step that
 * loses order for want of them is refused by its estimate of the error.
 */
const curbed = (graph: Graph, cells: Roots["cells"], nOwn: number): Roots["cells"] =>
  cells.map((cell) => {
    const { row, column, node } = cell;
    if (row < nOwn || column >= nOwn || !calls(graph, node)) return cell;
    const finite = call(graph, "<", [call(graph, "abs", [node]), constant(graph, Number.POSITIVE_INFINITY)]);
    return { ...cell, node: call(graph, "if", [finite, node, graph.zero]) };
  });

/** Whether a node is more than sums and products of what changes. */
const calls = (graph: Graph, node: Node): boolean =>
  graph.moves[node]! && reachable(graph, [node]).some((part) => graph.contents[part]!.kind === "call");

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
