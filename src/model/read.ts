import { hasErrors, type Issue, type SourceFile } from "../source/index.ts";
import { assemble } from "./assemble.ts";
import { SyntaxProblem } from "./cursor.ts";
import { readStatement } from "./read-statement.ts";
import { type Report, startReport } from "./report.ts";
import type { ModelStatement } from "./syntax.ts";
import { type Statement, statements } from "./tokens.ts";
import type { Model } from "./types.ts";

/**
 * Reads and checks a model text. Everything that is wrong is reported at once; the model is there when none of it is
 * an error. Takes any text and never throws.
 */
export function readModel(source: SourceFile): { readonly model?: Model; readonly issues: readonly Issue[] } {
  const report = startReport(source);
  const read = statements(source.text).flatMap((tokens) => readOrReport(tokens, source.text, report));
  const model = assemble(read, source, report);
  const issues = [...report.issues].sort(
    (a, b) => (a.where.line ?? 0) - (b.where.line ?? 0) || (a.where.column ?? 0) - (b.where.column ?? 0),
  );
  return hasErrors(issues) ? { issues } : { model, issues };
}

function readOrReport(tokens: Statement, text: string, report: Report): readonly ModelStatement[] {
  try {
    return [readStatement(tokens, text)];
  } catch (problem) {
    if (!(problem instanceof SyntaxProblem)) throw problem;
    report.error("model.syntax", problem.at, problem.found, problem.needed, problem.write);
    return [];
  }
}
