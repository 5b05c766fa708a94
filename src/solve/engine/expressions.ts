import { type Content, type Graph, type Node, needs, reachable } from "../../model/index.ts";
import { type Code, call, type Emit, inTurn, type Lanes, type Local, local } from "../../wasm/index.ts";

/** Numbers of the functions that expressions call. */
export interface MathFunctions {
  readonly exp: number;
  readonly log: number;
  readonly pow: number;
  readonly cbrt: number;
}

/** Where the leaves of expressions stand. */
export interface Leaves {
  readonly state: (slot: number) => Emit;
  readonly time: Emit;
  /** A node of inputs alone that is not a constant. */
  readonly fixed: (node: Node) => Emit;
}

/** Writes the values of nodes into one function; parts that are needed twice are computed once. */
export type Writer = (node: Node) => Emit;

/** A writer for some roots of a graph. */
export function expressionWriter(
  graph: Graph,
  lanes: Lanes,
  functions: MathFunctions,
  leaves: Leaves,
  roots: readonly Node[],
): Writer {
  const uses = usesOf(graph, roots);
  const kept = new Map<Node, Local>();
  const value: Writer = (node) => (code) => {
    const content = graph.contents[node]!;
    if (content.kind === "constant") return lanes.constant(content.value)(code);
    const known = kept.get(node);
    if (known) return known.get(code);
    const fresh = graph.moves[node] ? moving(content) : leaves.fixed(node);
    if ((uses.get(node) ?? 0) < 2) return fresh(code);
    const place = local(code, lanes.type);
    kept.set(node, place);
    return place.tee(fresh)(code);
  };
  const moving = (content: Content): Emit => {
    switch (content.kind) {
      case "state":
        return leaves.state(content.slot);
      case "time":
        return leaves.time;
      case "product":
        return content.factors.map(value).reduce(lanes.multiply);
      case "combination":
        return combination(graph, lanes, content, value);
      case "call":
        return applied(lanes, functions, content.call, content.args.map(value));
      default:
        return inTurn();
    }
  };
  return value;
}

/** The value of a node of inputs alone, from the values of those before it. */
export function fixedValue(
  graph: Graph,
  lanes: Lanes,
  functions: MathFunctions,
  node: Node,
  leaf: Writer,
): Emit {
  const content = graph.contents[node]!;
  return content.kind === "fixed"
    ? applied(lanes, functions, content.call, content.args.map(leaf))
    : leaf(node);
}

const knownUses = new WeakMap<readonly Node[], ReadonlyMap<Node, number>>();

/** How often each node is read on the way to some roots; counted once for a list of roots. */
function usesOf(graph: Graph, roots: readonly Node[]): ReadonlyMap<Node, number> {
  const found = knownUses.get(roots) ?? countedUses(graph, roots);
  knownUses.set(roots, found);
  return found;
}

function countedUses(graph: Graph, roots: readonly Node[]): ReadonlyMap<Node, number> {
  const uses = new Map<Node, number>();
  const count = (node: Node) => uses.set(node, (uses.get(node) ?? 0) + 1);
  roots.forEach(count);
  for (const node of reachable(graph, roots)) {
    if (graph.moves[node]) needs(graph.contents[node]!).forEach(count);
  }
  return uses;
}

/** Σ cₖ·tₖ; coefficients 1 and −1 cost nothing. */
function combination(
  graph: Graph,
  lanes: Lanes,
  { coefficients, terms }: Content & { kind: "combination" },
  value: Writer,
): Emit {
  const parts = terms.map((term, k) => {
    const by = graph.contents[coefficients[k]!]!;
    const size = by.kind === "constant" ? by.value : undefined;
    if (term === graph.one) return { minus: false, part: value(coefficients[k]!) };
    if (size === 1 || size === -1) return { minus: size < 0, part: value(term) };
    return { minus: false, part: lanes.multiply(value(coefficients[k]!), value(term)) };
  });
  const [first, ...rest] = [...parts.filter(({ minus }) => !minus), ...parts.filter(({ minus }) => minus)];
  const start = first!.minus ? lanes.negate(first!.part) : first!.part;
  return rest.reduce<Emit>(
    (sum, { minus, part }) => (minus ? lanes.subtract(sum, part) : lanes.add(sum, part)),
    start,
  );
}

function applied(lanes: Lanes, functions: MathFunctions, name: string, args: readonly Emit[]): Emit {
  const [a, b, c] = [args[0]!, args[1]!, args[2]!];
  const { constant, truth, differs } = lanes;
  const isTrue = (x: Emit) => differs(x, constant(0));
  switch (name) {
    case "+":
      return lanes.add(a, b);
    case "*":
      return lanes.multiply(a, b);
    case "^":
      return call(functions.pow, a, b);
    case "inverse":
      return lanes.divide(constant(1), a);
    case "<":
      return truth(lanes.less(a, b));
    case "<=":
      return truth(lanes.atMost(a, b));
    case ">":
      return truth(lanes.greater(a, b));
    case ">=":
      return truth(lanes.atLeast(a, b));
    case "==":
      return truth(lanes.equal(a, b));
    case "!=":
      return truth(differs(a, b));
    case "and":
      return args.reduce((x, y) => truth(lanes.both(isTrue(x), isTrue(y))));
    case "or":
      return args.reduce((x, y) => truth(lanes.either(isTrue(x), isTrue(y))));
    case "not":
      return truth(lanes.equal(a, constant(0)));
    case "if":
      return lanes.choose(isTrue(a), b, c);
    case "exp":
      return call(functions.exp, a);
    case "log":
      return call(functions.log, a);
    case "log10":
      return lanes.multiply(call(functions.log, a), constant(Math.LOG10E));
    case "cbrt":
      return call(functions.cbrt, a);
    case "sqrt":
      return lanes.sqrt(a);
    case "abs":
      return lanes.abs(a);
    case "min":
      return args.reduce(lanes.min);
    case "max":
      return args.reduce(lanes.max);
    default:
      throw new RangeError(`an expression has the operation "${name}", which has no WebAssembly form here`);
  }
}

/** What to do with the value of a node. */
export interface Sink {
  readonly node: Node;
  readonly use: (value: Emit) => Emit;
}

/** Functions longer than this many bytes are divided: compilers take more than twice as long over twice the code. */
const longestFunction = 24_000;

/** Spreads sinks over as many bodies as their length needs; `body` is called with each. */
export function writeSinks(
  sinks: readonly Sink[],
  writerFor: () => Writer,
  body: (write: (code: Code) => Emit) => void,
): void {
  let next = 0;
  do {
    body((code) => {
      const writer = writerFor();
      return (into) => {
        for (; next < sinks.length && code.bytes.length < longestFunction; next++) {
          const { node, use } = sinks[next]!;
          use(writer(node))(into);
        }
      };
    });
  } while (next < sinks.length);
}
