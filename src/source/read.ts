import type * as z from "zod";
import type { Issue, SourceFile } from "./issue.ts";
import { valueAt, wordIssue } from "./wording.ts";
import { openYaml, type Path, type YamlText } from "./yaml.ts";

/** What reading gave: the value when nothing is wrong with it, and every issue. */
export interface Reading<T> {
  readonly value?: T;
  readonly issues: readonly Issue[];
}

/** Reads the part of a YAML text at `path` by a schema. */
export function readPart<T>(yaml: YamlText, path: Path, schema: z.ZodType<T>): Reading<T> {
  const data = valueAt(yaml.data, path);
  const result = schema.safeParse(data);
  if (result.success) return { value: result.data, issues: [] };
  return {
    issues: result.error.issues.flatMap((issue) => wordIssue(issue, { data, schema, yaml, prefix: path })),
  };
}

/** Reads a whole YAML file by a schema; every problem at once. Never throws. */
export function readYaml<T>(
  source: SourceFile,
  schema: z.ZodType<T>,
): Reading<T> & { readonly yaml: YamlText } {
  const yaml = openYaml(source);
  if (yaml.issues.length > 0) return { issues: yaml.issues, yaml };
  return { ...readPart(yaml, [], schema), yaml };
}
