import type { Token } from "../../model/index.ts";
import { between, hyphenatedName, isAt, type Written } from "./statement.ts";

/** `use MODULE as NAME over INDEX (port = expression, …)` as written. */
export interface Use {
  readonly module: string;
  /** What stands before the module's names, with an underscore; nothing without `as`. */
  readonly prefix: string;
  /** The index over which the module is repeated. */
  readonly over?: string;
  readonly bindings: ReadonlyMap<string, Binding>;
  readonly line: number;
}

/** What a port is bound to. */
export interface Binding {
  readonly text: string;
  /** The name and what stands between its brackets, when it is nothing but a name. */
  readonly name?: { readonly name: string; readonly indices: string };
  readonly column: number;
}

/** Why a `use` statement cannot be read: at which token, and what is needed there. */
export interface UseProblem {
  readonly token: Token;
  readonly needed: string;
}

/** Reads a `use` statement. */
export function readUse({ tokens, line }: Written, text: string): Use | UseProblem {
  const { name: module, next } = hyphenatedName(tokens, 1);
  let k = next;
  const word = (what: string): string | undefined => {
    if (!isAt(tokens, k, what)) return undefined;
    const name = tokens[k + 1];
    if (name?.kind !== "name") return undefined;
    k += 2;
    return name.text;
  };
  const prefix = word("as") ?? "";
  const over = word("over");
  const bindings = new Map<string, Binding>();
  if (k < tokens.length) {
    if (!isAt(tokens, k, "(") || !isAt(tokens, tokens.length - 1, ")"))
      return { token: tokens[k]!, needed: 'as NAME, over INDEX, or the ports between "(" and ")"' };
    for (const [from, to] of parts(tokens, k + 1, tokens.length - 1)) {
      const problem = addBinding(tokens, text, from, to, bindings);
      if (problem) return problem;
    }
  }
  if (module === "") return { token: tokens[0]!, needed: "the name of a module after use" };
  return { module, prefix: prefix === "" ? "" : `${prefix}_`, bindings, line, ...(over ? { over } : {}) };
}

/** Stretches of tokens between commas outside brackets. */
function parts(tokens: readonly Token[], from: number, to: number): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let [depth, start] = [0, from];
  for (let k = from; k <= to; k++) {
    const text = tokens[k]?.kind === "sign" ? tokens[k]!.text : "";
    if ("([{".includes(text) && text !== "") depth += 1;
    if (")]}".includes(text) && text !== "" && k < to) depth -= 1;
    if (k === to || (text === "," && depth === 0)) {
      if (k > start) found.push([start, k]);
      start = k + 1;
    }
  }
  return found;
}

function addBinding(
  tokens: readonly Token[],
  text: string,
  from: number,
  to: number,
  bindings: Map<string, Binding>,
): UseProblem | undefined {
  const port = tokens[from]!;
  const equals = tokens.findIndex((token, at) => at > from && at < to && token.text === "=");
  if (port.kind !== "name" || equals < 0 || equals + 1 >= to)
    return { token: port, needed: "a port, = and what it is bound to, as in plasma = pk_A" };
  const first = tokens[equals + 1]!;
  const isName =
    first.kind === "name" &&
    (to === equals + 2 || (isAt(tokens, equals + 2, "[") && isAt(tokens, to - 1, "]")));
  const indices = to === equals + 2 ? "" : between(text, tokens, equals + 3, to - 1);
  bindings.set(port.text, {
    text: between(text, tokens, equals + 1, to),
    column: port.at.column,
    ...(isName && !indices.includes("]") ? { name: { name: first.text, indices } } : {}),
  });
  return undefined;
}
