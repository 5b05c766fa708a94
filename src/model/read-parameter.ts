import {
  atSign,
  atWord,
  type Cursor,
  fail,
  here,
  peek,
  take,
  takeName,
  takeNumber,
  took,
  tookText,
} from "./cursor.ts";
import { readUnitText } from "./read-expression.ts";
import type { Head, NumberText, ParamStatement, SpreadText, UnitText } from "./syntax.ts";
import { type Span, spanOver } from "./tokens.ts";
import type { Mark } from "./types.ts";

const marks = ["reported", "assumed", "calibrated", "derived"] as const satisfies readonly Mark[];
const clauses = [...marks, "sd", "cv", "shared", "range"];

type Draft = { -readonly [Key in keyof ParamStatement]: ParamStatement[Key] };

/**
 * Reads what follows the name of a parameter or covariate: values, unit, then description, mark with source, spread
 * and range in any order. @throws SyntaxProblem
 */
export function readParameter(cursor: Cursor, kind: "param" | "covariate", head: Head): ParamStatement {
  take(cursor, "=", '"=" and the value');
  const values = readValues(cursor);
  const statement: Draft = { kind, head, values };
  const unit = readUnitText(cursor, () => clauses.some((word) => atWord(cursor, word)));
  if (unit.text !== "") statement.unit = unit;
  else loneOneIsUnit(statement);
  while (readClause(cursor, statement));
  return statement;
}

/** Numbers up to the unit. A number with a sign right behind it, as in `1/d`, begins the unit. */
function readValues(cursor: Cursor): NumberText[] {
  const values = [takeNumber(cursor, "a number")];
  for (let token = peek(cursor); token; token = peek(cursor)) {
    const signed = atSign(cursor, "-") || atSign(cursor, "+");
    if (token.kind !== "number" && !signed) break;
    if (token.kind === "number" && atSign(cursor, "/", 1)) break;
    values.push(takeNumber(cursor, "a number"));
  }
  return values;
}

function loneOneIsUnit(statement: Draft): void {
  const last = statement.values.at(-1);
  if (statement.values.length < 2 || last?.text !== "1") return;
  statement.values = statement.values.slice(0, -1);
  statement.unit = { text: "1", at: last.at } satisfies UnitText;
}

function readClause(cursor: Cursor, statement: Draft): boolean {
  const text = tookText(cursor);
  if (text !== undefined) {
    if (statement.description !== undefined) fail(cursor, "one description");
    statement.description = text;
    return true;
  }
  const at = here(cursor);
  const word = clauses.find((clause) => took(cursor, clause));
  if (!word) return false;
  const mark = marks.find((known) => known === word);
  if (mark) readMark(cursor, statement, mark);
  else if (word === "sd" || word === "cv") statement.spread = readSpread(cursor, word, at);
  else if (word === "shared")
    statement.shared = takeName(cursor, "the name under which the draw is shared").text;
  else statement.range = readRange(cursor);
  return true;
}

function readMark(cursor: Cursor, statement: Draft, mark: Mark): void {
  if (statement.mark) fail(cursor, "one mark");
  statement.mark = mark;
  const reason = tookText(cursor);
  const key =
    reason === undefined && !clauses.some((word) => atWord(cursor, word)) && peek(cursor)?.kind === "name";
  if (key) statement.source = takeName(cursor, "a key of the bibliography").text;
  else if (reason !== undefined) statement.source = reason;
  else
    fail(
      cursor,
      `where it comes from, after ${mark}: a key of the bibliography, or a reason in quotation marks`,
    );
}

function readSpread(cursor: Cursor, kind: "sd" | "cv", at: Span): SpreadText {
  const values = [takeNumber(cursor, "a number")];
  while (peek(cursor)?.kind === "number") values.push(takeNumber(cursor, "a number"));
  const percent = took(cursor, "%");
  return { kind, values, percent, at: spanOver(at, values.at(-1)!.at) };
}

function readRange(cursor: Cursor): { low: number; high: number } {
  const low = takeNumber(cursor, "a number").value;
  take(cursor, "..", '".." between the lowest and the highest value, as in 0.5..10');
  return { low, high: takeNumber(cursor, "a number").value };
}
