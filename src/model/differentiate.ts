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

/** The derivatives of one node that are not 0: by state slot, or by "time". */
export type Partials = ReadonlyMap<number | "time", Node>;

const none: Partials = new Map();

/** Derivatives of the roots by states and time, as nodes of the same graph; each node is differentiated once. */
export function differentiate(graph: Graph, roots: readonly Node[]): readonly Partials[] {
  const known = new Map<Node, Partials>();
  const of = (node: Node): Partials => known.get(node) ?? none;
  for (const node of reachable(graph, roots)) {
    if (graph.moves[node]) known.set(node, partials(graph, node, graph.contents[node]!, of));
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
      return gather(graph, content.terms, content.coefficients, of);
    case "product":
      return gather(
        graph,
        content.factors,
        content.factors.map((_, k) => without(graph, content.factors, k)),
        of,
      );
    case "call":
      return ofCall(graph, node, content.call, content.args, of);
    default:
      return none;
  }
}

/** Σ slopeₖ · ∂argₖ. */
function gather(graph: Graph, args: readonly Node[], slopes: readonly Node[], of: Known): Partials {
  const terms = new Map<number | "time", Node[]>();
  args.forEach((arg, k) => {
    for (const [by, partial] of of(arg)) {
      const list = terms.get(by) ?? [];
      list.push(multiply(graph, slopes[k]!, partial));
      terms.set(by, list);
    }
  });
  return nonZero(graph, new Map([...terms].map(([by, list]) => [by, add(graph, list)])));
}

const nonZero = (graph: Graph, all: ReadonlyMap<number | "time", Node>): Partials =>
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
      return gather(
        graph,
        [a, b],
        [times(b, lower), of(b).size > 0 ? times(node, call(graph, "log", [a])) : a],
        of,
      );
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

const negated = (graph: Graph, all: Partials): Partials =>
  new Map([...all].map(([by, node]) => [by, negate(graph, node)]));

function choose(graph: Graph, condition: Node, yes: Partials, no: Partials): Partials {
  const variables = new Set([...yes.keys(), ...no.keys()]);
  const pick = (by: number | "time") =>
    call(graph, "if", [condition, yes.get(by) ?? graph.zero, no.get(by) ?? graph.zero]);
  return nonZero(graph, new Map([...variables].map((by) => [by, pick(by)])));
}
