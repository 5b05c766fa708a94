import type { Issue, Place, SourceFile } from "../../source/index.ts";
import { flatten } from "./flatten.ts";
import type { Convention, FindModule } from "./pieces.ts";
import { withRangesInNumbers } from "./ranges.ts";

/** A composition written out: one model text, and where each of its lines was written. */
export interface Expanded {
  readonly text: string;
  /** Line k + 1 of `text` was written here. */
  readonly origins: readonly Place[];
  readonly issues: readonly Issue[];
}

/**
 * Writes out a composition: every `use MODULE as NAME (port = …)` becomes the module's statements, its names with
 * `NAME_` before them, its ports bound. A definition of the composition replaces a parameter of that name of a
 * module. A text without `use` comes back as it is. Reports modules and ports that do not exist, ports without a
 * binding, and conventions that contradict each other.
 */
export function expand(source: SourceFile, find: FindModule, known: readonly string[]): Expanded {
  const issues: Issue[] = [];
  const flat = flatten(source, { find, known, issues, inside: [] });
  checkConventions(flat.conventions, issues);
  const lines = withRangesInNumbers(flat.pieces).flatMap(({ text, origin }) =>
    text.split("\n").map((line, k) => ({ line, origin: { ...origin, line: (origin.line ?? 1) + k } })),
  );
  return {
    text: `${lines.map(({ line }) => line).join("\n")}\n`,
    origins: lines.map(({ origin }) => origin),
    issues,
  };
}

/** Whether a text uses modules. */
export const isComposition = (text: string): boolean => /^\s*use\s/m.test(text);

function checkConventions(conventions: readonly Convention[], issues: Issue[]): void {
  for (const [k, { name, value, by, at }] of conventions.entries()) {
    const other = conventions.slice(0, k).find((before) => before.name === name && before.value !== value);
    if (!other) continue;
    issues.push({
      code: "module.convention-mixed",
      severity: "error",
      where: at,
      found: `${by} takes ${name} as ${value}, ${other.by} as ${other.value}`,
      needed: `one convention for ${name} in all parts; values of one do not hold in the other`,
    });
  }
}

/** Issues of the written-out text, each where the line was written. A module may hold values that a composition does not read. */
export const issuesWhereWritten = (
  { origins }: Pick<Expanded, "origins">,
  issues: readonly Issue[],
  file: string,
): readonly Issue[] =>
  issues.flatMap((issue) => {
    const origin = issue.where.file === file ? origins[(issue.where.line ?? 1) - 1] : undefined;
    if (!origin) return [issue];
    if (issue.code === "model.unused" && origin.file !== file) return [];
    const { column } = issue.where;
    return [{ ...issue, where: { ...origin, ...(column === undefined ? {} : { column }) } }];
  });
