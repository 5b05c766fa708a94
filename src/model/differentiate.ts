import {
  add,
  type Content,
  call,
  constant,
  divide,
  type Graph,
  multiply,
  type Node,
  negate,
  reachable,
} from "./graph.ts";

/** What a derivative is taken by: the slot of a state, the time, or an input. */
export type Variable = number | "time" | `input ${number}`;

/** The derivatives of one node that are not 0. */
export type Partials = ReadonlyMap<Variable, Node>;

const none: Partials = new Map();

/**
 * Derivatives of the roots by states and time, and by the inputs that are named, as nodes of the same graph; each node
 * is differentiated once.
 */
export function differentiate(
  graph: Graph,
  roots: readonly Node[],
  inputs: readonly number[] = [],
): readonly Partials[] {
  const known = new Map<Node, Partials>();
  const of = (node: Node): Partials => known.get(node) ?? none;
  const leaves = new Set(inputs);
  for (const node of reachable(graph, roots)) {
    const content = graph.contents[node]!;
    if (content.kind === "input") {
      if (leaves.has(content.slot))
        known.set(node, new Map<Variable, Node>([[`input ${content.slot}`, graph.one]]));
    } else if (graph.moves[node] || inputs.length > 0) {
      known.set(node, partials(graph, node, content, of));
    }
  }
  return roots.map(of);
}

type Known = (node: Node) => Partials;

function partials(graph: Graph, node: Node, content: Content, of: Known): Partials {
  switch (content.kind) {
    case "state":
      return new Map([[content.slot, graph.one]]);
    case "time":
      return new Map([["time", graph.one]]);
    case "combination":
      return gather(
        graph,
        [...content.terms, ...content.coefficients],
        [...content.coefficients, ...content.terms],
        of,
      );
    case "product":
      return ofProduct(graph, content.factors, of);
    case "fixed":
      if (content.call === "*") return ofProduct(graph, content.args, of);
      if (content.call === "+")
        return gather(
          graph,
          content.args,
          content.args.map(() => graph.one),
          of,
        );
      return ofCall(graph, node, content.call, content.args, of);
    case "call":
      return ofCall(graph, node, content.call, content.args, of);
    default:
      return none;
  }
}

/** Σ slopeₖ · ∂argₖ. */
function gather(graph: Graph, args: readonly Node[], slopes: readonly Node[], of: Known): Partials {
  const terms = new Map<Variable, Node[]>();
  args.forEach((arg, k) => {
    for (const [by, partial] of of(arg)) {
      const list = terms.get(by) ?? [];
      list.push(multiply(graph, slopes[k]!, partial));
      terms.set(by, list);
    }
  });
  return nonZero(graph, new Map([...terms].map(([by, list]) => [by, add(graph, list)])));
}

const ofProduct = (graph: Graph, factors: readonly Node[], of: Known): Partials =>
  gather(
    graph,
    factors,
    factors.map((_, k) => without(graph, factors, k)),
    of,
  );

const nonZero = (graph: Graph, all: ReadonlyMap<Variable, Node>): Partials =>
  new Map([...all].filter(([, node]) => node !== graph.zero));

const without = (graph: Graph, factors: readonly Node[], k: number): Node =>
  factors.filter((_, other) => other !== k).reduce((x, y) => multiply(graph, x, y), graph.one);

function ofCall(graph: Graph, node: Node, name: string, args: readonly Node[], of: Known): Partials {
  const [a, b] = [args[0]!, args[1]!];
  const times = (x: Node, y: Node) => multiply(graph, x, y);
  const number = (value: number) => constant(graph, value);
  switch (name) {
    case "inverse":
      return gather(graph, [a], [negate(graph, times(node, node))], of);
    case "exp":
      return gather(graph, [a], [node], of);
    case "log":
      return gather(graph, [a], [call(graph, "inverse", [a])], of);
    case "log10":
      return gather(graph, [a], [divide(graph, number(1 / Math.LN10), a)], of);
    case "sqrt":
      return gather(graph, [a], [divide(graph, number(0.5), node)], of);
    case "cbrt":
      return gather(graph, [a], [divide(graph, times(number(1 / 3), node), a)], of);
    case "^": {
      const lower = call(graph, "^", [a, add(graph, [b, number(-1)])]);
      return gather(graph, [a, b], [times(b, lower), of(b).size > 0 ? byExponent(graph, node, a) : a], of);
    }
    case "abs":
      return choose(graph, call(graph, "<", [a, graph.zero]), negated(graph, of(a)), of(a));
    case "min":
      return choose(graph, call(graph, "<", [b, a]), of(b), of(a));
    case "max":
      return choose(graph, call(graph, ">", [b, a]), of(b), of(a));
    case "if":
      return choose(graph, a, of(b), of(args[2]!));
    default:
      return none;
  }
}

/** ∂(aᵇ)/∂b = aᵇ ln a, and 0 at a = 0, where a power with a positive exponent stays 0. */
const byExponent = (graph: Graph, power: Node, a: Node): Node =>
  call(graph, "if", [
    call(graph, "==", [a, graph.zero]),
    graph.zero,
    multiply(graph, power, call(graph, "log", [a])),
  ]);

const negated = (graph: Graph, all: Partials): Partials =>
  new Map([...all].map(([by, node]) => [by, negate(graph, node)]));

function choose(graph: Graph, condition: Node, yes: Partials, no: Partials): Partials {
  const variables = new Set([...yes.keys(), ...no.keys()]);
  const pick = (by: Variable) =>
    call(graph, "if", [condition, yes.get(by) ?? graph.zero, no.get(by) ?? graph.zero]);
  return nonZero(graph, new Map([...variables].map((by) => [by, pick(by)])));
}
