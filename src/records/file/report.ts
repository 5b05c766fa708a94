import type { Issue } from "../../source/index.ts";
import type { TextCell } from "../../table/index.ts";
import type { Problem } from "../../units/index.ts";

/** Collects what is wrong with a file of records, each with its place; the one place that words it. */
export interface Report {
  readonly issues: Issue[];
  /** All of them, in the order of their lines. */
  readonly inOrder: () => readonly Issue[];
  readonly missing: (at: TextCell | undefined, name: string, names: readonly string[]) => void;
  readonly date: (at: TextCell) => void;
  readonly noUnit: (at: TextCell, name: string) => void;
  readonly unit: (at: TextCell, name: string, problem: Problem) => void;
  readonly wrongUnit: (at: TextCell | undefined, name: string, unit: string, needed: string) => void;
  readonly unread: (at: TextCell | undefined, names: readonly string[], near: string | undefined) => void;
  readonly notNumber: (at: TextCell, name: string) => void;
  /** Anything about one cell. */
  readonly cell: (
    code: string,
    at: TextCell | undefined,
    found: string,
    needed: string,
    write?: string,
    severity?: Issue["severity"],
  ) => void;
}

/** Of one kind of problem no more are written out than this. */
const mostAlike = 20;

/** An empty report for a file. */
export function reportOn(file: string): Report {
  const issues: Issue[] = [];
  const counts = new Map<string, number>();
  const cell: Report["cell"] = (code, at, found, needed, write, severity = "error") => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count > mostAlike) return;
    const where = { file, ...(at ? { line: at.line, column: at.column } : {}) };
    const more = count === mostAlike ? `${found} (and perhaps more like it, which are not listed)` : found;
    issues.push({
      code: `records.${code}`,
      severity,
      where,
      found: more,
      needed,
      ...(write ? { write } : {}),
    });
  };
  return {
    issues,
    inOrder: () =>
      [...issues].sort(
        ({ where: a }, { where: b }) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
      ),
    cell,
    missing: (at, name, names) =>
      cell(
        "missing-column",
        at,
        `there is no column "${name}"`,
        `a column ${name}, or another declared for it; the file has ${names.join(", ")}`,
        `columns: { ${name}: ${names[0]} }`,
      ),
    date: (at) =>
      cell(
        "date",
        at,
        `column "${at.text}" holds dates`,
        "times since the start, as numbers in TIME, and no column of dates",
      ),
    noUnit: (at, name) =>
      cell(
        "no-unit",
        at,
        `nothing says in what unit ${name} is`,
        "its unit, declared",
        `units: { ${name}: ... }`,
      ),
    unit: (at, name, { problem, needed, write }) =>
      cell("unit", at, `the unit of ${name}: ${problem}`, needed, write),
    wrongUnit: (at, name, unit, needed) => cell("wrong-unit", at, `${name} is declared in ${unit}`, needed),
    unread: (at, names, near) =>
      cell(
        "unread",
        at,
        `no parameter or covariate of the model is named ${names.join(", ")}`,
        "names of the model, for columns that it is meant to read",
        near,
        "warning",
      ),
    notNumber: (at, name) =>
      /^\d+:\d\d/.test(at.text)
        ? cell(
            "clock-time",
            at,
            `"${at.text}" in ${name} is a time of day`,
            "a number: hours since the start",
            "8.5",
          )
        : cell(
            "not-a-number",
            at,
            `"${at.text}" in ${name} is not a number`,
            'a number, or "." for none',
            ".",
          ),
  };
}
