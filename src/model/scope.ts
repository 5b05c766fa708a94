import { nearest } from "../source/index.ts";
import { reservedWords } from "./read-expression.ts";
import type { Report } from "./report.ts";
import type { Dim, Expression, Head, ModelStatement } from "./syntax.ts";
import { type Span, statementWords } from "./tokens.ts";

/** The values that indices have at some place. */
export type Bindings = ReadonlyMap<string, number>;

/** A name and all its elements. `slot` numbers elements of one {@link SlotKind} over the whole model. */
export interface Name {
  readonly name: string;
  readonly kind: NameKind;
  readonly nDims: number;
  /** Slot by index values, "3" or "3,1"; the empty text for a name without an index. */
  readonly slots: Map<string, number>;
  readonly at: Span;
}

export type NameKind = "param" | "covariate" | "assign" | "compartment" | "species" | "reaction";

/** One element of something defined: `k[3]` with the index values that hold inside its definition. */
export interface Element<Statement> {
  readonly statement: Statement;
  readonly name: string;
  readonly bindings: Bindings;
  readonly slot: number;
}

/** Every name of a model. */
export interface Scope {
  readonly names: Map<string, Name>;
  readonly indices: ReadonlyMap<string, { readonly low: number; readonly high: number }>;
  /** Names that something reads. */
  readonly used: Set<string>;
  readonly report: Report;
  /** How many more parts expressions may be expanded into. */
  room: number;
}

const mostElements = 20_000;
const mostIndexValues = 1_000;

/** A scope that knows the declared indices and nothing else. */
export function startScope(statements: readonly ModelStatement[], report: Report): Scope {
  const indices = new Map<string, { low: number; high: number }>();
  for (const statement of statements) {
    if (statement.kind !== "index") continue;
    const { name, low, high, at } = statement;
    if (indices.has(name))
      report.error("model.duplicate", at, `index ${name} is declared twice`, "one declaration");
    else if (reservedWords.has(name)) reserved(report, name, at);
    else if (high < low || high - low >= mostIndexValues) {
      report.error(
        "model.range",
        at,
        `index ${name} runs over ${low}..${high}`,
        `a range that goes up and has at most ${mostIndexValues} values`,
        `${name} = ${Math.min(low, high)}..${Math.min(Math.max(low, high), low + 8)}`,
      );
    } else indices.set(name, { low, high });
  }
  return { names: new Map(), indices, used: new Set(), report, room: 1_000_000 };
}

const reserved = (report: Report, name: string, at: Span): void =>
  report.error("model.reserved", at, `"${name}" has a meaning of its own`, "another name", `${name}_`);

/** The name of an element: `k[3]`. */
export const elementName = (name: string, key: string): string => (key === "" ? name : `${name}[${key}]`);

/**
 * Declares the elements of a head and gives them in order, rows last index fastest. Each takes the next slot.
 * A name may be defined in parts (`CL[0] = ...`, `CL[i in 1..8] = ...`), an element only once.
 */
export function declare<Statement>(
  scope: Scope,
  kind: NameKind,
  head: Head,
  statement: Statement,
  nextSlot: () => number,
): Element<Statement>[] {
  const known = declareName(scope, kind, head);
  if (!known) return [];
  return elementsOf(scope, head).flatMap(({ key, bindings }) => {
    const name = elementName(head.name, key);
    if (known.slots.has(key)) {
      scope.report.error("model.duplicate", head.at, `${name} is defined twice`, "one definition");
      return [];
    }
    const slot = nextSlot();
    known.slots.set(key, slot);
    return [{ statement, name, bindings, slot }];
  });
}

function declareName(scope: Scope, kind: NameKind, head: Head): Name | undefined {
  const { name, at } = head;
  const { report } = scope;
  if (reservedWords.has(name) || statementWords.some((word) => word === name)) {
    reserved(report, name, at);
    return undefined;
  }
  if (scope.indices.has(name)) {
    report.error("model.duplicate", at, `${name} is an index`, "another name");
    return undefined;
  }
  const known = scope.names.get(name);
  if (!known) {
    const fresh = { name, kind, nDims: head.dims.length, slots: new Map(), at };
    scope.names.set(name, fresh);
    return fresh;
  }
  if (known.kind !== kind || kind === "param" || kind === "covariate" || known.nDims !== head.dims.length) {
    report.error(
      "model.duplicate",
      at,
      `${name} is defined here and in line ${known.at.line}`,
      "one definition for each name",
    );
    return undefined;
  }
  return known;
}

/**
 * The index values a head runs over, with the bindings that hold for each; rows last index fastest. An index that has
 * a value already, in `outer`, keeps it.
 */
export function elementsOf(
  scope: Scope,
  head: Head,
  outer: Bindings = new Map(),
): { key: string; bindings: Bindings }[] {
  let elements: { keys: readonly number[]; bindings: Bindings }[] = [{ keys: [], bindings: outer }];
  for (const dim of head.dims) {
    const longer: typeof elements = [];
    for (const { keys, bindings } of elements) {
      for (const value of valuesOf(scope, dim, bindings)) {
        const inside = dim.kind === "over" ? new Map([...bindings, [dim.index, value]]) : bindings;
        longer.push({ keys: [...keys, value], bindings: inside });
      }
      if (longer.length > mostElements || scope.room < longer.length) {
        scope.report.error(
          "model.range",
          head.at,
          "the model is too large",
          `at most ${mostElements} elements`,
        );
        return [];
      }
    }
    elements = longer;
    scope.room -= elements.length;
  }
  return elements.map(({ keys, bindings }) => ({ key: keys.join(","), bindings }));
}

function valuesOf(scope: Scope, dim: Dim, bindings: Bindings): readonly number[] {
  const bound = dim.kind === "over" && !dim.low ? bindings.get(dim.index) : undefined;
  if (bound !== undefined) return [bound];
  return dim.kind === "fixed" ? [dim.value] : rangeOf(scope, dim, bindings);
}

/** The values of a running index: its own range where one is given, else the declared one. */
export function rangeOf(scope: Scope, over: Dim & { kind: "over" }, bindings: Bindings): readonly number[] {
  const range =
    over.low && over.high ? givenRange(scope, over.low, over.high, bindings) : declaredRange(scope, over);
  if (!range) return [];
  const { low, high } = range;
  if (high - low < mostIndexValues)
    return Array.from({ length: Math.max(0, high - low + 1) }, (_, k) => low + k);
  scope.report.error(
    "model.range",
    over.at,
    `${low}..${high}`,
    `a range of at most ${mostIndexValues} values`,
  );
  return [];
}

function givenRange(scope: Scope, low: Expression, high: Expression, bindings: Bindings) {
  const from = indexValue(scope, low, bindings);
  const to = indexValue(scope, high, bindings);
  return from === undefined || to === undefined ? undefined : { low: from, high: to };
}

function declaredRange(scope: Scope, over: Dim & { kind: "over" }) {
  const range = scope.indices.get(over.index);
  if (range) return range;
  const near = nearest(over.index, scope.indices.keys());
  scope.report.error(
    "model.undefined",
    over.at,
    `there is no index "${over.index}"`,
    `a declared index, or a range of its own, as in ${over.index} in 1..8`,
    near ?? `index ${over.index} = 0..8`,
  );
  return undefined;
}

/** The whole number that an expression between square brackets stands for, or undefined with the reason reported. */
export function indexValue(scope: Scope, expression: Expression, bindings: Bindings): number | undefined {
  const value = wholeNumber(scope, expression, bindings);
  if (value === undefined || Number.isSafeInteger(value)) return value;
  scope.report.error(
    "model.range",
    expression.at,
    `${scope.report.quote(expression.at)} is not a whole number`,
    "a whole number",
  );
  return undefined;
}

function wholeNumber(scope: Scope, expression: Expression, bindings: Bindings): number | undefined {
  const { kind } = expression;
  if (kind === "number" && !expression.unit) return expression.value;
  if (kind === "name" && expression.indices.length === 0) {
    const bound = bindings.get(expression.name);
    if (bound !== undefined) return bound;
  }
  if (kind === "apply") {
    const args = expression.args.map((arg) => wholeNumber(scope, arg, bindings));
    const [a, b] = args;
    if (args.some((arg) => arg === undefined)) return undefined;
    if (a !== undefined && expression.operator === "neg") return -a;
    if (a !== undefined && b !== undefined) {
      if (expression.operator === "+") return a + b;
      if (expression.operator === "-") return a - b;
      if (expression.operator === "*") return a * b;
    }
  }
  scope.report.error(
    "model.index",
    expression.at,
    `"${scope.report.quote(expression.at)}" has no value as an index here`,
    `whole numbers and the indices that run here (${[...bindings.keys()].join(", ") || "none does"}), with +, - and *`,
  );
  return undefined;
}
