import {
  atSign,
  atWord,
  type Cursor,
  fail,
  here,
  peek,
  SyntaxProblem,
  take,
  takeName,
  takeNumber,
  took,
} from "./cursor.ts";
import type { Expression, Operator, Over, UnitText } from "./syntax.ts";
import { type Span, spanOver } from "./tokens.ts";

/** Functions an expression can call, with the number of arguments each takes. */
export const functions: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ["if", { least: 3, most: 3 }],
  ["exp", { least: 1, most: 1 }],
  ["log", { least: 1, most: 1 }],
  ["log10", { least: 1, most: 1 }],
  ["sqrt", { least: 1, most: 1 }],
  ["abs", { least: 1, most: 1 }],
  ["min", { least: 2, most: 20 }],
  ["max", { least: 2, most: 20 }],
  ["pow", { least: 2, most: 2 }],
]);

/** Words that mean something inside expressions, so that nothing else can be called by them. */
export const reservedWords: ReadonlySet<string> = new Set([
  ...functions.keys(),
  ...["sum", "conc", "time", "pi", "and", "or", "not", "in", "at", "into", "nothing", "constant"],
]);

const deepest = 100;
const longest = 2000;

/** Reads an expression. @throws SyntaxProblem where the text stops being one. */
export function readExpression(cursor: Cursor): Expression {
  if (cursor.tokens.length > longest) {
    fail(cursor, `a statement of at most ${longest} words; name a part of it in a line of its own`);
  }
  return nested(cursor, () => either(cursor));
}

function nested<T>(cursor: Cursor, read: () => T): T {
  if (cursor.depth > deepest) fail(cursor, `at most ${deepest} levels of brackets`);
  cursor.depth += 1;
  const result = read();
  cursor.depth -= 1;
  return result;
}

const apply = (operator: Operator, args: readonly Expression[]): Expression => ({
  kind: "apply",
  operator,
  args,
  at: spanOver(args[0]!.at, args.at(-1)!.at),
});

function leftToRight(
  cursor: Cursor,
  operators: readonly Operator[],
  operand: (cursor: Cursor) => Expression,
): Expression {
  let left = operand(cursor);
  for (;;) {
    const operator = operators.find((sign) => atSign(cursor, sign) || atWord(cursor, sign));
    if (!operator) return left;
    cursor.next += 1;
    left = apply(operator, [left, operand(cursor)]);
  }
}

const either = (cursor: Cursor): Expression => leftToRight(cursor, ["or"], both);
const both = (cursor: Cursor): Expression => leftToRight(cursor, ["and"], negation);

function negation(cursor: Cursor): Expression {
  const at = here(cursor);
  if (!took(cursor, "not")) return comparison(cursor);
  const arg = nested(cursor, () => negation(cursor));
  return { kind: "apply", operator: "not", args: [arg], at: spanOver(at, arg.at) };
}

function comparison(cursor: Cursor): Expression {
  const left = leftToRight(cursor, ["+", "-"], product);
  const operator = (["==", "!=", "<=", ">=", "<", ">"] as const).find((sign) => atSign(cursor, sign));
  if (!operator) return left;
  cursor.next += 1;
  return apply(operator, [left, leftToRight(cursor, ["+", "-"], product)]);
}

const product = (cursor: Cursor): Expression => leftToRight(cursor, ["*", "/"], signed);

function signed(cursor: Cursor): Expression {
  const at = here(cursor);
  if (took(cursor, "+")) return nested(cursor, () => signed(cursor));
  if (!took(cursor, "-")) return power(cursor);
  const arg = nested(cursor, () => signed(cursor));
  return { kind: "apply", operator: "neg", args: [arg], at: spanOver(at, arg.at) };
}

function power(cursor: Cursor): Expression {
  const base = readPrimary(cursor);
  if (!took(cursor, "^")) return base;
  return apply("^", [base, nested(cursor, () => signed(cursor))]);
}

/** Reads a number, a name, a call or a bracket. @throws SyntaxProblem when none stands there. */
export function readPrimary(cursor: Cursor): Expression {
  const token = peek(cursor);
  const needed = "a number, a name or a bracket";
  if (!token) fail(cursor, needed);
  if (token.kind === "number") return numberWithUnit(cursor);
  if (token.kind === "name") return nameOrCall(cursor);
  if (!took(cursor, "(")) fail(cursor, needed);
  const inner = readExpression(cursor);
  const end = here(cursor);
  take(cursor, ")");
  return { ...inner, at: spanOver(token.at, end) };
}

function numberWithUnit(cursor: Cursor): Expression {
  const { value, at } = takeNumber(cursor, "a number");
  if (!atSign(cursor, "{")) return { kind: "number", value, at };
  const open = here(cursor);
  cursor.next += 1;
  const unit = readUnitText(cursor, () => atSign(cursor, "}"), open);
  const close = here(cursor);
  take(cursor, "}");
  return { kind: "number", value, unit, at: spanOver(at, close) };
}

/** Takes tokens as the text of a unit until `ends` says so. */
export function readUnitText(cursor: Cursor, ends: () => boolean, open: Span = here(cursor)): UnitText {
  const from = here(cursor);
  let to: Span | undefined;
  for (let token = peek(cursor); token && !ends(); token = peek(cursor)) {
    if (token.kind === "text" || token.kind === "unclosed") break;
    to = token.at;
    cursor.next += 1;
  }
  if (!to) return { text: "", at: open };
  return { text: cursor.text.slice(from.start, to.end).replace(/\s+/g, " "), at: { ...from, end: to.end } };
}

function nameOrCall(cursor: Cursor): Expression {
  const token = takeName(cursor, "a name");
  if (atSign(cursor, "(")) return call(cursor, token.text, token.at);
  const { indices, end } = readIndices(cursor, token.at);
  return { kind: "name", name: token.text, indices, at: spanOver(token.at, end) };
}

function readIndices(cursor: Cursor, at: Span): { indices: readonly Expression[]; end: Span } {
  if (!took(cursor, "[")) return { indices: [], end: at };
  const indices = listOf(cursor, "]");
  return { indices: indices.args, end: indices.end };
}

function listOf(cursor: Cursor, close: string): { args: readonly Expression[]; end: Span } {
  const args = [readExpression(cursor)];
  while (took(cursor, ",")) args.push(readExpression(cursor));
  const end = here(cursor);
  take(cursor, close, `"," or "${close}"`);
  return { args, end };
}

function call(cursor: Cursor, name: string, at: Span): Expression {
  const known = functions.get(name);
  if (!known && name !== "sum" && name !== "conc") {
    throw new SyntaxProblem(
      at,
      `there is no function "${name}"`,
      `one of ${[...functions.keys(), "sum", "conc"].join(", ")}; a product is written with *`,
    );
  }
  take(cursor, "(");
  if (name === "sum") return sum(cursor, at);
  const { args, end } = listOf(cursor, ")");
  if (name === "conc") return concentration(args, spanOver(at, end));
  if (!known || args.length < known.least || args.length > known.most) {
    throw new SyntaxProblem(
      at,
      `${name} has ${args.length} argument${args.length === 1 ? "" : "s"}`,
      known?.least === known?.most ? `${known?.least}` : `at least ${known?.least}`,
    );
  }
  return { kind: "apply", operator: name === "pow" ? "^" : (name as Operator), args, at: spanOver(at, end) };
}

function concentration(args: readonly Expression[], at: Span): Expression {
  const of = args[0];
  if (args.length === 1 && of?.kind === "name") return { kind: "concentration", of, at };
  throw new SyntaxProblem(at, "conc is not given one species", "one species in a compartment", "conc(A[i])");
}

function sum(cursor: Cursor, at: Span): Expression {
  const over = readOver(cursor);
  take(cursor, ":", '":" between the range and what is summed, as in sum(i in 1..8: A[i])');
  const body = readExpression(cursor);
  const end = here(cursor);
  take(cursor, ")");
  return { kind: "sum", over, body, at: spanOver(at, end) };
}

/** Reads `i` or `i in 1..8`. @throws SyntaxProblem */
export function readOver(cursor: Cursor): Over {
  const token = takeName(cursor, "an index, as in i or i in 1..8");
  if (!took(cursor, "in")) return { index: token.text, at: token.at };
  const low = leftToRight(cursor, ["+", "-"], product);
  take(cursor, "..", '".." between the first and the last value, as in 1..8');
  const high = leftToRight(cursor, ["+", "-"], product);
  return { index: token.text, low, high, at: spanOver(token.at, high.at) };
}
