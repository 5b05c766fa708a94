import type { Issue, SourceFile } from "../source/index.ts";
import type { Problem } from "../units/index.ts";
import type { Span } from "./tokens.ts";

/** Collects what is wrong with a model text. */
export interface Report {
  readonly issues: readonly Issue[];
  readonly error: Reporter;
  readonly warning: Reporter;
  /** Reports that a unit text cannot be read. */
  readonly unit: (at: Span, problem: Problem) => void;
  /** The text of a span, for messages. */
  readonly quote: (at: Span) => string;
}

type Reporter = (code: string, at: Span, found: string, needed: string, write?: string) => void;

/** A report on a file. The same thing at the same place is reported once, however many index values it concerns. */
export function startReport(source: SourceFile): Report {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const reporter =
    (severity: Issue["severity"]): Reporter =>
    (code, at, found, needed, write) => {
      const key = `${code}@${at.start}`;
      if (seen.has(key)) return;
      seen.add(key);
      const where = { file: source.path, line: at.line, column: at.column };
      issues.push({ code, severity, where, found, needed, ...(write === undefined ? {} : { write }) });
    };
  const error = reporter("error");
  return {
    issues,
    error,
    warning: reporter("warning"),
    unit: (at, problem) => error("model.unit", at, problem.problem, problem.needed, problem.write),
    quote: (at) => {
      const text = source.text
        .slice(at.start, at.end)
        .replace(/#[^\n]*/g, "")
        .replace(/\s+/g, " ")
        .trim();
      return text.length > 60 ? `${text.slice(0, 57)}...` : text;
    },
  };
}
