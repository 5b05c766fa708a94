import { isMap, isNode, LineCounter, type Pair, parseDocument, type YAMLError, type YAMLMap } from "yaml";
import type { Issue, Place, SourceFile } from "./issue.ts";

/** A path into a YAML file: keys and positions in lists. */
export type Path = readonly (string | number)[];

/** A YAML text as plain data, with where everything stands in the file. */
export interface YamlText {
  readonly data: unknown;
  readonly issues: readonly Issue[];
  /** The place of a value, or of its key; the nearest ancestor's for what is not there. */
  readonly place: (path: Path, which?: "key" | "value") => Place;
}

/** Reads YAML 1.2. Broken YAML, duplicate keys and several documents in one file are issues. Never throws. */
export function openYaml(source: SourceFile): YamlText {
  const lines = new LineCounter();
  const text = source.text.replace(/^\uFEFF/, "");
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const at = (offset: number, path?: Path): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: source.path, line, column: col, ...(path?.length ? { path: path.join(".") } : {}) };
  };
  const place = (path: Path, which: "key" | "value" = "value"): Place =>
    at(offsetOf(document.contents, path, which), path);
  const issues = document.errors.map((error) => yamlIssue(error, at(error.pos[0])));
  return {
    data: issues.length > 0 ? undefined : plain(() => document.toJS({ maxAliasCount: 1000 }), issues, at(0)),
    issues,
    place,
  };
}

function plain(read: () => unknown, issues: Issue[], where: Place): unknown {
  try {
    return read();
  } catch (error) {
    issues.push({
      code: "yaml.cannot-read",
      severity: "error",
      where,
      found: `this YAML cannot be turned into data (${error instanceof Error ? error.message : "unknown reason"})`,
      needed: "plain mappings, lists, texts and numbers",
    });
    return undefined;
  }
}

function offsetOf(root: unknown, path: Path, which: "key" | "value"): number {
  let node = root;
  let offset = rangeStart(node) ?? 0;
  for (const [k, key] of path.entries()) {
    const pair: Pair | undefined = isMap(node) ? findPair(node, key) : undefined;
    const last = k === path.length - 1;
    const next: unknown = pair ? pair.value : itemOf(node, key);
    if (pair && last && which === "key") return rangeStart(pair.key) ?? offset;
    if (next === undefined || next === null) return (pair && rangeStart(pair.key)) ?? offset;
    offset = rangeStart(next) ?? (pair && rangeStart(pair.key)) ?? offset;
    node = next;
  }
  return offset;
}

const findPair = (map: YAMLMap, key: string | number): Pair | undefined =>
  map.items.find((pair) => isNode(pair.key) && "value" in pair.key && String(pair.key.value) === String(key));

const itemOf = (node: unknown, key: string | number): unknown =>
  typeof key === "number" && node && typeof node === "object" && "items" in node && Array.isArray(node.items)
    ? node.items[key]
    : undefined;

const rangeStart = (node: unknown): number | undefined =>
  isNode(node) && node.range ? node.range[0] : undefined;

const advice: Readonly<Record<string, { needed: string; write?: string }>> = {
  DUPLICATE_KEY: { needed: "each key once in a mapping" },
  TAB_AS_INDENT: { needed: "spaces for indentation", write: "two spaces for each level" },
  BAD_INDENT: { needed: "keys of one mapping in the same column" },
  MISSING_CHAR: { needed: "brackets, braces and quotes that close" },
  MULTIPLE_DOCS: { needed: "one document in a file" },
  BLOCK_AS_IMPLICIT_KEY: { needed: "a mapping that begins on its own line" },
  NON_STRING_KEY: { needed: "texts as keys" },
};

const yamlIssue = (error: YAMLError, where: Place): Issue => ({
  code: `yaml.${error.code.toLowerCase().replaceAll("_", "-")}`,
  severity: "error",
  where,
  found: `broken YAML: ${error.message.split("\n")[0]?.replace(/ at line.*$/, "") ?? ""}`,
  ...(advice[error.code] ?? { needed: "YAML that can be read" }),
});
