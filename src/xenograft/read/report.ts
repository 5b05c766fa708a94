import type { Issue } from "../../source/index.ts";
import { cellNumber, type TextCell } from "../../table/index.ts";
import type { Problem } from "../../units/index.ts";
import { factorTo, type own } from "./units.ts";
import { knownWords, meaningOf } from "./words.ts";

/** Reads cells of one file and keeps what is wrong with them. */
export interface Reader {
  readonly file: string;
  readonly decimal: "point" | "comma";
  readonly issues: Issue[];
}

/** Adds an issue at a cell. */
export function report(
  { file, issues }: Reader,
  code: string,
  at: Pick<TextCell, "line" | "column">,
  { problem, needed, write }: Problem,
  severity: Issue["severity"] = "error",
): void {
  issues.push({
    code: `xenograft.${code}`,
    severity,
    where: { file, line: at.line, column: at.column },
    found: problem,
    needed,
    ...(write === undefined ? {} : { write }),
  });
}

/** A cell that measures: its number, or what it says instead. A text that nobody knows is an issue. */
export function measured(
  reader: Reader,
  cell: TextCell | undefined,
): { readonly value: number; readonly said: string } {
  if (!cell) return { value: Number.NaN, said: "" };
  const value = cellNumber(cell.text, reader.decimal);
  if (value !== undefined && value < 0) {
    const problem = `${cell.text} is negative; the measurement is left out`;
    report(reader, "negative", cell, { problem, needed: "0 or more, or an empty cell" }, "warning");
    return { value: Number.NaN, said: "" };
  }
  if (value !== undefined) return { value, said: "" };
  const meaning = meaningOf(cell.text);
  if (meaning === undefined) {
    report(reader, "cell", cell, {
      problem: `"${cell.text}" is no number`,
      needed: `a number, ${knownWords}`,
    });
  }
  const ends = meaning === "found dead" || meaning === "sacrificed" || meaning === "removed";
  return { value: Number.NaN, said: ends ? cell.text : "" };
}

/** The factor of a unit to the wing's own, with an issue where there is none. */
export function unitFactor(
  reader: Reader,
  kind: keyof typeof own,
  unit: string | undefined,
  at: Pick<TextCell, "line" | "column">,
  what: string,
): number {
  if (unit === undefined) {
    const example = { time: "d", volume: "mm3", length: "mm", weight: "g" }[kind];
    report(reader, "no-unit", at, {
      problem: `${what} has no unit`,
      needed: "a unit in brackets behind the name, or in the options",
      write: `units: { ${kind === "time" ? "time" : "size"}: ${example} }`,
    });
    return Number.NaN;
  }
  const factor = factorTo(kind, unit);
  if (typeof factor === "number") return factor;
  report(reader, "unit", at, { ...factor, problem: `${what}: ${factor.problem}` });
  return Number.NaN;
}
