import type { Span, Statement, Token } from "./tokens.ts";

/** Why a statement cannot be read: thrown while reading it, caught where the next statement begins. */
export class SyntaxProblem extends Error {
  readonly at: Span;
  readonly found: string;
  readonly needed: string;
  readonly write: string | undefined;

  constructor(at: Span, found: string, needed: string, write?: string) {
    super(found);
    this.at = at;
    this.found = found;
    this.needed = needed;
    this.write = write;
  }
}

/** A statement while it is read. */
export interface Cursor {
  readonly tokens: Statement;
  /** The text that the tokens' offsets point into. */
  readonly text: string;
  next: number;
  /** How deep brackets and signs are nested at this point. */
  depth: number;
}

/** The token that comes next, or the one `ahead` tokens later. */
export const peek = (cursor: Cursor, ahead = 0): Token | undefined => cursor.tokens[cursor.next + ahead];

/** The span of the next token, or of the end of the statement. */
export function here(cursor: Cursor): Span {
  const token = peek(cursor);
  if (token) return token.at;
  const last = cursor.tokens.at(-1)!.at;
  return { ...last, column: last.column + last.end - last.start, start: last.end, end: last.end };
}

/** Whether the next token is this sign. */
export const atSign = (cursor: Cursor, sign: string, ahead = 0): boolean => {
  const token = peek(cursor, ahead);
  return token?.kind === "sign" && token.text === sign;
};

/** Whether the next token is this word. */
export const atWord = (cursor: Cursor, word: string, ahead = 0): boolean => {
  const token = peek(cursor, ahead);
  return token?.kind === "name" && token.text === word;
};

/** Takes the next token when it is this sign or word. */
export function took(cursor: Cursor, text: string): boolean {
  if (!atSign(cursor, text) && !atWord(cursor, text)) return false;
  cursor.next += 1;
  return true;
}

/** What stands next, in words. */
export function nextInWords(cursor: Cursor): string {
  const token = peek(cursor);
  if (!token) return "the statement ends here";
  if (token.kind === "unclosed") return "a quotation mark is not closed on its line";
  return token.kind === "text" ? `the text "${token.text}" stands here` : `"${token.text}" stands here`;
}

/** @throws SyntaxProblem that names what stands next. */
export function fail(cursor: Cursor, needed: string, write?: string): never {
  throw new SyntaxProblem(here(cursor), nextInWords(cursor), needed, write);
}

/** Takes this sign or word. @throws SyntaxProblem when something else stands there. */
export function take(cursor: Cursor, text: string, why = `"${text}"`): void {
  if (!took(cursor, text)) fail(cursor, why);
}

/** Takes a name. @throws SyntaxProblem when something else stands there. */
export function takeName(cursor: Cursor, what: string): Token {
  const token = peek(cursor);
  if (token?.kind !== "name") fail(cursor, what);
  cursor.next += 1;
  return token;
}

/** Takes a quoted text when one stands next. */
export function tookText(cursor: Cursor): string | undefined {
  const token = peek(cursor);
  if (token?.kind !== "text") return undefined;
  cursor.next += 1;
  return token.text;
}

/** Takes a number with an optional sign. @throws SyntaxProblem when something else stands there. */
export function takeNumber(cursor: Cursor, what: string): { value: number; text: string; at: Span } {
  const negative = atSign(cursor, "-");
  const token = peek(cursor, negative || atSign(cursor, "+") ? 1 : 0);
  if (token?.kind !== "number") fail(cursor, what);
  const at = here(cursor);
  cursor.next = cursor.tokens.indexOf(token, cursor.next) + 1;
  const value = Number(token.text);
  if (!Number.isFinite(value))
    throw new SyntaxProblem(token.at, `${token.text} is too large`, "a finite number");
  return { value: negative ? -value : value, text: negative ? `-${token.text}` : token.text, at };
}

/** Takes a whole number with an optional sign. @throws SyntaxProblem when something else stands there. */
export function takeInteger(cursor: Cursor, what: string): number {
  const { value, text, at } = takeNumber(cursor, what);
  if (!Number.isSafeInteger(value)) throw new SyntaxProblem(at, `${text} is not a whole number`, what);
  return value;
}

/** @throws SyntaxProblem when the statement goes on. */
export function takeEnd(cursor: Cursor, needed: string): void {
  if (peek(cursor)) fail(cursor, needed);
}
