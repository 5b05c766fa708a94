import type { Issue, SourceFile } from "../source/index.ts";
import { csvFindings, findingsIn } from "./csv-issues.ts";
import { numberForm, numberOf } from "./csv-number.ts";
import { detectSeparator, placeFinder, splitCells } from "./csv-text.ts";

/** One cell of a file that is no plain table, with its place. */
export interface TextCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** The cells of a file, row after row, where its shape is for the reader to find out. */
export interface CellsReading {
  readonly rows: readonly (readonly TextCell[])[];
  /** What stands before the decimals: a comma only where commas do not part the cells. */
  readonly decimal: "point" | "comma";
  readonly issues: readonly Issue[];
}

/**
 * Splits a delimited text into cells without asking for a head: files with two header rows, blocks, transposed tables. Blank
 * lines are skipped. Never throws.
 */
export function readCells(source: SourceFile): CellsReading {
  const separator = detectSeparator(source.text);
  const cells = splitCells(source.text, separator);
  const findings = findingsIn(source);
  for (const fault of cells.faults) findings.add(csvFindings.quote(fault), fault.offset);
  const placeOf = placeFinder(source.text);
  const rows = cells.rowStarts.slice(0, -1).map((start, k) =>
    cells.texts.slice(start, cells.rowStarts[k + 1]).map((text, j) => ({
      text,
      ...placeOf(cells.offsets[start + j]!),
    })),
  );
  const forms = rows.flat().map(({ text }) => numberForm(text));
  const commas = forms.some((form) => form === "comma") && !forms.includes("point");
  return { rows, decimal: separator !== "," && commas ? "comma" : "point", issues: findings.issues() };
}

/** The number that a cell holds: NaN for a missing one (empty, NA, "."), undefined for anything else. */
export function cellNumber(text: string, decimal: "point" | "comma"): number | undefined {
  const form = numberForm(text);
  if (form === "none" || form === "infinite") return undefined;
  if ((form === "comma" || form === "comma or thousands") && decimal === "point") return undefined;
  return numberOf(text, form);
}
