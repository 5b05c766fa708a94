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
import { runTape, type Tape, writeTape } from "./tape.ts";
import type { BoundSystem, JacobianPattern, Model, System } from "./types.ts";

/** Where each thing that a system gives is found, and how it is computed. */
interface Program {
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

interface Part {
  readonly tape: Tape;
  /** The register of each result. */
  readonly results: Int32Array;
}

/**
 * The fast system of a model. The equations become a graph in which equal parts are one node; its derivatives are
 * formed symbolically; what depends on inputs alone is computed when a subject is bound; the rest runs as a flat
 * list of operations over one array of numbers. Agrees with {@link interpret} up to rounding.
 */
export function compile(model: Model): System {
  const program = write(model);
  return {
    nStates: program.nStates,
    nOutputs: model.outputs.length,
    bind: (inputs) => bind(program, inputs),
  };
}

/** The nodes of everything that a model computes. */
interface Roots {
  readonly derivatives: readonly Node[];
  readonly partials: readonly Partials[];
  readonly outputs: readonly Node[];
  readonly initial: readonly Node[];
  readonly shares: readonly (readonly Node[])[];
}

function rootsOf(graph: Graph, { equations }: Model): Roots {
  const values: Node[] = [];
  const node = (expression: Scalar) => nodeOf(graph, expression, values);
  for (const { slot, expression } of equations.values) values[slot] = node(expression);
  const derivatives = equations.derivatives.map(node);
  return {
    derivatives,
    partials: differentiate(graph, derivatives),
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

function write(model: Model): Program {
  const graph = startGraph();
  const nInputs = model.parameters.length + model.covariates.length;
  const nStates = model.states.length;
  const roots = rootsOf(graph, model);
  const entries = roots.partials.flatMap((partials, row) =>
    [...partials].flatMap(([by, node]) => (by === "time" ? [] : [{ row, column: by, node }])),
  );
  entries.sort((a, b) => a.row - b.row || a.column - b.column);
  const slopes = roots.partials.map((partials) => partials.get("time") ?? graph.zero);
  const all = reachable(graph, [
    ...roots.derivatives,
    ...entries.map(({ node }) => node),
    ...slopes,
    ...roots.outputs,
    ...roots.initial,
    ...roots.shares.flat(),
  ]);
  const register = registersFor(graph, all, nInputs, nStates);
  const part = (nodes: readonly Node[]): Part => {
    const moving = reachable(graph, nodes).filter((node) => graph.moves[node]);
    return {
      tape: writeTape(graph, moving, register),
      results: Int32Array.from(nodes, (node) => register.get(node)!),
    };
  };
  return {
    nInputs,
    nStates,
    nRegisters: nInputs + nStates + 1 + all.length,
    constants: all.flatMap((node) => {
      const content = graph.contents[node]!;
      return content.kind === "constant" ? [[register.get(node)!, content.value] as const] : [];
    }),
    fixed: writeTape(
      graph,
      all.filter((node) => !graph.moves[node]),
      register,
    ),
    derivative: part(roots.derivatives),
    jacobian: {
      ...part(entries.map(({ node }) => node)),
      cells: Int32Array.from(entries, ({ row, column }) => row * nStates + column),
    },
    timeDerivative: part(slopes),
    outputs: part(roots.outputs),
    initial: part(roots.initial).results,
    ports: model.equations.ports.map((port, k) =>
      port.map(({ state }, j) => ({ state, register: register.get(roots.shares[k]![j]!)! })),
    ),
    pattern: {
      rows: Int32Array.from(entries, ({ row }) => row),
      columns: Int32Array.from(entries, ({ column }) => column),
    },
    autonomous: slopes.every((node) => node === graph.zero),
  };
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

function bind(program: Program, inputs: Float64Array): BoundSystem {
  const { nInputs, nStates } = program;
  const r = new Float64Array(program.nRegisters);
  for (const [register, value] of program.constants) r[register] = value;
  r.set(inputs.subarray(0, nInputs));
  runTape(program.fixed, r);
  const run = ({ tape, results }: Part, t: number, y: Float64Array, out: Float64Array) => {
    for (let k = 0; k < nStates; k++) r[nInputs + k] = y[k]!;
    r[nInputs + nStates] = t;
    runTape(tape, r);
    for (let k = 0; k < results.length; k++) out[k] = r[results[k]!]!;
  };
  const { jacobian } = program;
  const entries = new Float64Array(jacobian.cells.length);
  return {
    pattern: program.pattern,
    autonomous: program.autonomous,
    initial: () => Float64Array.from(program.initial, (register) => r[register]!),
    derivative: (t, y, out) => run(program.derivative, t, y, out),
    jacobian(t, y, out) {
      run(jacobian, t, y, entries);
      out.fill(0);
      for (let k = 0; k < entries.length; k++) out[jacobian.cells[k]!] = entries[k]!;
    },
    timeDerivative: (t, y, out) => run(program.timeDerivative, t, y, out),
    outputs: (t, y, out) => run(program.outputs, t, y, out),
    doseShares(port) {
      const shares = new Float64Array(nStates);
      for (const { state, register } of program.ports[port] ?? [])
        shares[state] = shares[state]! + r[register]!;
      return shares;
    },
  };
}
