import { statementWords, type Token, statements as tokensOf } from "../../model/index.ts";

/** A statement of a text that may hold `use`, `needs` and the like: its tokens and its text. */
export interface Written {
  /** First word, or "equation" for assignments and derivatives. */
  readonly word: string;
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly line: number;
}

const words = new Set<string>([...statementWords, "module", "needs", "provides", "convention", "use"]);

/** The statements of a text, each with its first word. */
export const writtenIn = (text: string): readonly Written[] =>
  tokensOf(text).map((tokens) => {
    const [first] = tokens;
    const second = tokens[1];
    const isEquation = second?.kind === "sign" && ["=", "[", "'", ":"].includes(second.text);
    const word = first?.kind === "name" && words.has(first.text) && !isEquation ? first.text : "equation";
    const end = tokens.at(-1)!.at.end;
    return { word, tokens, text: text.slice(first!.at.start, end), line: first!.at.line };
  });

/** The name that a statement defines, with where its token stands; undefined for those that define none. */
export function definedName({ word, tokens }: Written): Token | undefined {
  if (word === "equation") return tokens[0];
  const unnamed = [
    "model",
    "title",
    "cite",
    "index",
    "correlate",
    "module",
    "needs",
    "provides",
    "convention",
    "use",
  ];
  return !unnamed.includes(word) && tokens[1]?.kind === "name" ? tokens[1] : undefined;
}

/** A name that may hold hyphens, from token `k` on: `cell-trafficking`. Gives it with the position after it. */
export function hyphenatedName(tokens: readonly Token[], k: number): { name: string; next: number } {
  let next = k;
  let name = "";
  for (let end = tokens[k]?.at.start; tokens[next]?.at.start === end && tokens[next]; next++) {
    const token = tokens[next]!;
    if (token.text === "(") break;
    name += token.text;
    end = token.at.end;
  }
  return { name, next };
}

/** Whether token `k` is this sign or word. */
export const isAt = (tokens: readonly Token[], k: number, text: string): boolean =>
  tokens[k]?.text === text && tokens[k]?.kind !== "text";

/** What stands between two tokens, the second excluded, in one line and without comments. */
export function between(text: string, tokens: readonly Token[], from: number, to: number): string {
  if (to <= from) return "";
  return text
    .slice(tokens[from]!.at.start, tokens[to - 1]!.at.end)
    .replace(/#[^\n]*/g, " ")
    .replace(/\s+/g, " ");
}
