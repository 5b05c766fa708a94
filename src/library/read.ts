import { type Model, readModel } from "../model/index.ts";
import { hasErrors, type Issue, type SourceFile } from "../source/index.ts";
import { expand, isComposition, issuesWhereWritten } from "./compose/expand.ts";
import { lotIssues } from "./lot.ts";
import { libraryModule, modules } from "./modules/index.ts";

/**
 * Reads a model text or a composition. Modules are found in the library, or by `beside`, which gives texts of files
 * next to the one being read. Everything that is wrong is reported at the line that holds it; the model is there when
 * none of it is an error, with the text in which all modules are written out.
 */
export function readComposition(
  source: SourceFile,
  beside: (name: string) => SourceFile | undefined = () => undefined,
): { readonly model?: Model; readonly issues: readonly Issue[] } {
  if (!isComposition(source.text)) return withLots(readOnce(source), source);
  const find = (name: string): SourceFile | undefined => {
    const known = libraryModule(name);
    return known ? { path: `${name} (module)`, text: known.text } : beside(name);
  };
  const written = expand(
    source,
    find,
    modules.map(({ name }) => name),
  );
  if (hasErrors(written.issues)) return { issues: written.issues };
  const read = readOnce({ path: source.path, text: written.text });
  const issues = issuesWhereWritten(written, read.issues, source.path);
  return withLots(read.model ? { model: read.model, issues } : { issues }, source);
}

const readBefore = new Map<string, ReturnType<typeof readModel>>();

/** A study names the same model in many steps; its text is read once. */
function readOnce(source: SourceFile): ReturnType<typeof readModel> {
  const key = `${source.path}\n${source.text}`;
  const known = readBefore.get(key) ?? readModel(source);
  readBefore.set(key, known);
  return known;
}

function withLots(
  read: { readonly model?: Model; readonly issues: readonly Issue[] },
  source: SourceFile,
): { readonly model?: Model; readonly issues: readonly Issue[] } {
  if (!read.model) return read;
  const line = 1 + source.text.split("\n").findIndex((text) => /^\s*param\s+(\w+_)?f\b/.test(text));
  const issues = lotIssues(read.model, line > 0 ? { file: source.path, line } : { file: source.path });
  return issues.length > 0 ? { issues: [...read.issues, ...issues] } : read;
}
