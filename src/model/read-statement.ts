import { nearest } from "../source/index.ts";
import {
  atSign,
  atWord,
  type Cursor,
  fail,
  here,
  peek,
  SyntaxProblem,
  take,
  takeEnd,
  takeInteger,
  takeName,
  takeNumber,
  took,
  tookText,
} from "./cursor.ts";
import { readExpression, readOver, readPrimary, readUnitText } from "./read-expression.ts";
import { readParameter } from "./read-parameter.ts";
import {
  type Dim,
  type Entry,
  type Expression,
  entryWords,
  type Head,
  type ModelStatement,
  type Term,
} from "./syntax.ts";
import { type Statement, spanOver, statementWords } from "./tokens.ts";

type Reader = (cursor: Cursor) => ModelStatement;

const readers: Readonly<Record<(typeof statementWords)[number], Reader>> = {
  model: readName,
  title: (cursor) => ({
    kind: "title",
    text: tookText(cursor) ?? fail(cursor, "a title in quotation marks"),
  }),
  cite: readCitations,
  index: readIndex,
  param: (cursor) => readParameter(cursor, "param", readHead(cursor)),
  covariate: (cursor) => readParameter(cursor, "covariate", readHead(cursor)),
  correlate: readCorrelation,
  compartment: readCompartment,
  species: readSpecies,
  state: readSpecies,
  reaction: readReaction,
  dose: readDose,
  event: readEvent,
  output: readOutput,
};

/** Reads one statement of a model. @throws SyntaxProblem where it stops being one. */
export function readStatement(tokens: Statement, text: string): ModelStatement {
  const cursor: Cursor = { tokens, text, next: 0, depth: 0 };
  const word = statementWords.find((known) => atWord(cursor, known));
  if (word) cursor.next += 1;
  const statement = word ? readers[word](cursor) : readEquation(cursor);
  takeEnd(cursor, "the end of the statement; the next one begins on a line of its own");
  return statement;
}

function readEquation(cursor: Cursor): ModelStatement {
  const first = takeName(cursor, "a statement: param, species, reaction, X = ..., X' = ...");
  if (!["=", "[", "'", ":"].some((sign) => atSign(cursor, sign))) {
    const near = nearest(first.text, statementWords);
    throw new SyntaxProblem(
      first.at,
      `"${first.text}" begins no statement`,
      `one of ${statementWords.join(", ")}, or a name with = after it`,
      near,
    );
  }
  cursor.next -= 1;
  const head = readHead(cursor);
  if (took(cursor, "'")) {
    take(cursor, "=");
    return { kind: "ode", head, value: readExpression(cursor) };
  }
  const unit = took(cursor, ":") ? readUnitText(cursor, () => atSign(cursor, "=")) : undefined;
  take(cursor, "=");
  const value = readExpression(cursor);
  return { kind: "assign", head, value, description: tookText(cursor) ?? "", ...(unit ? { unit } : {}) };
}

/** Reads a name where it is defined: `A`, `A[i]`, `A[i in 1..8]`, `A[0]`. @throws SyntaxProblem */
export function readHead(cursor: Cursor): Head {
  const token = takeName(cursor, "a name");
  const dims: Dim[] = [];
  let end = token.at;
  if (took(cursor, "[")) {
    do dims.push(readDim(cursor));
    while (took(cursor, ","));
    end = here(cursor);
    take(cursor, "]", '"," or "]"; a definition runs over an index, as in A[i] or A[i in 1..8]');
  }
  return { name: token.text, dims, at: spanOver(token.at, end) };
}

const readDim = (cursor: Cursor): Dim =>
  peek(cursor)?.kind === "name"
    ? { kind: "over", ...readOver(cursor) }
    : { kind: "fixed", value: takeInteger(cursor, "an index, as in i, i in 1..8 or 0") };

function readName(cursor: Cursor): ModelStatement {
  const first = takeName(cursor, "the model's name");
  let end = first.at;
  for (let token = peek(cursor); token && token.at.start === end.end; token = peek(cursor)) {
    end = token.at;
    cursor.next += 1;
  }
  return { kind: "model", name: cursor.text.slice(first.at.start, end.end), at: spanOver(first.at, end) };
}

function readCitations(cursor: Cursor): ModelStatement {
  const keys = [takeName(cursor, "a key of the bibliography").text];
  while (peek(cursor)) keys.push(takeName(cursor, "a key of the bibliography").text);
  return { kind: "cite", keys };
}

function readIndex(cursor: Cursor): ModelStatement {
  const { text: name, at } = takeName(cursor, "the index's name");
  take(cursor, "=");
  const low = takeInteger(cursor, "a whole number");
  take(cursor, "..", '".." between the first and the last value, as in 0..8');
  return { kind: "index", name, low, high: takeInteger(cursor, "a whole number"), at };
}

function readCorrelation(cursor: Cursor): ModelStatement {
  const from = here(cursor);
  const eta = () => {
    const { text } = takeName(cursor, "a parameter with a spread, or the name after shared");
    if (!took(cursor, "[")) return text;
    const value = takeInteger(cursor, "a whole number");
    take(cursor, "]");
    return `${text}[${value}]`;
  };
  const between = [eta(), eta()] as const;
  const { value, at } = takeNumber(cursor, "a correlation between -1 and 1");
  return { kind: "correlate", between, value, at: spanOver(from, at) };
}

function readCompartment(cursor: Cursor): ModelStatement {
  const head = readHead(cursor);
  take(cursor, "=", '"=" and the volume');
  const value = readExpression(cursor);
  return { kind: "compartment", head, value, description: tookText(cursor) ?? "" };
}

function readSpecies(cursor: Cursor): ModelStatement {
  const head = readHead(cursor);
  const place = took(cursor, "in") ? readPrimary(cursor) : undefined;
  take(cursor, ":", '":" and the unit');
  const unit = readUnitText(cursor, () => atSign(cursor, "=") || atWord(cursor, "constant"));
  let constant = took(cursor, "constant");
  const initial = took(cursor, "=") ? readExpression(cursor) : undefined;
  constant = took(cursor, "constant") || constant;
  const description = tookText(cursor) ?? "";
  constant = took(cursor, "constant") || constant;
  return {
    kind: "species",
    head,
    unit,
    description,
    constant,
    ...(place ? { place } : {}),
    ...(initial ? { initial } : {}),
  };
}

function readReaction(cursor: Cursor): ModelStatement {
  const head = readHead(cursor);
  take(cursor, ":", '":" and what reacts, as in A[i] -> nothing');
  const left = readSide(cursor);
  const reversible = atSign(cursor, "<->");
  if (!took(cursor, "<->")) take(cursor, "->", '"+", "->" or "<->"');
  const right = readSide(cursor);
  take(cursor, "at", '"+" or "at" and the rate');
  const rate = readExpression(cursor);
  return { kind: "reaction", head, left, right, reversible, rate, description: tookText(cursor) ?? "" };
}

function readSide(cursor: Cursor): readonly Term[] {
  if (took(cursor, "nothing")) return [];
  const terms = [readTerm(cursor)];
  while (took(cursor, "+")) terms.push(readTerm(cursor));
  return terms;
}

function readTerm(cursor: Cursor): Term {
  const first = readPrimary(cursor);
  const goesOn = took(cursor, "*") || (peek(cursor)?.kind === "name" && !atWord(cursor, "at"));
  const second = goesOn ? readPrimary(cursor) : undefined;
  const species = second ?? first;
  if (species.kind !== "name") {
    throw new SyntaxProblem(
      species.at,
      "a side of a reaction does not end in a species",
      "a species with a coefficient before it, as in 2 A or (1/V) A",
    );
  }
  return second ? { coefficient: first, species } : { species };
}

function readDose(cursor: Cursor): ModelStatement {
  const head = readHead(cursor);
  take(cursor, ":", '":" and the unit in which the dose is counted');
  const unit = readUnitText(cursor, () => atWord(cursor, "into"));
  const description = tookText(cursor) ?? "";
  const into: { head: Head; share: Expression }[] = [];
  while (took(cursor, "into")) {
    const target = readHead(cursor);
    take(cursor, "=", '"=" and how much one unit of dose brings');
    into.push({ head: target, share: readExpression(cursor) });
  }
  if (into.length === 0) fail(cursor, '"into" and where the dose goes, as in into A = 1/MW');
  return { kind: "dose", head, unit, description, into, entry: readEntry(cursor) };
}

function readEntry(cursor: Cursor): Entry<Expression> {
  const clauses = new Map<string, Expression>();
  for (let word = entryWord(cursor); word; word = entryWord(cursor)) {
    if (clauses.has(word)) fail(cursor, `one ${word} for each dose`);
    cursor.next += 1;
    clauses.set(word, readExpression(cursor));
  }
  return Object.fromEntries(clauses);
}

const entryWord = (cursor: Cursor) => entryWords.find((word) => atWord(cursor, word));

function readEvent(cursor: Cursor): ModelStatement {
  const head = readHead(cursor);
  take(cursor, ":", '":" and when it happens, as in : when A < 1 {mg}');
  take(cursor, "when", '"when" and a comparison, as in when A < 1 {mg}');
  const when = readExpression(cursor);
  const sets: { head: Head; value: Expression }[] = [];
  if (took(cursor, "set")) {
    do {
      const target = readHead(cursor);
      take(cursor, "=", '"=" and the value that the state takes');
      sets.push({ head: target, value: readExpression(cursor) });
    } while (took(cursor, ","));
  }
  const stop = took(cursor, "stop")
    ? (tookText(cursor) ?? fail(cursor, "why it stops, in quotation marks"))
    : undefined;
  if (sets.length === 0 && stop === undefined)
    fail(
      cursor,
      'what happens: set and states with their values, or stop and why, as in set A = 0 or stop "gone"',
    );
  const description = tookText(cursor) ?? "";
  return { kind: "event", head, when, sets, description, ...(stop === undefined ? {} : { stop }) };
}

function readOutput(cursor: Cursor): ModelStatement {
  const head = readHead(cursor);
  take(cursor, ":", '":" and the unit');
  const unit = readUnitText(cursor, () => atSign(cursor, "="));
  take(cursor, "=", '"=" and what is seen');
  const value = readExpression(cursor);
  return { kind: "output", head, unit, value, description: tookText(cursor) ?? "" };
}
