import { isProblem, type Problem, readUnit } from "../units/index.ts";

/** What the head of a CSV column says: a name, and a unit in brackets behind it. */
export interface CsvHead {
  readonly name: string;
  /** The text in brackets, or undefined when there are none. */
  readonly unit?: string;
  /** Why the text in brackets is not a unit. */
  readonly problem?: Problem;
  /** Round brackets may hold something else than a unit: "AUC (0-inf)". */
  readonly round: boolean;
}

/** Reads "conc [ng/mL]", "conc (ng/mL)", "conc". "conc []" is the bare name, whatever stands in it. */
export function readHead(text: string): CsvHead {
  const open = openingBracket(text);
  if (open <= 0) return { name: text, round: false };
  const name = text.slice(0, open).trimEnd();
  if (name === "") return { name: text, round: false };
  const unit = text.slice(open + 1, -1).trim();
  const read = readUnit(unit);
  const round = text[open] === "(";
  return { name, unit, round, ...(isProblem(read) ? { problem: read } : {}) };
}

/** Where the bracket opens that the last character closes; −1 when it closes none. */
function openingBracket(text: string): number {
  const close = text.at(-1);
  const opens = close === "]" ? "[" : close === ")" ? "(" : undefined;
  if (opens === undefined) return -1;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === close) depth += 1;
    if (text[at] === opens) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** The head of a column as {@link readHead} reads it back. */
export function writeHead(name: string, unit: string): string {
  if (unit !== "") return `${name} [${unit}]`;
  return readHead(name).unit === undefined ? name : `${name} []`;
}
