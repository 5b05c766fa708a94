import { hasErrors, type Issue, printIssue } from "../source/index.ts";
import { type Plan, planStudy } from "../study/index.ts";
import { openStudy } from "./files.ts";
import { exitCodes } from "./index.ts";

/** A study read from disk and planned. */
export interface PlannedStudy {
  readonly plan: Plan;
  readonly folder: string;
  readonly issues: readonly Issue[];
}

/**
 * Reads and plans a study. Issues go to standard error, or as JSON lines to standard output; with an error among
 * them the exit code is 2 and nothing is returned.
 */
export function planFromDisk(path: string, json: boolean): PlannedStudy | undefined {
  const study = openStudy(path);
  const { plan, issues } =
    "issue" in study ? { plan: undefined, issues: [study.issue] } : planStudy(study.source, study.files);
  tellIssues(issues, json);
  if (!plan || "issue" in study) {
    process.exitCode = exitCodes.badInput;
    return undefined;
  }
  return { plan, folder: study.folder, issues };
}

/** Prints issues for people or for machines. */
function tellIssues(issues: readonly Issue[], json: boolean): void {
  for (const issue of issues) {
    if (json) process.stdout.write(`${JSON.stringify({ event: "issue", ...issue })}\n`);
    else process.stderr.write(`${issue.severity === "warning" ? "warning: " : ""}${printIssue(issue)}\n`);
  }
  if (json || !hasErrors(issues)) return;
  const count = issues.filter((issue) => issue.severity === "error").length;
  process.stderr.write(`${count === 1 ? "1 problem" : `${count} problems`}; nothing was computed.\n`);
}
