import type { Equations, NamedValue, Scalar } from "./equations.ts";
import { type Content, type Graph, type Node, reachable } from "./graph.ts";
import { type Entry, mapEntry, type Operator } from "./syntax.ts";

/** The nodes of what a model computes. */
export interface Wanted {
  readonly derivatives: readonly Node[];
  readonly initial: readonly Node[];
  readonly outputs: readonly Node[];
  readonly ports: readonly (readonly { readonly state: number; readonly share: Node }[])[];
  readonly entries: readonly Entry<Node>[];
}

/** Formed, not written: it stands nowhere in a text. */
const at = { line: 1, column: 1, start: 0, end: 0 };

/** Nodes of a graph as equations again: every node that is computed is a value of its own. */
export function scalarsOf(graph: Graph, wanted: Wanted): Omit<Equations, "printed"> {
  const { derivatives, initial, outputs, ports, entries } = wanted;
  const shares = ports.flat().map(({ share }) => share);
  const clauses = entries.flatMap((entry) => Object.values(entry));
  const values: NamedValue[] = [];
  const known = new Map<Node, Scalar>();
  const of = (node: Node): Scalar => known.get(node)!;
  for (const node of reachable(graph, [...derivatives, ...initial, ...outputs, ...shares, ...clauses])) {
    const expression = scalarOf(graph.contents[node]!, of);
    if (expression.kind === "apply") {
      const slot = values.length;
      values.push({ slot, name: `part ${slot}`, expression });
      known.set(node, { kind: "value", slot, at });
    } else known.set(node, expression);
  }
  return {
    values,
    derivatives: derivatives.map(of),
    initial: initial.map(of),
    outputs: outputs.map(of),
    ports: ports.map((port) => port.map(({ state, share }) => ({ state, share: of(share) }))),
    entries: entries.map((entry) => mapEntry(entry, of)),
    events: [],
  };
}

const apply = (operator: Operator, args: readonly Scalar[]): Scalar => ({
  kind: "apply",
  operator,
  args,
  at,
});
const number = (value: number): Scalar => ({ kind: "number", value, at });
const times = (a: Scalar, b: Scalar): Scalar => apply("*", [a, b]);

function scalarOf(content: Content, of: (node: Node) => Scalar): Scalar {
  switch (content.kind) {
    case "constant":
      return number(content.value);
    case "time":
      return { kind: "time", at };
    case "input":
    case "state":
      return { kind: content.kind, slot: content.slot, at };
    case "combination": {
      const terms = content.terms.map((term, k) => times(of(content.coefficients[k]!), of(term)));
      return apply("+", terms);
    }
    case "product":
      return content.factors.map(of).reduce(times);
    case "fixed":
    case "call": {
      const args = content.args.map(of);
      if (content.call === "inverse") return apply("/", [number(1), args[0]!]);
      if (content.call === "cbrt") return apply("^", [args[0]!, number(1 / 3)]);
      return apply(content.call, args);
    }
  }
}
