/** Where a piece of model text stands. Lines and columns count from 1; start and end are offsets into the text. */
export interface Span {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** A word of model text. `unclosed` is a quotation mark without its partner on the line. */
export interface Token {
  readonly kind: "number" | "name" | "text" | "sign" | "unclosed";
  /** As written; for `text` without the quotation marks. */
  readonly text: string;
  readonly at: Span;
}

/** One statement: its tokens, over however many lines. */
export type Statement = readonly Token[];

/** The words a statement can begin with; any other first word makes it an assignment or an equation. */
export const statementWords = [
  "model",
  "title",
  "cite",
  "index",
  "param",
  "covariate",
  "correlate",
  "compartment",
  "species",
  "state",
  "reaction",
  "dose",
  "event",
  "output",
] as const;

/** The smallest span that holds both. */
export const spanOver = (from: Span, to: Span): Span => ({ ...from, end: Math.max(from.end, to.end) });

const pattern =
  /([^\S\n]+|#[^\n]*)|(\n)|"([^"\n]*)"|(")|((?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(<->|->|\.\.|<=|>=|==|!=|[\s\S])/gy;

/** The tokens of a text, line by line. Every text has tokens: a character without a meaning is a `sign`. */
export function tokenize(text: string): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  let lineStart = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, blank, newline, quoted, unclosed, number, name] = match;
    const start = match.index;
    if (newline) {
      lines.push([]);
      lineStart = start + 1;
    } else if (blank === undefined) {
      const kind =
        quoted !== undefined
          ? "text"
          : unclosed
            ? "unclosed"
            : number !== undefined
              ? "number"
              : name !== undefined
                ? "name"
                : "sign";
      const at = { line: lines.length, column: start - lineStart + 1, start, end: start + whole.length };
      lines.at(-1)?.push({ kind, text: quoted ?? whole, at });
    }
  }
  return lines;
}

const opening = new Set(["(", "[", "{"]);
const closing = new Set([")", "]", "}"]);

/**
 * Splits a text into statements. A line continues the statement above it when it is indented deeper than the first
 * line of the text, or when a bracket is open; a line that begins with a statement word at the margin never continues.
 */
export function statements(text: string): readonly Statement[] {
  const found: Token[][] = [];
  let margin: number | undefined;
  let depth = 0;
  for (const line of tokenize(text)) {
    const first = line[0];
    if (!first) continue;
    margin ??= first.at.column;
    const current = found.at(-1);
    const word = statementWords.some((known) => known === first.text);
    if (current && (first.at.column > margin || (depth > 0 && !word))) current.push(...line);
    else {
      found.push([...line]);
      depth = 0;
    }
    for (const token of line) {
      if (token.kind === "sign" && opening.has(token.text)) depth += 1;
      if (token.kind === "sign" && closing.has(token.text)) depth = Math.max(0, depth - 1);
    }
  }
  return found;
}
