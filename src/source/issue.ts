/** A place in a file that somebody wrote. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** The setting, as a path: "steps.human.simulate.dose". */
  readonly path?: string;
}

/** One thing wrong in a file: where, what was found, what is needed, one thing to write instead. */
export interface Issue {
  /** Stable name of the kind of problem: "unit.wrong-dimension". */
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly where: Place;
  readonly found: string;
  readonly needed: string;
  readonly write?: string;
}

/** A text file as it was read: the path users know it by, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** `study.yaml:14:5  steps.human.dose: "3.6 mg" is a mass; needed: … Write "3.6 mg/kg".` */
export function printIssue(issue: Issue): string {
  const { file, line, column, path } = issue.where;
  const place = [file, line, line === undefined ? undefined : column]
    .filter((x) => x !== undefined)
    .join(":");
  const write = issue.write === undefined ? "" : `\n  Write ${issue.write}`;
  return `${place}  ${path ? `${path}: ` : ""}${issue.found}; needed: ${issue.needed}.${write}`;
}

/** Whether any of the issues stops the work. */
export const hasErrors = (issues: readonly Issue[]): boolean =>
  issues.some((issue) => issue.severity === "error");
