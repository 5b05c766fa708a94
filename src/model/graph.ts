import type { Operator } from "./syntax.ts";

/** A node of a graph, by its number; what a node needs has a smaller number. */
export type Node = number;

/** Operations that are neither sum nor product; they take their arguments as they are. */
export type Call = Exclude<Operator, "+" | "-" | "*" | "/" | "neg"> | "inverse" | "cbrt";

/**
 * What a node is. `fixed` calls depend on inputs alone and are computed once per subject. What changes with states or
 * time is brought into one form: a linear combination Σ cₖ·tₖ with fixed coefficients, over products of nodes that
 * change. So like terms meet, and coefficients such as CL/V + Q/V become one number per subject.
 */
export type Content =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "input" | "state"; readonly slot: number }
  | { readonly kind: "time" }
  | { readonly kind: "fixed"; readonly call: Call | "+" | "*"; readonly args: readonly Node[] }
  | { readonly kind: "combination"; readonly coefficients: readonly Node[]; readonly terms: readonly Node[] }
  | { readonly kind: "product"; readonly factors: readonly Node[] }
  | { readonly kind: "call"; readonly call: Call; readonly args: readonly Node[] };

/** Expressions with their common parts shared: every different expression is one node. */
export interface Graph {
  readonly contents: Content[];
  /** Whether a node changes with states or time. */
  readonly moves: boolean[];
  readonly byKey: Map<string, Node>;
  readonly zero: Node;
  readonly one: Node;
}

/** A combination longer than this is a term of its own where it is added to others, not taken apart. */
const longestInlined = 4;

/** A graph that holds the constants 0 and 1. */
export function startGraph(): Graph {
  const graph = { contents: [], moves: [], byKey: new Map(), zero: 0, one: 1 };
  constant(graph, 0);
  constant(graph, 1);
  return graph;
}

function keyOf(content: Content): string {
  switch (content.kind) {
    case "constant":
      return `c${Object.is(content.value, -0) ? "-0" : content.value}`;
    case "input":
    case "state":
      return `${content.kind}${content.slot}`;
    case "time":
      return "time";
    case "fixed":
      return `f${content.call} ${content.args.join(" ")}`;
    case "call":
      return `m${content.call} ${content.args.join(" ")}`;
    case "combination":
      return `l${content.coefficients.join(" ")}|${content.terms.join(" ")}`;
    case "product":
      return `p${content.factors.join(" ")}`;
  }
}

function put(graph: Graph, content: Content): Node {
  const key = keyOf(content);
  const known = graph.byKey.get(key);
  if (known !== undefined) return known;
  const node = graph.contents.length;
  graph.contents.push(content);
  graph.moves.push(!["constant", "input", "fixed"].includes(content.kind));
  graph.byKey.set(key, node);
  return node;
}

/** A number. */
export const constant = (graph: Graph, value: number): Node => put(graph, { kind: "constant", value });

/** An input, a state or the time. */
export const leaf = (graph: Graph, content: Content & { kind: "input" | "state" | "time" }): Node =>
  put(graph, content);

const constantOf = (graph: Graph, node: Node): number | undefined => {
  const content = graph.contents[node]!;
  return content.kind === "constant" ? content.value : undefined;
};

const truth = (condition: boolean): number => (condition ? 1 : 0);

/** What each call gives; shared by constant folding and the tests of the tape. */
export const compute: Readonly<Record<Call | "+" | "*", (a: number, b: number, c: number) => number>> = {
  "+": (a, b) => a + b,
  "*": (a, b) => a * b,
  "^": (a, b) => a ** b,
  inverse: (a) => 1 / a,
  "<": (a, b) => truth(a < b),
  "<=": (a, b) => truth(a <= b),
  ">": (a, b) => truth(a > b),
  ">=": (a, b) => truth(a >= b),
  "==": (a, b) => truth(a === b),
  "!=": (a, b) => truth(a !== b),
  and: (a, b) => truth(a !== 0 && b !== 0),
  or: (a, b) => truth(a !== 0 || b !== 0),
  not: (a) => truth(a === 0),
  if: (a, b, c) => (a !== 0 ? b : c),
  exp: (a) => Math.exp(a),
  log: (a) => Math.log(a),
  log10: (a) => Math.log10(a),
  sqrt: (a) => Math.sqrt(a),
  cbrt: (a) => (a < 0 ? Number.NaN : Math.cbrt(a)),
  abs: (a) => Math.abs(a),
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
};

function fixed(graph: Graph, call: Call | "+" | "*", args: readonly Node[]): Node {
  const values = args.map((arg) => constantOf(graph, arg));
  const [a, b] = [args[0]!, args[1]];
  if (values.every((value) => value !== undefined)) {
    return constant(graph, compute[call](values[0]!, values[1] ?? 0, values[2] ?? 0));
  }
  if (b !== undefined && call === "+") {
    if (a === graph.zero) return b;
    if (b === graph.zero) return a;
  }
  if (b !== undefined && call === "*") {
    if (a === graph.zero || b === graph.zero) return graph.zero;
    if (a === graph.one) return b;
    if (b === graph.one) return a;
  }
  const commutes = call === "+" || call === "*";
  return put(graph, { kind: "fixed", call, args: commutes ? [...args].sort((x, y) => x - y) : args });
}

interface Parts {
  readonly coefficients: readonly Node[];
  readonly terms: readonly Node[];
}

/** A node as a combination; a fixed node is its multiple of 1. */
function partsOf(graph: Graph, node: Node, longest: number): Parts {
  const content = graph.contents[node]!;
  if (content.kind === "combination" && content.terms.length <= longest) return content;
  if (!graph.moves[node]) return { coefficients: [node], terms: [graph.one] };
  return { coefficients: [graph.one], terms: [node] };
}

/** Σ of nodes, like terms put together. */
export function add(graph: Graph, nodes: readonly Node[]): Node {
  const coefficients = new Map<Node, Node>();
  for (const node of nodes) {
    const parts = partsOf(graph, node, longestInlined);
    parts.terms.forEach((term, k) => {
      const before = coefficients.get(term) ?? graph.zero;
      coefficients.set(term, fixed(graph, "+", [before, parts.coefficients[k]!]));
    });
  }
  return combine(graph, coefficients);
}

function combine(graph: Graph, coefficients: ReadonlyMap<Node, Node>): Node {
  const kept = [...coefficients].filter(([, by]) => by !== graph.zero).sort(([a], [b]) => a - b);
  const [first] = kept;
  if (!first) return graph.zero;
  if (kept.length === 1) {
    const [term, by] = first;
    if (term === graph.one) return by;
    if (by === graph.one) return term;
  }
  return put(graph, {
    kind: "combination",
    coefficients: kept.map(([, by]) => by),
    terms: kept.map(([t]) => t),
  });
}

function scale(graph: Graph, by: Node, node: Node): Node {
  const parts = partsOf(graph, node, longestInlined);
  return combine(
    graph,
    new Map(parts.terms.map((term, k) => [term, fixed(graph, "*", [by, parts.coefficients[k]!])])),
  );
}

/** A product; fixed factors gather in one coefficient. */
export function multiply(graph: Graph, a: Node, b: Node): Node {
  if (!graph.moves[a] && !graph.moves[b]) return fixed(graph, "*", [a, b]);
  if (!graph.moves[a]) return scale(graph, a, b);
  if (!graph.moves[b]) return scale(graph, b, a);
  const [left, right] = [factorsOf(graph, a), factorsOf(graph, b)];
  const factors = [...left.factors, ...right.factors].sort((x, y) => x - y);
  const product = put(graph, { kind: "product", factors });
  return scale(graph, fixed(graph, "*", [left.by, right.by]), product);
}

function factorsOf(graph: Graph, node: Node): { by: Node; factors: readonly Node[] } {
  const content = graph.contents[node]!;
  if (content.kind === "product") return { by: graph.one, factors: content.factors };
  if (content.kind === "combination" && content.terms.length === 1) {
    const inner = graph.contents[content.terms[0]!]!;
    const factors = inner.kind === "product" ? inner.factors : content.terms;
    return { by: content.coefficients[0]!, factors };
  }
  return { by: graph.one, factors: [node] };
}

/** −x. */
export const negate = (graph: Graph, node: Node): Node => multiply(graph, constant(graph, -1), node);

/** a / b, as a times the inverse of b. */
export const divide = (graph: Graph, a: Node, b: Node): Node =>
  a === graph.zero ? graph.zero : multiply(graph, a, call(graph, "inverse", [b]));

/** Exponents, in thirds, that become cube roots. */
const thirds = [1, 2, -1, -2];

/** root^n for n of {@link thirds}. */
function powerOfRoot(graph: Graph, root: Node, n: number): Node {
  const power = Math.abs(n) === 2 ? multiply(graph, root, root) : root;
  return n < 0 ? call(graph, "inverse", [power]) : power;
}

/** Any other operation. Small whole powers become products, halves square roots, thirds cube roots. */
export function call(graph: Graph, name: Call, args: readonly Node[]): Node {
  const [base, exponent] = [args[0]!, args[1]];
  if (name === "^" && exponent !== undefined) {
    const value = constantOf(graph, exponent);
    if (value === 0.5) return call(graph, "sqrt", [base]);
    if (value === -1) return call(graph, "inverse", [base]);
    if (value !== undefined && [1, 2, 3, 4].includes(value)) {
      return Array.from({ length: value }, () => base).reduce((x, y) => multiply(graph, x, y));
    }
    const third = thirds.find((n) => value === n / 3);
    if (third !== undefined) return powerOfRoot(graph, call(graph, "cbrt", [base]), third);
  }
  if (name === "if" && constantOf(graph, base) !== undefined) {
    return constantOf(graph, base) !== 0 ? args[1]! : args[2]!;
  }
  if (name === "if" && args[1] === args[2]) return args[1]!;
  if (args.every((arg) => !graph.moves[arg])) return fixed(graph, name, args);
  return put(graph, { kind: "call", call: name, args });
}

/** The nodes that a node needs directly. */
export function needs(content: Content): readonly Node[] {
  switch (content.kind) {
    case "fixed":
    case "call":
      return content.args;
    case "product":
      return content.factors;
    case "combination":
      return [...content.coefficients, ...content.terms];
    default:
      return [];
  }
}

/** Everything that some nodes need, themselves included, in ascending order. */
export function reachable(graph: Graph, roots: readonly Node[]): readonly Node[] {
  const seen = new Set<Node>();
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    waiting.push(...needs(graph.contents[node]!));
  }
  return [...seen].sort((a, b) => a - b);
}
