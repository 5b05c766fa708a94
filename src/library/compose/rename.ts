import type { Token } from "../../model/index.ts";
import { isAt, writtenIn } from "./statement.ts";

/** What a name becomes: another name, with indices that come before its own. */
export interface Renamed {
  readonly name: string;
  readonly indices: string;
}

/** A statement with its names replaced. Units, quoted texts, keys of the bibliography and running indices stay. */
export function renameIn(statement: string, names: ReadonlyMap<string, Renamed>): string {
  const [written] = writtenIn(statement);
  if (!written || ["model", "module", "title", "cite", "index"].includes(written.word)) return statement;
  const { tokens, word } = written;
  const stays = placesThatStay(word, tokens);
  let [result, from] = ["", 0];
  tokens.forEach((token, k) => {
    const renamed = token.kind === "name" && !stays.has(k) ? names.get(token.text) : undefined;
    if (!renamed) return;
    const bracket = isAt(tokens, k + 1, "[") ? tokens[k + 1]! : undefined;
    const opened = bracket ? `[${renamed.indices === "" ? "" : `${renamed.indices}, `}` : "";
    const indices = bracket || renamed.indices === "" ? opened : `[${renamed.indices}]`;
    result += statement.slice(from, token.at.start) + renamed.name + indices;
    from = bracket ? bracket.at.end : token.at.end;
  });
  return result + statement.slice(from);
}

/** Tokens that are no names of the model: units, and all of a parameter but its name and what it shares. */
function placesThatStay(word: string, tokens: readonly Token[]): ReadonlySet<number> {
  const stays = new Set<number>();
  if (word === "param" || word === "covariate") {
    const equals = tokens.findIndex((token) => token.text === "=" && token.kind === "sign");
    tokens.forEach((_, k) => {
      if (k > equals && equals > 0 && !isAt(tokens, k - 1, "shared")) stays.add(k);
    });
    return stays;
  }
  if (word !== "equation") stays.add(0);
  let [braces, brackets] = [0, 0];
  let unit: "before" | "inside" | "after" = ["reaction", "correlate", "compartment", "event"].includes(word)
    ? "after"
    : "before";
  tokens.forEach((token, k) => {
    if (token.kind === "sign" && "([".includes(token.text)) brackets += 1;
    if (token.kind === "sign" && ")]".includes(token.text)) brackets -= 1;
    if (isAt(tokens, k, "{")) braces += 1;
    if (braces > 0) stays.add(k);
    if (isAt(tokens, k, "}")) braces -= 1;
    const ends = token.kind === "text" || ["=", "into", "constant"].includes(token.text);
    if (unit === "inside" && ends) unit = "after";
    if (unit === "inside") stays.add(k);
    if (unit === "before" && isAt(tokens, k, "=")) unit = "after";
    if (unit === "before" && isAt(tokens, k, ":") && brackets === 0) unit = "inside";
  });
  return stays;
}
