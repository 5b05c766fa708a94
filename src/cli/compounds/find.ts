import { type Compound, readCompound, registered, registry } from "../../compound/index.ts";
import { hasErrors, type Issue, nearest, printIssue } from "../../source/index.ts";
import { readText } from "../files.ts";
import { exitCodes } from "../index.ts";

/** How a command answers: for people, or JSON, one object a line. */
export interface Answer {
  readonly json?: boolean;
}

/** Prints issues for people on standard error or for machines on standard output; exit code 2 with an error among them. */
export function tellIssues(issues: readonly Issue[], { json }: Answer): void {
  for (const issue of issues) {
    if (json) process.stdout.write(`${JSON.stringify({ event: "issue", ...issue })}\n`);
    else process.stderr.write(`${issue.severity === "warning" ? "warning: " : ""}${printIssue(issue)}\n`);
  }
  if (hasErrors(issues)) process.exitCode = exitCodes.badInput;
}

/** Reads a compound file; undefined, with issues told, when it cannot be used. */
export function compoundFromFile(path: string, answer: Answer): Compound | undefined {
  const text = readText(path);
  if (text === undefined) return void tellIssues([missing(path)], answer);
  const { compound, issues } = readCompound({ path, text });
  tellIssues(issues, answer);
  return compound;
}

/** The compound with this name or alias, or of this file; undefined, with the nearest name told, when there is none. */
export function findCompound(name: string, answer: Answer): Compound | undefined {
  const known = registered(name);
  if (known) return known;
  if (/\.ya?ml$/i.test(name)) return compoundFromFile(name, answer);
  tellUnknown(name, [...registry.keys()]);
  return undefined;
}

/** Says that nothing has this name, and which names there are. */
export function tellUnknown(name: string, names: readonly string[]): void {
  const near = nearest(name, names);
  const write = near === undefined ? "" : `\n  Write ${near}`;
  process.stderr.write(
    `nothing is called "${name}"; needed: one of ${names.join(", ")}, or the path of a compound file (.yaml).${write}\n`,
  );
  process.exitCode = exitCodes.badInput;
}

const missing = (file: string): Issue => ({
  code: "file.missing",
  severity: "error",
  where: { file },
  found: "there is no file here that can be read",
  needed: "the path of a compound file",
  write: "tapworks compounds check my-adc.yaml",
});
