import { between, isAt, type Written } from "./statement.ts";

/** What a module needs from others, or gives to them. */
export interface Port {
  readonly name: string;
  /** A species can stand in reactions; a value is only read. */
  readonly kind: "species" | "value";
  /** What stands between the brackets: "i", "i in 1..8", or nothing. */
  readonly dims: string;
  readonly unit: string;
  readonly description: string;
  readonly line: number;
}

/** Reads `needs NAME[i] : unit "description"`, with `species` before the name for what reactions may change. */
export function readPort(statement: Written, text: string): Port | undefined {
  const { tokens, line } = statement;
  const isSpecies = isAt(tokens, 1, "species") && tokens[2]?.kind === "name";
  let k = isSpecies ? 2 : 1;
  const name = tokens[k];
  if (name?.kind !== "name") return undefined;
  k += 1;
  let dims = "";
  if (isAt(tokens, k, "[")) {
    const close = tokens.findIndex((token, at) => at > k && token.text === "]");
    if (close < 0) return undefined;
    dims = between(text, tokens, k + 1, close);
    k = close + 1;
  }
  if (!isAt(tokens, k, ":")) return undefined;
  const last = tokens.at(-1)!;
  const hasText = last.kind === "text";
  const unit = between(text, tokens, k + 1, tokens.length - (hasText ? 1 : 0));
  if (unit === "") return undefined;
  const description = hasText ? last.text : "";
  return { name: name.text, kind: isSpecies ? "species" : "value", dims, unit, description, line };
}

/** The indices that run in a port: "i in 1..8, j" gives i and j. */
export const runningIndices = (dims: string): readonly string[] =>
  dims === "" ? [] : dims.split(",").map((dim) => dim.trim().split(/\s/)[0]!);
