import type { Issue, SourceFile } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import { platesAsLong } from "./plate.ts";

/** What the options of a step say about its data. */
export interface DataOptions {
  readonly data: string | readonly string[];
  readonly layout?: string | undefined;
  readonly map?: string | undefined;
  readonly read?: string | undefined;
}

/**
 * The file of a step, plates with their map written out as one long table; undefined with an issue where it cannot be had.
 * @param kind of the step, which its codes begin with.
 */
export function dataFile(
  kind: string,
  options: DataOptions,
  context: PlanContext,
  issues: Issue[],
): SourceFile | undefined {
  const paths = typeof options.data === "string" ? [options.data] : options.data;
  const files = paths.flatMap((path) => fileOrIssue(kind, path, "data", context, issues) ?? []);
  if (files.length < paths.length) return undefined;
  if (options.layout !== "plate") {
    if (paths.length === 1 && options.map === undefined) return files[0];
    const several = paths.length > 1;
    issues.push({
      code: `${kind}.layout`,
      severity: "error",
      where: context.place(several ? "data" : "map"),
      found: several ? `${paths.length} files` : "a map of wells without plates",
      needed: "layout: plate for exports of a plate reader; otherwise one file",
      write: "layout: plate",
    });
    return undefined;
  }
  if (options.map === undefined) {
    issues.push({
      code: `${kind}.no-map`,
      severity: "error",
      where: context.place("layout"),
      found: "plates without a map",
      needed: "a CSV file with a column well and the doses and names that belong to each",
      write: "map: map.csv",
    });
    return undefined;
  }
  const map = fileOrIssue(kind, options.map, "map", context, issues);
  if (!map) return undefined;
  const { long, issues: found } = platesAsLong(files, map, options.read);
  issues.push(...found);
  return long;
}

/** A file beside the study file, or an issue that there is none. */
export function fileOrIssue(
  kind: string,
  path: string,
  at: string,
  context: PlanContext,
  issues: Issue[],
): SourceFile | undefined {
  const file = context.file(path);
  if (file) return file;
  issues.push({
    code: `${kind}.no-file`,
    severity: "error",
    where: context.place(at),
    found: `there is no file "${path}" beside the study file`,
    needed: "the path of a file, from the study file",
  });
  return undefined;
}
