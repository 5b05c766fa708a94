import { type Call, type Content, compute, type Graph, type Node } from "./graph.ts";

/**
 * A program without jumps: operation, target register, then registers to read. A register holds one number; every
 * node that is computed has one of its own.
 */
export type Tape = Int32Array;

const dot = 0;
const dot1 = 1;
const dot2 = 2;
const dot3 = 3;
const multiply = 4;
const firstCall = 5;

const calls = Object.keys(compute).filter((name): name is Call | "+" | "*" => name in compute);
const functions = calls.map((name) => compute[name]);

const inverse = firstCall + calls.indexOf("inverse");
const choose = firstCall + calls.indexOf("if");

/** The tape that computes nodes, given in ascending order, into their registers. */
export function writeTape(graph: Graph, nodes: readonly Node[], register: ReadonlyMap<Node, number>): Tape {
  const code: number[] = [];
  const at = (node: Node): number => register.get(node)!;
  for (const node of nodes) code.push(...instructions(graph.contents[node]!, at(node), at));
  return Int32Array.from(code);
}

function instructions(content: Content, target: number, at: (node: Node) => number): readonly number[] {
  switch (content.kind) {
    case "combination": {
      const pairs = content.terms.flatMap((term, k) => [at(content.coefficients[k]!), at(term)]);
      const n = content.terms.length;
      return n <= 3 ? [dot + n, target, ...pairs] : [dot, target, n, ...pairs];
    }
    case "product": {
      const [first, second, ...rest] = content.factors.map(at);
      return [
        multiply,
        target,
        first!,
        second!,
        ...rest.flatMap((factor) => [multiply, target, target, factor]),
      ];
    }
    case "fixed":
    case "call": {
      const args = content.args.map(at);
      const code = firstCall + calls.indexOf(content.call);
      if (code === inverse) return [code, target, args[0]!];
      const padded = [args[0]!, args[1] ?? args[0]!, args[2] ?? args[0]!];
      const [a, b, ...more] = args;
      if (more.length > 0 && code !== choose) {
        return [...[code, target, a!, b!, a!], ...more.flatMap((arg) => [code, target, target, arg, target])];
      }
      return [code, target, ...padded];
    }
    default:
      return [];
  }
}

/** Runs a tape on registers. */
export function runTape(tape: Tape, r: Float64Array): void {
  const end = tape.length;
  let k = 0;
  while (k < end) {
    const code = tape[k]!;
    const target = tape[k + 1]!;
    if (code === dot2) {
      r[target] = r[tape[k + 2]!]! * r[tape[k + 3]!]! + r[tape[k + 4]!]! * r[tape[k + 5]!]!;
      k += 6;
    } else if (code === dot3) {
      r[target] =
        r[tape[k + 2]!]! * r[tape[k + 3]!]! +
        r[tape[k + 4]!]! * r[tape[k + 5]!]! +
        r[tape[k + 6]!]! * r[tape[k + 7]!]!;
      k += 8;
    } else if (code === dot1 || code === multiply) {
      r[target] = r[tape[k + 2]!]! * r[tape[k + 3]!]!;
      k += 4;
    } else if (code === dot) {
      const stop = k + 3 + 2 * tape[k + 2]!;
      let sum = 0;
      for (k += 3; k < stop; k += 2) sum += r[tape[k]!]! * r[tape[k + 1]!]!;
      r[target] = sum;
    } else if (code === inverse) {
      r[target] = 1 / r[tape[k + 2]!]!;
      k += 3;
    } else {
      r[target] = functions[code - firstCall]!(r[tape[k + 2]!]!, r[tape[k + 3]!]!, r[tape[k + 4]!]!);
      k += 5;
    }
  }
}
